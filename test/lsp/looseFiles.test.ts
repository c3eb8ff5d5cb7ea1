import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { SymbolInformation } from "vscode-languageserver/node";
import { PLAIN_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { FACTORY, LOOKUP, LOOKUP_PATH, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const FOLDER = "/repo";
const LOOSE_PATH = `${FOLDER}/drafts/Idea.json`;
const LOOSE = LOOKUP.replace('"Find"', '"Idea"');

function filesWithLoose(): MemoryFiles {
  return new MemoryFiles({
    ...FACTORY,
    [LOOSE_PATH]: LOOSE,
    [`${FOLDER}/package.json`]: '{ "name": "none" }',
  });
}

suite("files that lie in no folder of a factory", () => {
  test("are not opened while nobody wants to see them", async () => {
    const files = filesWithLoose();
    await TestClient.run({ capabilities: PLAIN_CLIENT, files, folders: [FOLDER] }, async (client) => {
      await client.open(LOOKUP_PATH, LOOKUP);
      await client.untilComplete(LOOKUP_PATH);
      await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit"]);
      assert.deepEqual(
        [...files.reads.keys()].filter((path) => !path.startsWith(`${ROOT}/`)),
        [],
      );
    });
  });

  test("are shown when the settings want unopened files shown", async () => {
    const files = filesWithLoose();
    const settings = () => ({ lintWorkspace: true });
    await TestClient.run(
      { capabilities: PLAIN_CLIENT, files, folders: [FOLDER], settings },
      async (client) => {
        await client.untilPublished(LOOSE_PATH, ["lookup-row-limit"]);
      },
    );
  });

  test("are linted when all factories are", async () => {
    const files = filesWithLoose();
    await TestClient.run({ capabilities: PLAIN_CLIENT, files, folders: [FOLDER] }, async (client) => {
      await client.connection.sendRequest("adfKusto/lintFactory", {});
      await client.untilPublished(LOOSE_PATH, ["lookup-row-limit"]);
    });
  });

  test("are searched for names", async () => {
    const files = filesWithLoose();
    await TestClient.run({ capabilities: PLAIN_CLIENT, files, folders: [FOLDER] }, async (client) => {
      const found = await client.connection.sendRequest<SymbolInformation[]>("workspace/symbol", {
        query: "Idea",
      });
      assert.deepEqual(
        found.map(({ name }) => name),
        ["Idea"],
      );
    });
  });
});
