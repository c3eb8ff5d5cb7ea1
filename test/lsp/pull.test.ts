import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { FileChangeType } from "vscode-languageserver/node";
import { PULLING_CLIENT } from "./clients";
import { closedGate, MemoryFiles } from "./memoryFiles";
import { COPY, COPY_CODES, COPY_PATH, CSV, CSV_PATH, CURED_CSV, FACTORY, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const session = () => ({ capabilities: PULLING_CLIENT, folders: [ROOT], files: new MemoryFiles(FACTORY) });

const codes = async (client: TestClient, path: string) =>
  (await client.pullItems(path)).map(({ code }) => code);

/** Asks until the factory is read; the server says when to ask again. */
async function untilPulled(client: TestClient, path: string, wanted: readonly string[]): Promise<void> {
  for (;;) {
    const { refreshes } = client;
    if ((await codes(client, path)).join() === wanted.join()) return;
    await client.until(`the server asks to look at ${path} again`, () =>
      client.refreshes > refreshes ? true : undefined,
    );
  }
}

suite("pulled diagnostics", () => {
  test("are offered when the client can ask, and then nothing is sent", async () => {
    await TestClient.run(session(), async (client, result) => {
      assert.equal(result.capabilities.diagnosticProvider, undefined);
      const registration = await client.until("diagnostics are registered", () =>
        [...client.registrations.values()].find(({ method }) => method === "textDocument/diagnostic"),
      );
      assert.deepEqual(registration.registerOptions, {
        documentSelector: null,
        identifier: "adf-kusto",
        interFileDependencies: true,
        workspaceDiagnostics: false,
      });
      await client.open(COPY_PATH, COPY);
      await untilPulled(client, COPY_PATH, COPY_CODES);
      await client.until("the status is told", () => client.statuses.at(-1));
      assert.deepEqual(client.published, []);
    });
  });

  test("are declared at once to a client without dynamic registration", async () => {
    const { workspace } = PULLING_CLIENT;
    const capabilities = { workspace: workspace ?? {}, textDocument: { diagnostic: {} } };
    await TestClient.run({ ...session(), capabilities }, async (_, { capabilities: server }) => {
      assert.deepEqual(server.diagnosticProvider, {
        identifier: "adf-kusto",
        interFileDependencies: true,
        workspaceDiagnostics: true,
      });
    });
  });

  test("are sent instead to a client that cannot be told to ask again", async () => {
    const capabilities = { ...PULLING_CLIENT, workspace: { configuration: true } };
    await TestClient.run({ ...session(), capabilities }, async (client) => {
      await client.open(COPY_PATH, COPY);
      await client.untilPublished(COPY_PATH, COPY_CODES);
    });
  });

  test("are asked for again once the factory is read", async () => {
    const { gate, open } = closedGate();
    const options = session();
    options.files.gate = gate;
    await TestClient.run(options, async (client) => {
      await client.open(COPY_PATH, COPY);
      assert.deepEqual(await codes(client, COPY_PATH), ["parallel-copies-ignored"]);
      assert.equal(client.refreshes, 0);
      open();
      await client.until("the server asks to look again", () => (client.refreshes > 0 ? true : undefined));
      assert.deepEqual(await codes(client, COPY_PATH), COPY_CODES);
    });
  });

  test("say that nothing has changed when nothing has", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(COPY_PATH, COPY);
      await untilPulled(client, COPY_PATH, COPY_CODES);
      const { resultId } = await client.pull(COPY_PATH);
      assert.deepEqual(await client.pull(COPY_PATH, resultId), { kind: "unchanged", resultId });
      await client.edit(COPY_PATH, { text: COPY.replace(/,\s*"parallelCopies": 4/, "") });
      const report = await client.pull(COPY_PATH, resultId);
      assert.equal(report.kind, "full");
    });
  });

  test("are asked for again when a document that this one refers to changes", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(COPY_PATH, COPY);
      await client.open(CSV_PATH, CSV);
      await untilPulled(client, COPY_PATH, COPY_CODES);
      await client.edit(CSV_PATH, { text: CURED_CSV });
      await untilPulled(client, COPY_PATH, ["parallel-copies-ignored"]);
    });
  });

  test("are asked for again when a file changes on the disk, but only if that matters", async () => {
    const options = session();
    await TestClient.run(options, async (client) => {
      await client.open(COPY_PATH, COPY);
      await untilPulled(client, COPY_PATH, COPY_CODES);
      const { refreshes } = client;
      options.files.texts.set(CSV_PATH, `${CSV}\n`);
      await client.filesChanged([CSV_PATH, FileChangeType.Changed]);
      const other = `${ROOT}/dataset/Other.json`;
      options.files.texts.set(other, CSV.replace("Input", "Other"));
      await client.filesChanged([other, FileChangeType.Created]);
      await client.until("the new file is counted", () =>
        client.statuses.find(({ factory }) => factory?.fileCount === 4),
      );
      assert.equal(client.refreshes, refreshes);
      options.files.texts.set(CSV_PATH, CURED_CSV);
      await client.filesChanged([CSV_PATH, FileChangeType.Changed]);
      await untilPulled(client, COPY_PATH, ["parallel-copies-ignored"]);
    });
  });

  test("watch the folders of factories, not all JSON files", async () => {
    await TestClient.run(session(), async (client) => {
      const registration = await client.until("files are watched", () =>
        [...client.registrations.values()].find(({ method }) => method === "workspace/didChangeWatchedFiles"),
      );
      const patterns = JSON.stringify(registration.registerOptions);
      assert.match(patterns, /\*\*\/\{pipeline,dataset,linkedService,/);
      assert.doesNotMatch(patterns, /"\*\*\/\*\.json"/);
    });
  });
});
