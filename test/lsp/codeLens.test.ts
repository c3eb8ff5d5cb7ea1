import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { ClientCapabilities, CodeLens, Location } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { kqlUriOf } from "../../server/src/lsp/kqlEditor/kqlUris";
import { uriOfPath } from "../../server/src/lsp/uris";
import { dataset } from "../helpers/builders";
import { PLAIN_CLIENT, PULLING_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { COPY_PATH, FACTORY, LOOKUP_PATH, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const EDIT_KQL = "test.editKql";
const SHOW_USAGES = "test.showUsages";
const EVENTS_PATH = `${ROOT}/dataset/Events.json`;
const CLUSTER_PATH = `${ROOT}/linkedService/Cluster.json`;
const EVENTS = dataset("Events", "AzureDataExplorerTable", '{ "table": "Events" }').replace(
  '"Lake"',
  '"Cluster"',
);
const CLUSTER = `{ "name": "Cluster", "properties": { "type": "AzureDataExplorer",
  "typeProperties": { "endpoint": "https://plant.westeurope.kusto.windows.net", "database": "telemetry" } } }`;
const FILES: Readonly<Record<string, string>> = {
  ...FACTORY,
  [EVENTS_PATH]: EVENTS,
  [CLUSTER_PATH]: CLUSTER,
};
const PLACE = "in database telemetry on cluster plant.westeurope";

const REFRESHING_CLIENT: ClientCapabilities = {
  ...PULLING_CLIENT,
  workspace: { ...PULLING_CLIENT.workspace, codeLens: { refreshSupport: true } },
};

const session = (capabilities = REFRESHING_CLIENT) => ({
  capabilities,
  folders: [ROOT],
  files: new MemoryFiles(FILES),
  initializationOptions: { editKqlCommand: EDIT_KQL, usagesCommand: SHOW_USAGES },
});

const lensesOf = (client: TestClient, path: string) =>
  client.connection.sendRequest<CodeLens[]>("textDocument/codeLens", {
    textDocument: { uri: uriOfPath(path) },
  });

/** Returns the lenses of a document, those without a command resolved, as the text under them and their title. */
async function titlesOf(client: TestClient, path: string): Promise<readonly string[]> {
  const text = TextDocument.create("", "json", 1, FILES[path] ?? "");
  const titles: string[] = [];
  for (const lens of await lensesOf(client, path)) {
    const { command } = lens.command === undefined ? await resolve(client, lens) : lens;
    titles.push(`${text.getText(lens.range)}: ${command?.title}`);
  }
  return titles;
}

const resolve = (client: TestClient, lens: CodeLens) =>
  client.connection.sendRequest<CodeLens>("codeLens/resolve", lens);

/** Runs a test with documents open and their factory read. */
function withOpen(
  paths: readonly string[],
  run: (client: TestClient) => Promise<void>,
  options: Parameters<typeof TestClient.run>[0] = session(),
): Promise<void> {
  return TestClient.run(options, async (client) => {
    for (const path of paths) {
      await client.open(path, FILES[path] ?? "");
      await client.untilComplete(path);
    }
    await run(client);
  });
}

suite("code lenses", () => {
  test("tell who uses a resource, what an activity feeds, and open queries", async () => {
    await withOpen([COPY_PATH, LOOKUP_PATH, CLUSTER_PATH], async (client) => {
      assert.deepEqual(await titlesOf(client, COPY_PATH), [
        "Load: Used by no pipeline or trigger",
        `Copy: Feeds table Events ${PLACE}`,
      ]);
      assert.deepEqual(await titlesOf(client, LOOKUP_PATH), [
        "Find: Used by no pipeline or trigger",
        "Find: Reads database telemetry on cluster plant.westeurope",
        '"Events": Edit KQL',
      ]);
      assert.deepEqual(await titlesOf(client, CLUSTER_PATH), ["Cluster: Used by 2 pipelines"]);
    });
  });

  test("open each query and command in its editor", async () => {
    await withOpen([LOOKUP_PATH], async (client) => {
      const lens = (await lensesOf(client, LOOKUP_PATH)).at(-1);
      const address = { pipeline: "Find", activities: ["Find"], role: "query", occurrence: 0 } as const;
      const uri = kqlUriOf({ documentUri: uriOfPath(LOOKUP_PATH), address });
      assert.deepEqual(lens?.command, { title: "Edit KQL", command: EDIT_KQL, arguments: [uri] });
    });
  });

  test("count only when they come into view, and find the references only when they are clicked", async () => {
    await withOpen([CLUSTER_PATH], async (client) => {
      const [lens] = await lensesOf(client, CLUSTER_PATH);
      assert.ok(lens !== undefined && lens.command === undefined);
      const { command } = await resolve(client, lens);
      const resource = { kind: "linkedService", name: "Cluster" };
      const textDocument = { uri: uriOfPath(CLUSTER_PATH) };
      assert.deepEqual(command, {
        title: "Used by 2 pipelines",
        command: SHOW_USAGES,
        arguments: [textDocument.uri, lens.range.start, resource],
      });
      const found = await client.connection.sendRequest<Location[]>("adfKusto/usages", {
        textDocument,
        ...resource,
      });
      const names = found.map(({ uri }) => uri.slice(uriOfPath(ROOT).length + 1)).sort();
      assert.deepEqual(names, ["dataset/Events.json", "pipeline/Find.json", "pipeline/Load.json"]);
    });
  });

  test("are text alone for a client without the commands, and where nothing is to be shown", async () => {
    const options = { ...session(PLAIN_CLIENT), initializationOptions: {} };
    await withOpen(
      [CLUSTER_PATH, LOOKUP_PATH],
      async (client) => {
        const [lens] = await lensesOf(client, CLUSTER_PATH);
        assert.ok(lens);
        const { command } = await resolve(client, lens);
        assert.deepEqual(command, { title: "Used by 2 pipelines", command: "" });
        const titles = await titlesOf(client, LOOKUP_PATH);
        assert.ok(titles.every((title) => !title.includes("Edit KQL")));
      },
      options,
    );
    await withOpen([LOOKUP_PATH], async (client) => {
      const [lens] = await lensesOf(client, LOOKUP_PATH);
      assert.ok(lens);
      assert.equal((await resolve(client, lens)).command?.command, "");
    });
  });

  test("are switched off one by one, at once", async () => {
    await withOpen([LOOKUP_PATH], async (client) => {
      const kinds = { usedBy: "Used by", feeds: "Reads", editKql: "Edit KQL" };
      for (const [setting, title] of Object.entries(kinds)) {
        const before = client.lensRefreshes;
        await client.settingsChanged(() => ({ codeLens: { [setting]: false } }));
        await client.until("the lenses are refreshed", () => client.lensRefreshes > before || undefined);
        const titles = await titlesOf(client, LOOKUP_PATH);
        assert.equal(titles.length, 2);
        assert.ok(
          titles.every((other) => !other.includes(title)),
          setting,
        );
      }
    });
  });

  test("are asked for again when another file has changed", async () => {
    await withOpen([COPY_PATH, EVENTS_PATH], async (client) => {
      const before = client.lensRefreshes;
      const start = TextDocument.create("", "json", 1, EVENTS).positionAt(EVENTS.indexOf('Events" }'));
      const end = { ...start, character: start.character + "Events".length };
      await client.edit(EVENTS_PATH, { range: { start, end }, text: "Alarms" });
      await client.until("the lenses are refreshed", () => client.lensRefreshes > before || undefined);
      assert.deepEqual((await titlesOf(client, COPY_PATH))[1], `Copy: Feeds table Alarms ${PLACE}`);
    });
  });

  test("are not offered for a JSON file that is none of a factory, nor while linting is off", async () => {
    const other = "/repo/package.json";
    await TestClient.run(session(), async (client) => {
      await client.open(other, `{ "name": "x" }`);
      assert.deepEqual(await lensesOf(client, other), []);
    });
    await withOpen([COPY_PATH], async (client) => {
      await client.settingsChanged(() => ({ enable: false }));
      assert.deepEqual(await lensesOf(client, COPY_PATH), []);
    });
  });

  test("that nobody made are left as they are", async () => {
    await withOpen([COPY_PATH], async (client) => {
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      for (const data of [undefined, 5, { uri: "file:///x", kind: "table", name: "T" }]) {
        assert.equal((await resolve(client, { range, data })).command, undefined);
      }
    });
  });
});
