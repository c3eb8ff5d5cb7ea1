import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { CompletionItem, Hover, SemanticTokens, SignatureHelp } from "vscode-languageserver/node";
import { kqlUriOf } from "../../server/src/lsp/kqlEditor/kqlUris";
import { uriOfPath } from "../../server/src/lsp/uris";
import { LineIndex } from "../../server/src/text/lineIndex";
import { readMarks } from "../helpers/marks";
import { PLAIN_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { FACTORY, LOOKUP, LOOKUP_PATH, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const uriNamed = (activity: string) =>
  kqlUriOf({
    documentUri: uriOfPath(LOOKUP_PATH),
    address: { pipeline: "Find", activities: [activity], role: "query", occurrence: 0 },
  });

const SESSION = { capabilities: PLAIN_CLIENT, folders: [ROOT], files: new MemoryFiles(FACTORY) };

/** Asks about the cursor in a KQL document whose pipeline is open. */
async function ask<Answer>(method: string, marked: string, uri = uriNamed("Find")): Promise<Answer> {
  const { text, cursors } = readMarks(marked);
  const answers: Answer[] = [];
  await TestClient.run(SESSION, async (client) => {
    await client.open(LOOKUP_PATH, LOOKUP);
    await client.open(uri, text);
    const position = new LineIndex(text).positionAt(cursors[0] ?? 0);
    answers.push(await client.connection.sendRequest<Answer>(method, { textDocument: { uri }, position }));
  });
  return answers[0] ?? assert.fail("There is no answer.");
}

suite("requests about a KQL document", () => {
  test("are answered with completions at its own lines and characters", async () => {
    const items = await ask<CompletionItem[]>("textDocument/completion", "Events\n| where At > ag$0");
    const item = items.find(({ label }) => label === "ago");
    const range = { start: { line: 1, character: 13 }, end: { line: 1, character: 15 } };
    assert.deepEqual(item?.textEdit, { newText: "ago(", range });
  });

  test("are answered with hovers, of findings too", async () => {
    const hover = await ask<Hover | null>("textDocument/hover", "Events\n| whe$0re A > 1");
    assert.deepEqual(hover?.range, { start: { line: 1, character: 2 }, end: { line: 1, character: 7 } });
    const value = hover !== null && "value" in Object(hover.contents) ? Object(hover.contents).value : "";
    assert.match(value, /Lookup "Find" keeps at most 5,000 rows/);
    assert.match(value, /`where Predicate` · tabular operator/);
  });

  test("are answered with signatures", async () => {
    const help = await ask<SignatureHelp | null>("textDocument/signatureHelp", "print\n bin(x, $0)");
    assert.equal(help?.signatures[0]?.label, "bin(value, roundTo)");
    assert.equal(help?.activeParameter, 1);
  });

  test("are answered with colours", async () => {
    const { data } = await ask<SemanticTokens>("textDocument/semanticTokens/full", "Events\n| count");
    // Line, character and length of `Events`, `|` and `count`, each counted from the token before it.
    assert.deepEqual(
      [0, 5, 10].map((start) => data.slice(start, start + 3)),
      [
        [0, 0, 6],
        [1, 0, 1],
        [0, 2, 5],
      ],
    );
  });

  test("are answered with nothing when its activity is gone", async () => {
    const gone = uriNamed("Gone");
    assert.deepEqual(await ask("textDocument/completion", "Events | $0", gone), []);
    assert.deepEqual(await ask("textDocument/semanticTokens/full", "Events", gone), { data: [] });
  });
});
