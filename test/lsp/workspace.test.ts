import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { FileChangeType, type WorkspaceDiagnosticReport } from "vscode-languageserver/node";
import type { LintFactoryResult } from "../../server/src/lsp/protocol";
import { uriOfPath } from "../../server/src/lsp/uris";
import { PLAIN_CLIENT, PULLING_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import {
  COPY_CODES,
  COPY_PATH,
  CSV,
  CSV_PATH,
  CURED_CSV,
  FACTORY,
  LOOKUP,
  LOOKUP_PATH,
  ROOT,
} from "./sampleFactory";
import { TestClient } from "./testClient";

const LINT_WORKSPACE = () => ({ lintWorkspace: true });

const session = (capabilities = PLAIN_CLIENT) => ({
  capabilities,
  folders: [ROOT],
  files: new MemoryFiles(FACTORY),
});

type Previous = readonly { readonly uri: string; readonly value: string }[];

function pullWorkspace(
  client: TestClient,
  previousResultIds: Previous = [],
): Promise<WorkspaceDiagnosticReport> {
  return client.connection.sendRequest("workspace/diagnostic", { previousResultIds });
}

/** Returns what a report says of each file: its codes, or that it has not changed. */
function told({ items }: WorkspaceDiagnosticReport): Readonly<Record<string, string>> {
  return Object.fromEntries(
    items.map((item) => [
      item.uri.replace("file://", ""),
      item.kind === "full" ? item.items.map(({ code }) => code).join(", ") : item.kind,
    ]),
  );
}

function resultIds({ items }: WorkspaceDiagnosticReport): Previous {
  return items.map(({ uri, resultId }) => ({ uri, value: resultId ?? "" }));
}

const ALL = {
  [LOOKUP_PATH]: "lookup-row-limit",
  [COPY_PATH]: COPY_CODES.join(", "),
  [CSV_PATH]: "csv-backslash-escape",
};

/** Waits for the one registration of diagnostics, which says whether unopened files can be asked for. */
function untilRegistered(client: TestClient, hasWorkspace: boolean): Promise<true> {
  return client.until(`workspace diagnostics are registered: ${hasWorkspace}`, () => {
    const found = [...client.registrations.values()].filter(
      ({ method }) => method === "textDocument/diagnostic",
    );
    return found.length === 1 && found[0]?.registerOptions.workspaceDiagnostics === hasWorkspace
      ? true
      : undefined;
  });
}

/** Asks again and again, as clients do, until the answer is this. */
async function untilTold(
  client: TestClient,
  wanted: Readonly<Record<string, string>>,
  previous: Previous = [],
): Promise<WorkspaceDiagnosticReport> {
  for (;;) {
    const report = await pullWorkspace(client, previous);
    const answer = told(report);
    if (JSON.stringify(Object.entries(answer).sort()) === JSON.stringify(Object.entries(wanted).sort()))
      return report;
  }
}

suite("unopened files", () => {
  test("are sent when the settings say so, follow changes, and are taken back", async () => {
    const options = { ...session(), settings: LINT_WORKSPACE };
    await TestClient.run(options, async (client) => {
      await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit"]);
      await client.untilPublished(COPY_PATH, COPY_CODES);
      await client.untilPublished(CSV_PATH, ["csv-backslash-escape"]);
      options.files.texts.set(CSV_PATH, CURED_CSV);
      await client.filesChanged([CSV_PATH, FileChangeType.Changed]);
      await client.untilPublished(CSV_PATH, []);
      await client.untilPublished(COPY_PATH, ["parallel-copies-ignored"]);
      await client.settingsChanged(() => ({}));
      await client.untilPublished(LOOKUP_PATH, []);
    });
  });

  test("keep their findings when they are opened and closed", async () => {
    await TestClient.run({ ...session(), settings: LINT_WORKSPACE }, async (client) => {
      await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit"]);
      await client.open(LOOKUP_PATH, LOOKUP);
      await client.until("the open document is told with its version", () =>
        client.lastPublished(LOOKUP_PATH)?.version === 1 ? true : undefined,
      );
      await client.closeDocument(LOOKUP_PATH);
      await client.until("the closed file is told without a version", () => {
        const last = client.lastPublished(LOOKUP_PATH);
        return last?.version === undefined && last?.diagnostics.length === 1 ? true : undefined;
      });
    });
  });

  test("can be asked for while the settings say so", async () => {
    await TestClient.run(session(PULLING_CLIENT), async (client) => {
      await untilRegistered(client, false);
      await client.settingsChanged(LINT_WORKSPACE);
      await untilRegistered(client, true);
      await untilTold(client, ALL);
      await client.settingsChanged(() => ({}));
      await untilRegistered(client, false);
      assert.deepEqual(client.published, []);
    });
  });

  test("are told again only when something has changed", async () => {
    const options = { ...session(PULLING_CLIENT), settings: LINT_WORKSPACE };
    await TestClient.run(options, async (client) => {
      const first = await untilTold(client, ALL);
      const next = pullWorkspace(client, resultIds(first));
      options.files.texts.set(CSV_PATH, CURED_CSV);
      await client.filesChanged([CSV_PATH, FileChangeType.Changed]);
      const second = await next;
      assert.deepEqual(told(second), {
        [LOOKUP_PATH]: "unchanged",
        [COPY_PATH]: "parallel-copies-ignored",
        [CSV_PATH]: "",
      });
      const last = pullWorkspace(client, resultIds(second));
      options.files.texts.set(CSV_PATH, CSV);
      await client.filesChanged([CSV_PATH, FileChangeType.Changed]);
      assert.equal(told(await last)[CSV_PATH], "csv-backslash-escape");
    });
  });

  test("of a whole factory can be asked for once someone wants to see them", async () => {
    await TestClient.run(session(PULLING_CLIENT), async (client) => {
      await client.open(LOOKUP_PATH, LOOKUP);
      await client.untilComplete(LOOKUP_PATH);
      const result = await client.connection.sendRequest<LintFactoryResult>("adfKusto/lintFactory", {
        textDocument: { uri: uriOfPath(LOOKUP_PATH) },
      });
      assert.deepEqual(result, {
        factories: ["telemetry"],
        fileCount: 3,
        counts: { error: 0, warning: 2, information: 2, hint: 0 },
      });
      await untilRegistered(client, true);
      await untilTold(client, ALL);
      assert.deepEqual(client.published, []);
    });
  });

  test("of a whole factory are sent on request to a client that does not ask", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(LOOKUP_PATH, LOOKUP);
      await client.untilComplete(LOOKUP_PATH);
      const textDocument = { uri: uriOfPath(LOOKUP_PATH) };
      await client.connection.sendRequest("adfKusto/lintFactory", { textDocument });
      await client.untilPublished(COPY_PATH, COPY_CODES);
      await client.open(COPY_PATH, "{}");
      await client.untilPublished(CSV_PATH, []);
      await client.closeDocument(COPY_PATH);
      await client.untilPublished(CSV_PATH, ["csv-backslash-escape"]);
    });
  });

  test("that a client showed while they were open are taken back where they are not asked for", async () => {
    const other = "/repo/other/pipeline/Find.json";
    const options = {
      ...session(PULLING_CLIENT),
      folders: [ROOT, "/repo/other"],
      files: new MemoryFiles({ ...FACTORY, [other]: LOOKUP }),
      settings: (folder: string) => ({ lintWorkspace: !folder.endsWith("/other") }),
    };
    await TestClient.run(options, async (client) => {
      await client.open(other, LOOKUP);
      assert.equal((await client.pullItems(other)).length, 1);
      const report = await untilTold(client, { ...ALL, [other]: "" });
      const next = pullWorkspace(client, resultIds(report));
      options.files.texts.set(CSV_PATH, CURED_CSV);
      await client.filesChanged([CSV_PATH, FileChangeType.Changed]);
      assert.equal(told(await next)[other], undefined, "it is told once");
    });
  });

  test("of all factories are linted where no document is named, and none where there is none", async () => {
    const other = { "/repo/other/pipeline/Find.json": LOOKUP };
    const options = {
      ...session(),
      folders: [ROOT, "/repo/other"],
      files: new MemoryFiles({ ...FACTORY, ...other }),
    };
    await TestClient.run(options, async (client) => {
      const lint = (params: object) =>
        client.connection.sendRequest<LintFactoryResult | null>("adfKusto/lintFactory", params);
      await client.open(LOOKUP_PATH, LOOKUP);
      await client.untilComplete(LOOKUP_PATH);
      await client.open("/repo/other/pipeline/Find.json", LOOKUP);
      await client.untilComplete("/repo/other/pipeline/Find.json");
      assert.deepEqual((await lint({}))?.factories, ["other", "telemetry"]);
      assert.equal(await lint({ textDocument: { uri: "file:///elsewhere/package.json" } }), null);
    });
  });
});
