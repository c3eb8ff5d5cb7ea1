import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { ClientCapabilities, InlayHint, Range } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { uriOfPath } from "../../server/src/lsp/uris";
import { dataset, kustoLookup } from "../helpers/builders";
import { PULLING_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { FACTORY, LOOKUP_PATH, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const EVENTS_PATH = `${ROOT}/dataset/Events.json`;
const EVENTS = dataset("Events", "AzureDataExplorerTable", '{ "table": "Events" }').replace(
  '"Lake"',
  '"Cluster"',
);
const LOOKUP = kustoLookup('"Events"', "").replace('"Load"', '"Find"');
const FILES: Readonly<Record<string, string>> = {
  ...FACTORY,
  [LOOKUP_PATH]: LOOKUP,
  [EVENTS_PATH]: EVENTS,
  [`${ROOT}/linkedService/Cluster.json`]: `{ "name": "Cluster", "properties": { "type": "AzureDataExplorer",
    "typeProperties": { "endpoint": "https://plant.westeurope.kusto.windows.net", "database": "telemetry" } } }`,
};
const REFRESHING_CLIENT: ClientCapabilities = {
  ...PULLING_CLIENT,
  workspace: { ...PULLING_CLIENT.workspace, inlayHint: { refreshSupport: true } },
};
const EVERYTHING: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

const hintsOf = (client: TestClient, path = LOOKUP_PATH, range = EVERYTHING) =>
  client.connection.sendRequest<InlayHint[]>("textDocument/inlayHint", {
    textDocument: { uri: uriOfPath(path) },
    range,
  });

const labelsOf = async (client: TestClient) => (await hintsOf(client)).map(({ label }) => label);

/** Runs a test with the pipeline open and its factory read. */
function run(test: (client: TestClient) => Promise<void>): Promise<void> {
  const session = { capabilities: REFRESHING_CLIENT, folders: [ROOT], files: new MemoryFiles(FILES) };
  return TestClient.run(session, async (client, { capabilities }) => {
    assert.equal(capabilities.inlayHintProvider, true);
    await client.open(LOOKUP_PATH, LOOKUP);
    await client.untilComplete(LOOKUP_PATH);
    await test(client);
  });
}

suite("inlay hints", () => {
  test("tell defaults and what references resolve to, each in its place", async () => {
    await run(async (client) => {
      const hints = await hintsOf(client);
      const document = TextDocument.create("", "json", 1, LOOKUP);
      const before = hints.map(({ position, label }) => {
        const offset = document.offsetAt(position);
        return `${LOOKUP.slice(offset - 9, offset)} ⟨${label}⟩`;
      });
      assert.deepEqual(before, [
        'rties": { ⟨firstRowOnly: true⟩',
        'ource": { ⟨queryTimeout: 00:10:00⟩',
        '"Events", ⟨→ telemetry on plant.westeurope⟩',
      ]);
      const [hint] = hints;
      assert.ok(typeof hint?.tooltip === "object" && hint.tooltip.kind === "markdown");
      assert.ok(hint.paddingLeft === true && hint.paddingRight === true);
    });
  });

  test("are those of the lines that are shown", async () => {
    await run(async (client) => {
      const [, second] = await hintsOf(client);
      assert.ok(second);
      const line = {
        start: { ...second.position, character: 0 },
        end: { ...second.position, character: 500 },
      };
      assert.deepEqual(await hintsOf(client, LOOKUP_PATH, line), [second]);
    });
  });

  test("are switched off one kind at a time, at once", async () => {
    await run(async (client) => {
      const switchTo = async (inlayHints: object) => {
        const before = client.hintRefreshes;
        await client.settingsChanged(() => ({ inlayHints }));
        await client.until("the hints are refreshed", () => client.hintRefreshes > before || undefined);
      };
      await switchTo({ references: false });
      assert.deepEqual(await labelsOf(client), ["firstRowOnly: true", "queryTimeout: 00:10:00"]);
      await switchTo({ defaults: false });
      assert.deepEqual(await labelsOf(client), ["→ telemetry on plant.westeurope"]);
      await switchTo({ references: false, defaults: false });
      assert.deepEqual(await labelsOf(client), []);
    });
  });

  test("follow what is typed, and are not offered where there is no factory", async () => {
    await run(async (client) => {
      const start = TextDocument.create("", "json", 1, LOOKUP).positionAt(LOOKUP.indexOf('"query"'));
      await client.edit(LOOKUP_PATH, { range: { start, end: start }, text: '"queryTimeout": "00:05:00", ' });
      assert.deepEqual(await labelsOf(client), ["firstRowOnly: true", "→ telemetry on plant.westeurope"]);
      await client.open("/repo/package.json", "{}");
      assert.deepEqual(await hintsOf(client, "/repo/package.json"), []);
    });
  });
});
