import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type {
  ClientCapabilities,
  CompletionItem,
  InsertReplaceEdit,
  SignatureHelp,
  TextEdit,
} from "vscode-languageserver/node";
import { uriOfPath } from "../../server/src/lsp/uris";
import { LineIndex } from "../../server/src/text/lineIndex";
import { kustoLookup } from "../helpers/builders";
import { readMarks } from "../helpers/marks";
import { PLAIN_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { FACTORY, LOOKUP_PATH, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const RICH_CLIENT: ClientCapabilities = {
  ...PLAIN_CLIENT,
  textDocument: { completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true } } },
};

const session = (capabilities = PLAIN_CLIENT) => ({
  capabilities,
  folders: [ROOT],
  files: new MemoryFiles(FACTORY),
});

suite("completion requests", () => {
  test("are announced with the characters that begin something", async () => {
    await TestClient.run(session(), async (_, { capabilities }) => {
      assert.deepEqual(capabilities.completionProvider?.triggerCharacters, [
        "@",
        "{",
        ".",
        "(",
        "'",
        "|",
        " ",
        '"',
      ]);
      assert.deepEqual(capabilities.signatureHelpProvider?.triggerCharacters, ["(", ","]);
    });
  });

  test("are answered with plain text for a client that knows no snippets", async () => {
    const [item, text] = await completed(PLAIN_CLIENT, '"Events | where At > ag$0o"', "ago");
    assert.equal(item.insertTextFormat, undefined);
    assert.deepEqual(item.textEdit, { newText: "ago(", range: rangeOf(text, "ag") });
    assert.ok(typeof item.documentation === "object" && item.documentation.kind === "markdown");
    assert.equal(item.detail, "ago(timespan)");
  });

  test("are answered with the place of the cursor, and with both ranges, for one that does", async () => {
    const [item, text] = await completed(RICH_CLIENT, '"Events | where At > ag$0o"', "ago");
    assert.equal(item.insertTextFormat, 2);
    const edit: InsertReplaceEdit = {
      newText: "ago($0)",
      insert: rangeOf(text, "ag"),
      replace: rangeOf(text, "ago"),
    };
    assert.deepEqual(item.textEdit, edit);
  });

  test("escape what a snippet would read as more than text", async () => {
    const [item] = await completed(RICH_CLIENT, '"Events @$0"', "@{…}");
    assert.equal(editOf(item).newText, "@{$0\\}");
  });

  test("follow edits", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(LOOKUP_PATH, kustoLookup('"Events"'));
      const { text, cursors } = readMarks(kustoLookup('"Events | $0"'));
      await client.edit(LOOKUP_PATH, { text });
      const labels = (await ask(client, text, cursors[0] ?? 0)).map(({ label }) => label);
      assert.ok(labels.includes("where"));
    });
  });

  test("are answered with nothing outside of expressions and KQL, and behind a blank between words", async () => {
    await TestClient.run(session(), async (client) => {
      const text = kustoLookup('"Events | where "');
      await client.open(LOOKUP_PATH, text);
      assert.deepEqual(await ask(client, text, text.indexOf("Lookup") + 2), []);
      assert.deepEqual(await ask(client, text, text.indexOf('where "') + 6, " "), []);
      assert.notDeepEqual(await ask(client, text, text.indexOf('where "') + 6), []);
    });
  });
});

suite("signature help requests", () => {
  test("are answered with the argument at the cursor, and with nothing outside of calls", async () => {
    await TestClient.run(session(), async (client) => {
      const { text, cursors } = readMarks(kustoLookup('"Events | where At > bin(now(), $0"'));
      await client.open(LOOKUP_PATH, text);
      const help = await signature(client, text, cursors[0] ?? 0);
      assert.equal(help?.signatures[0]?.label, "bin(value, roundTo)");
      assert.equal(help?.activeParameter, 1);
      assert.deepEqual(help?.signatures[0]?.parameters?.[1]?.label, [11, 18]);
      assert.equal(await signature(client, text, 2), null);
    });
  });
});

/** Returns an item that is offered in a query, and the text of the document. */
async function completed(
  capabilities: ClientCapabilities,
  query: string,
  label: string,
): Promise<readonly [CompletionItem, string]> {
  const { text, cursors } = readMarks(kustoLookup(query));
  let found: CompletionItem | undefined;
  await TestClient.run(session(capabilities), async (client) => {
    await client.open(LOOKUP_PATH, text);
    found = (await ask(client, text, cursors[0] ?? 0)).find((item) => item.label === label);
  });
  assert.ok(found, `"${label}" is not offered.`);
  return [found, text];
}

function ask(client: TestClient, text: string, offset: number, typed?: string): Promise<CompletionItem[]> {
  const context = typed === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter: typed };
  return client.connection.sendRequest("textDocument/completion", { ...placeOf(text, offset), context });
}

function signature(client: TestClient, text: string, offset: number): Promise<SignatureHelp | null> {
  return client.connection.sendRequest("textDocument/signatureHelp", placeOf(text, offset));
}

function placeOf(text: string, offset: number) {
  return { textDocument: { uri: uriOfPath(LOOKUP_PATH) }, position: new LineIndex(text).positionAt(offset) };
}

/** Returns the range of the last occurrence of a word. */
function rangeOf(text: string, word: string) {
  const lines = new LineIndex(text);
  const start = text.lastIndexOf("ago");
  return { start: lines.positionAt(start), end: lines.positionAt(start + word.length) };
}

function editOf({ textEdit }: CompletionItem): TextEdit | InsertReplaceEdit {
  assert.ok(textEdit);
  return textEdit;
}
