import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { ClientCapabilities, WorkspaceEdit } from "vscode-languageserver/node";
import type { ScaffoldResult, ScaffoldsResult } from "../../server/src/lsp/actions/scaffoldProtocol";
import type { AskedQuestion } from "../../server/src/service/scaffold/scaffolds";
import { PULLING_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { FACTORY, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const CREATING_CLIENT = {
  ...PULLING_CLIENT,
  workspace: {
    ...PULLING_CLIENT.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create" as const] },
  },
};

const LONE_TEMPLATE =
  '{ "contentVersion": "1", "resources": [{ "type": "Microsoft.DataFactory/factories/pipelines" }] }';

const session = (capabilities: ClientCapabilities = CREATING_CLIENT) => ({
  capabilities,
  folders: ["/repo"],
  files: new MemoryFiles({ ...FACTORY, "/repo/export/ARMTemplateForFactory.json": LONE_TEMPLATE }),
});

const INGEST = {
  scaffold: "ingest-from-query",
  answers: { cluster: "Telemetry", "source-table": "Readings", table: "Hourly", pipeline: "RollUp" },
};

function make({ connection }: TestClient, params: object): Promise<ScaffoldResult> {
  return connection.sendRequest("adfKusto/scaffold", {
    factory: { uri: `file://${ROOT}` },
    ...INGEST,
    ...params,
  });
}

function questions({ connection }: TestClient, params: object): Promise<readonly AskedQuestion[]> {
  const factory = { uri: `file://${ROOT}` };
  return connection.sendRequest("adfKusto/scaffoldQuestions", { factory, ...INGEST, ...params });
}

function shown(change: NonNullable<WorkspaceEdit["documentChanges"]>[number]): string {
  if ("textDocument" in change) return `write ${change.textDocument.uri}`;
  return `${change.kind} ${"uri" in change ? change.uri : ""}`;
}

function edited(result: ScaffoldResult): WorkspaceEdit {
  return "edit" in result ? result.edit : assert.fail(result.problem);
}

suite("scaffolds", () => {
  test("are listed with the factories in folders, to which a pipeline can be added", async () => {
    await TestClient.run(session(), async ({ connection }) => {
      const { factories, scaffolds } = await connection.sendRequest<ScaffoldsResult>("adfKusto/scaffolds");
      assert.deepEqual(factories, [{ uri: `file://${ROOT}`, name: "telemetry" }]);
      assert.deepEqual(
        scaffolds.map(({ id, title }) => [id, title]),
        [
          ["bulk-copy-from-database", "Bulk copy from a database"],
          ["csv-from-lake", "CSV from a data lake"],
          ["json-into-dynamic-column", "JSON into one dynamic column"],
          ["export-to-lake", "Export to a data lake"],
          ["ingest-from-query", "Ingest from a query"],
        ],
      );
    });
  });

  test("ask their questions with the choices of the factory, and say what is wrong with an answer", async () => {
    await TestClient.run(session(), async (client) => {
      const asked = await questions(client, {
        scaffold: "csv-from-lake",
        answers: { pipeline: "Find", sink: "Input" },
      });
      const faults = asked.map(({ id, fault }) => [id, fault]).filter(([, fault]) => fault !== undefined);
      assert.deepEqual(faults, [
        ["sink", '"Input" exists already, and its type is DelimitedText instead of AzureDataExplorerTable.'],
        ["pipeline", 'A pipeline named "Find" exists already.'],
      ]);
      assert.deepEqual(await questions(client, { scaffold: "unknown" }), []);
    });
  });

  test("become an edit that creates each file with its text, the pipeline last", async () => {
    await TestClient.run(session(), async (client) => {
      const result = await make(client, {});
      const changes = edited(result).documentChanges ?? [];
      const uris = [`file://${ROOT}/linkedService/Telemetry.json`, `file://${ROOT}/pipeline/RollUp.json`];
      assert.deepEqual(changes.map(shown), [
        `create ${uris[0]}`,
        `write ${uris[0]}`,
        `create ${uris[1]}`,
        `write ${uris[1]}`,
      ]);
      assert.deepEqual("created" in result ? result.created : [], [
        { uri: uris[0], path: "linkedService/Telemetry.json" },
        { uri: uris[1], path: "pipeline/RollUp.json" },
      ]);
      assert.deepEqual("placeholders" in result ? result.placeholders : [], [
        "<cluster>",
        "<region>",
        "<database>",
      ]);
    });
  });

  test("make a factory of a folder that has none", async () => {
    await TestClient.run(session(), async (client) => {
      const result = await make(client, { factory: { uri: "file:///repo/new%20factory" } });
      const [create] = edited(result).documentChanges ?? [];
      assert.ok(create !== undefined && "uri" in create);
      assert.equal(create.uri, "file:///repo/new%20factory/linkedService/Telemetry.json");
    });
  });

  test("are refused in words", async () => {
    await TestClient.run(session(), async (client) => {
      assert.deepEqual(await make(client, { answers: { ...INGEST.answers, pipeline: "find" } }), {
        problem: 'Pipeline: A pipeline named "find" exists already.',
      });
      assert.deepEqual(await make(client, { scaffold: "etl" }), {
        problem:
          'There is no scaffold "etl"; there are bulk-copy-from-database, csv-from-lake, json-into-dynamic-column, ' +
          "export-to-lake, ingest-from-query.",
      });
    });
    await TestClient.run(session(PULLING_CLIENT), async (client) => {
      assert.deepEqual(await make(client, {}), {
        problem: "This editor cannot create files for a language server.",
      });
    });
  });
});
