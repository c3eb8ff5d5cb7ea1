import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { uriOfPath } from "../../server/src/lsp/uris";
import { PLAIN_CLIENT, PULLING_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { COPY, COPY_CODES, COPY_PATH, FACTORY, LOOKUP, LOOKUP_PATH, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const LINT_WORKSPACE = () => ({ lintWorkspace: true });

const session = (capabilities = PLAIN_CLIENT) => ({
  capabilities,
  folders: [ROOT],
  files: new MemoryFiles(FACTORY),
});

suite("workspace folders", () => {
  test("that are added are read, and forgotten when they are removed", async () => {
    const options = { ...session(), folders: [], settings: LINT_WORKSPACE };
    await TestClient.run(options, async (client) => {
      const folder = { uri: uriOfPath(ROOT), name: "telemetry" };
      await client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [folder], removed: [] } });
      await client.untilPublished(COPY_PATH, COPY_CODES);
      await client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [folder] } });
      await client.untilPublished(COPY_PATH, []);
    });
  });

  test("inside a factory know the rest of it", async () => {
    await TestClient.run({ ...session(), folders: [`${ROOT}/pipeline`] }, async (client) => {
      await client.open(COPY_PATH, COPY);
      await client.untilPublished(COPY_PATH, COPY_CODES);
    });
  });

  test("leave out what the user has excluded from them", async () => {
    await TestClient.run(session(), async (client) => {
      client.excludes = { "**/dataset": true, "**/pipeline": false, "**/*.json": { when: "$(basename).ts" } };
      await client.open(COPY_PATH, COPY);
      const { factory } = await client.untilComplete(COPY_PATH);
      assert.equal(factory?.fileCount, 2);
    });
  });

  test("with two factories keep them apart", async () => {
    const second = "/repo/second/pipeline/Load.json";
    const options = {
      ...session(),
      folders: ["/work"],
      files: new MemoryFiles({ ...FACTORY, [second]: COPY }),
    };
    await TestClient.run(options, async (client) => {
      await client.open(second, COPY);
      await client.open(COPY_PATH, COPY);
      await client.untilPublished(COPY_PATH, COPY_CODES);
      await client.untilPublished(second, ["parallel-copies-ignored"]);
    });
  });
});

suite("the server", () => {
  test("watches the factory of a file outside all workspace folders", async () => {
    const options = { ...session(PULLING_CLIENT), folders: [] };
    await TestClient.run(options, async (client) => {
      await client.open(COPY_PATH, COPY);
      const watched = await client.until("its folders are watched", () =>
        [...client.registrations.values()]
          .map(({ registerOptions }) => registerOptions.watchers?.[0]?.globPattern)
          .find((pattern) => pattern?.baseUri === uriOfPath(ROOT)),
      );
      assert.equal(
        watched.pattern,
        "{pipeline,dataset,linkedService,integrationRuntime,dataflow,trigger,credential,factory,globalParameters,managedVirtualNetwork}/*.json",
      );
    });
  });

  test("tells the factory and the number of findings of each open document", async () => {
    const files = new MemoryFiles({ ...FACTORY, [`${ROOT}/factory/contoso.json`]: '{ "properties": {} }' });
    await TestClient.run({ ...session(), files }, async (client) => {
      await client.open(LOOKUP_PATH, LOOKUP);
      assert.deepEqual(await client.untilComplete(LOOKUP_PATH), {
        uri: uriOfPath(LOOKUP_PATH),
        factory: { name: "contoso", fileCount: 4, isReading: false },
        counts: { error: 0, warning: 1, information: 0, hint: 0 },
      });
    });
  });

  test("tells the id of its process", async () => {
    await TestClient.run(session(), async (client) => {
      assert.equal(await client.connection.sendRequest("adfKusto/processId"), 4711);
    });
  });

  test("leaves broken JSON to a client that tells of it, but only in open documents", async () => {
    const broken = `${ROOT}/pipeline/Broken.json`;
    const text = LOOKUP.replace('"properties":', '"properties"');
    const options = {
      ...session(),
      files: new MemoryFiles({ ...FACTORY, [broken]: text }),
      initializationOptions: { reportsJsonSyntax: true },
      settings: LINT_WORKSPACE,
    };
    await TestClient.run(options, async (client) => {
      await client.until("the unopened file is told to be broken", () =>
        client.lastPublished(broken)?.diagnostics.some(({ code }) => code === "json-syntax")
          ? true
          : undefined,
      );
      await client.open(broken, text);
      await client.until("the opened file is not", () =>
        client.lastPublished(broken)?.diagnostics.every(({ code }) => code !== "json-syntax")
          ? true
          : undefined,
      );
    });
    await TestClient.run(session(), async (client) => {
      await client.open(broken, text);
      await client.until("a client that says nothing is told", () =>
        client.lastPublished(broken)?.diagnostics.some(({ code }) => code === "json-syntax")
          ? true
          : undefined,
      );
    });
  });
});
