import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { StartKustoWorker } from "../../server/src/host/kusto/protocol";
import { kqlBestPractice } from "../../server/src/rules/kql-best-practice";
import { kqlSyntax } from "../../server/src/rules/kql-syntax";
import { lookupRowLimit } from "../../server/src/rules/lookup-row-limit";
import { kustoLookup } from "../helpers/builders";
import { PLAIN_CLIENT, PULLING_CLIENT } from "./clients";
import { localWorker } from "./localWorker";
import { MemoryFiles } from "./memoryFiles";
import { FACTORY, LOOKUP_PATH, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const BROKEN = kustoLookup('"Events | where x =="');
const CORRECT = kustoLookup('"Events | where x == 1"');

const session = (start: StartKustoWorker) => ({
  capabilities: PLAIN_CLIENT,
  folders: [ROOT],
  files: new MemoryFiles(FACTORY),
  rules: [lookupRowLimit, kqlSyntax, kqlBestPractice],
  startKustoWorker: start,
});

suite("answers of the Kusto parser in the server", () => {
  test("come behind the other findings, and follow the edits", async () => {
    const { start, questions } = localWorker();
    await TestClient.run(session(start), async (client) => {
      await client.open(LOOKUP_PATH, BROKEN);
      await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit", "kql-syntax"]);
      assert.deepEqual(
        client.published.map(({ diagnostics }) => diagnostics.length),
        [1, 2],
      );
      await client.edit(LOOKUP_PATH, { text: CORRECT });
      await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit"]);
      await client.edit(LOOKUP_PATH, { text: BROKEN });
      // Known from before: there at once.
      await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit", "kql-syntax"]);
      assert.equal(questions.filter((question) => question === "syntax Events | where x ==").length, 1);
    });
  });

  test("make a client that asks for diagnostics ask again", async () => {
    const { start } = localWorker();
    await TestClient.run({ ...session(start), capabilities: PULLING_CLIENT }, async (client) => {
      await client.open(LOOKUP_PATH, BROKEN);
      const codes = async () => (await client.pullItems(LOOKUP_PATH)).map(({ code }) => code);
      assert.deepEqual(await codes(), ["lookup-row-limit"]);
      for (let refreshes = 0; (await codes()).length < 2; refreshes = client.refreshes) {
        await client.until("the server asks to look again", () =>
          client.refreshes > refreshes ? true : undefined,
        );
      }
      assert.deepEqual(await codes(), ["lookup-row-limit", "kql-syntax"]);
    });
  });

  test("are shown of unopened files too", async () => {
    const { start } = localWorker();
    const files = new MemoryFiles({ ...FACTORY, [LOOKUP_PATH]: BROKEN });
    const options = { ...session(start), files, settings: () => ({ lintWorkspace: true }) };
    await TestClient.run(options, async (client) => {
      await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit", "kql-syntax"]);
    });
  });

  test("are not asked for when the setting or the rules do without", async () => {
    for (const settings of [
      { kql: { enable: false } },
      { rules: { "kql-syntax": "off", "kql-best-practice": "off" } },
    ]) {
      const { start, questions } = localWorker();
      await TestClient.run({ ...session(start), settings: () => settings }, async (client) => {
        await client.open(LOOKUP_PATH, BROKEN);
        await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit"]);
        assert.deepEqual(questions, []);
      });
    }
  });
});
