import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { CancellationTokenSource, LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import type { Rule } from "../../server/src/rules/rule";
import { PLAIN_CLIENT, PULLING_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { FACTORY, LOOKUP, LOOKUP_PATH, ROOT, SAMPLE_RULES } from "./sampleFactory";
import { TestClient } from "./testClient";

const session = () => ({ capabilities: PULLING_CLIENT, folders: [ROOT], files: new MemoryFiles(FACTORY) });

/** Throws over every document, with the document's text in the error. */
const crashing: Rule = {
  meta: {
    id: "crashing-rule",
    summary: "Crashes.",
    category: "syntax",
    defaultSeverity: "error",
    vendorPage: "https://learn.microsoft.com/azure/data-factory/",
    fixes: [],
    since: "0.1.0",
  },
  check: ({ document }) => {
    JSON.parse(`secret${document.text}`);
  },
};

suite("a request", () => {
  test("that is cancelled is answered as such, and the next one is answered", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(LOOKUP_PATH, LOOKUP);
      const source = new CancellationTokenSource();
      const params = { textDocument: { uri: `file://${LOOKUP_PATH}` } };
      const request = client.connection.sendRequest("textDocument/diagnostic", params, source.token);
      source.cancel();
      await assert.rejects(request, (error) => {
        assert.ok(error instanceof ResponseError);
        assert.equal(error.code, LSPErrorCodes.RequestCancelled);
        return true;
      });
      const items = await client.pullItems(LOOKUP_PATH);
      assert.deepEqual(
        items.map(({ code }) => code),
        ["lookup-row-limit"],
      );
    });
  });

  test("for a document that was never opened is answered with nothing", async () => {
    await TestClient.run(session(), async (client) => {
      const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
      assert.deepEqual(await client.pullItems("/nowhere/pipeline/None.json"), []);
      assert.deepEqual(await client.codeActions("/nowhere/pipeline/None.json", range), []);
      const hover = await client.connection.sendRequest("textDocument/hover", {
        textDocument: { uri: "file:///nowhere/None.json" },
        position: { line: 0, character: 0 },
      });
      assert.equal(hover, null);
    });
  });
});

suite("a rule that crashes", () => {
  test("is logged, without the document's text, and costs only its own findings", async () => {
    const options = {
      ...session(),
      capabilities: PLAIN_CLIENT,
      rules: [crashing, ...SAMPLE_RULES],
      expectsErrors: true,
    };
    await TestClient.run(options, async (client) => {
      await client.open(LOOKUP_PATH, LOOKUP);
      await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit"]);
      const [message = ""] = client.log;
      assert.match(message, /^Rule crashing-rule failed: SyntaxError: /);
      assert.match(message, /\n\s+at /);
      assert.doesNotMatch(client.log.join("\n"), /secret|Events/);
    });
  });
});
