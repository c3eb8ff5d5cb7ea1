import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { suite, test } from "node:test";
import type { ClientCapabilities, CompletionItem, Hover } from "vscode-languageserver/node";
import { uriOfPath } from "../../server/src/lsp/uris";
import { LineIndex } from "../../server/src/text/lineIndex";
import { METADATA_PATH } from "../helpers/catalogue";
import { pipelineOf } from "../helpers/completionJson";
import { readMarks } from "../helpers/marks";
import { PLAIN_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { FACTORY, LOOKUP_PATH, ROOT } from "./sampleFactory";
import { type SessionOptions, TestClient } from "./testClient";

const SNIPPET_CLIENT: ClientCapabilities = {
  ...PLAIN_CLIENT,
  textDocument: {
    completion: { completionItem: { snippetSupport: true, insertTextModeSupport: { valueSet: [1, 2] } } },
  },
};

const session = (capabilities = PLAIN_CLIENT): SessionOptions => ({
  capabilities,
  folders: [ROOT],
  files: new MemoryFiles(FACTORY),
  loadMetadata: () => readFile(METADATA_PATH, "utf8"),
});

suite("completion requests in JSON", () => {
  test("are answered with the text alone for a client that knows no snippets", async () => {
    const item = await itemAt(session(), pipelineOf('{ "type": "Wait", $0 }'), "typeProperties");
    assert.equal(item.insertTextFormat, undefined);
    assert.equal(item.insertTextMode, undefined);
    assert.equal(item.textEdit?.newText, '"typeProperties": { "waitTimeInSeconds": 0 }');
    assert.equal(item.detail, "object, required");
  });

  test("are answered with places to fill in for one that does, indented already", async () => {
    const item = await itemAt(
      session(SNIPPET_CLIENT),
      pipelineOf('{\n        "type": "Wait",\n        $0\n      }'),
      "typeProperties",
    );
    assert.equal(item.insertTextFormat, 2);
    assert.equal(item.insertTextMode, 1);
    assert.equal(
      item.textEdit?.newText,
      `"typeProperties": {\n          "waitTimeInSeconds": \${1:0}\n        \\}`,
    );
  });

  test("are answered with the comma that is missing before", async () => {
    const text = pipelineOf('{\n        "type": "Wait"\n        $0\n      }');
    const item = await itemAt(session(), text, "name");
    const place = new LineIndex(text).positionAt(text.indexOf('"Wait"') + '"Wait"'.length);
    assert.deepEqual(item.additionalTextEdits, [{ newText: ",", range: { start: place, end: place } }]);
  });

  test("are answered with the names of the factory, and with whole activities", async () => {
    const reference = await itemAt(
      session(),
      pipelineOf('{ "type": "Copy", "inputs": [{ "referenceName": "$0" }] }'),
      "Input",
    );
    assert.equal(reference.textEdit?.newText, '"Input"');
    const command = await itemAt(session(SNIPPET_CLIENT), pipelineOf("$0"), "Azure Data Explorer Command");
    assert.match(command.textEdit?.newText ?? "", /"name": "\$\{1:Run Kusto command\}"/);
  });

  test("read the types once, and only when asked", async () => {
    let reads = 0;
    const loadMetadata = () => {
      reads++;
      return readFile(METADATA_PATH, "utf8");
    };
    await TestClient.run({ ...session(), loadMetadata }, async (client) => {
      await client.open(LOOKUP_PATH, pipelineOf("{ }"));
      assert.equal(reads, 0);
      for (let time = 0; time < 2; time++) await ask(client, pipelineOf("{ }"), 5);
      assert.equal(reads, 1);
    });
  });

  test("are still answered inside of texts when the types cannot be read", async () => {
    const loadMetadata = () => Promise.reject(new Error("gone"));
    await TestClient.run({ ...session(), loadMetadata, expectsErrors: true }, async (client) => {
      const { text, cursors } = readMarks(
        pipelineOf('{ "type": "Wait", "typeProperties": { "waitTimeInSeconds": "@$0" } }'),
      );
      await client.open(LOOKUP_PATH, text);
      const labels = (await ask(client, text, cursors[0] ?? 0)).map(({ label }) => label);
      assert.ok(labels.includes("concat"));
      assert.equal(client.log.length, 1);
      assert.match(client.log[0] ?? "", /^Reading the types of Data Factory failed: .*gone/);
    });
  });
});

suite("hover requests in JSON", () => {
  test("are answered for any type that is known", async () => {
    await TestClient.run(session(), async (client) => {
      const text = pipelineOf('{ "name": "A", "type": "WebActivity" }');
      await client.open(LOOKUP_PATH, text);
      const hover = await client.connection.sendRequest<Hover | null>(
        "textDocument/hover",
        placeOf(text, text.indexOf("WebActivity") + 2),
      );
      assert.ok(typeof hover?.contents === "object" && "value" in hover.contents);
      assert.match(hover.contents.value, /^\*\*WebActivity\*\*/);
    });
  });
});

async function itemAt(options: SessionOptions, marked: string, label: string): Promise<CompletionItem> {
  const { text, cursors } = readMarks(marked);
  let found: CompletionItem | undefined;
  await TestClient.run(options, async (client) => {
    await client.open(LOOKUP_PATH, text);
    found = (await ask(client, text, cursors[0] ?? 0)).find((item) => item.label === label);
  });
  assert.ok(found, `"${label}" is not offered.`);
  return found;
}

function ask(client: TestClient, text: string, offset: number): Promise<CompletionItem[]> {
  return client.connection.sendRequest("textDocument/completion", placeOf(text, offset));
}

function placeOf(text: string, offset: number) {
  return { textDocument: { uri: uriOfPath(LOOKUP_PATH) }, position: new LineIndex(text).positionAt(offset) };
}
