import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { PULLING_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { numbers } from "./numbers";
import { COPY, COPY_PATH, FACTORY, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const ROUNDS = 60;
const PIECES = ["{", "}", '"', ",", "\n", "\r\n", "\\", '"parallelCopies": 8,', "😀", "", "", ""];

suite("a series of edits", () => {
  test("gives the findings that the final text gives from scratch", async () => {
    const options = { capabilities: PULLING_CLIENT, folders: [ROOT], files: new MemoryFiles(FACTORY) };
    await TestClient.run(options, async (client) => {
      const next = numbers(7);
      await client.open(COPY_PATH, COPY);
      await client.untilComplete(COPY_PATH);
      let document = TextDocument.create("file:///a.json", "json", 1, COPY);
      for (let round = 0; round < ROUNDS; round++) {
        const start = next(document.getText().length);
        const end = Math.min(start + next(12), document.getText().length);
        const range = { start: document.positionAt(start), end: document.positionAt(end) };
        const change = { range, text: PIECES[next(PIECES.length)] ?? "" };
        document = TextDocument.update(document, [change], round + 2);
        await client.edit(COPY_PATH, change);
        const edited = await client.pullItems(COPY_PATH);
        await client.closeDocument(COPY_PATH);
        await client.open(COPY_PATH, document.getText());
        assert.deepEqual(await client.pullItems(COPY_PATH), edited, `after edit ${round}`);
      }
    });
  });
});
