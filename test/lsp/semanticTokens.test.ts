import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { SemanticTokens } from "vscode-languageserver/node";
import { kustoLookup } from "../helpers/builders";
import { PULLING_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { FACTORY, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const PATH = `${ROOT}/pipeline/Load.json`;
const LOOKUP = kustoLookup('"Events\\n| where Level == 1"');

/** Returns what each token covers: the encoding is relative to the token before. */
function textsOf({ data }: SemanticTokens, text: string): readonly string[] {
  const lines = text.split("\n");
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [lineDelta = 0, characterDelta = 0, length = 0] = data.slice(index, index + 3);
    character = lineDelta === 0 ? character + characterDelta : characterDelta;
    line += lineDelta;
    found.push(lines[line]?.slice(character, character + length) ?? "");
  }
  return found;
}

suite("semantic tokens", () => {
  const session = { capabilities: PULLING_CLIENT, folders: [ROOT], files: new MemoryFiles(FACTORY) };
  const textDocument = { uri: `file://${PATH}` };

  test("cover the words of a query, wherever its escapes stand", async () => {
    await TestClient.run(session, async (client) => {
      await client.open(PATH, LOOKUP);
      const tokens = await client.connection.sendRequest<SemanticTokens>("textDocument/semanticTokens/full", {
        textDocument,
      });
      const texts = textsOf(tokens, LOOKUP);
      for (const word of ["Events", "|", "where", "Level", "==", "1"])
        assert.ok(texts.includes(word), `${word}: ${texts}`);
    });
  });

  test("of a range away from queries are none", async () => {
    await TestClient.run(session, async (client) => {
      await client.open(PATH, LOOKUP);
      const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
      const tokens = await client.connection.sendRequest<SemanticTokens>(
        "textDocument/semanticTokens/range",
        { textDocument, range },
      );
      assert.deepEqual(tokens.data, []);
    });
  });
});
