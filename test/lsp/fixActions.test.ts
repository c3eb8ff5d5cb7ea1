import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { CodeAction, Range } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { legacyKustoStore } from "../../server/src/rules/legacy-kusto-store";
import { parallelCopiesIgnored } from "../../server/src/rules/parallel-copies-ignored";
import { preferExportCommand } from "../../server/src/rules/prefer-export-command";
import { CSV_SINK, copyFromKusto, lakeFiles, SOURCE_FILES } from "../helpers/kustoCopies";
import { PULLING_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { COPY, COPY_PATH, FACTORY, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const EXPORT_PATH = `${ROOT}/pipeline/Load.json`;
const EXPORT = copyFromKusto('"Events"', CSV_SINK);
const CLUSTER_PATH = `${ROOT}/linkedService/Old.json`;
const CLUSTER = '{ "name": "Old", "properties": { "type": "Kusto", "typeProperties": { "database": "d" } } }';

/** The lake's address is a parameter without a value, so that the refactoring has to leave a placeholder. */
const UNKNOWN_LAKE =
  '{ "name": "Lake", "properties": { "type": "AzureBlobFS", "typeProperties": { "url": "@{linkedService().url}" } } }';

function session(files: Readonly<Record<string, string>>, initializationOptions: object = {}) {
  const confirming = {
    ...PULLING_CLIENT,
    workspace: {
      ...PULLING_CLIENT.workspace,
      workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    },
  };
  return {
    capabilities: confirming,
    folders: [ROOT],
    files: new MemoryFiles(files),
    initializationOptions,
    rules: [legacyKustoStore, parallelCopiesIgnored, preferExportCommand],
  };
}

function inFactory(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${ROOT}/${path}`, text]));
}

function cursorAt(text: string, part: string): Range {
  const position = TextDocument.create("", "json", 1, text).positionAt(text.indexOf(part));
  return { start: position, end: position };
}

const titlesOf = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);

suite("what deals with a finding", () => {
  test("ignores its rule in the activity and in the resource, behind the fixes", async () => {
    await TestClient.run(session(FACTORY), async (client) => {
      await client.open(COPY_PATH, COPY);
      const actions = await client.codeActions(COPY_PATH, cursorAt(COPY, "parallelCopies"));
      assert.deepEqual(titlesOf(actions), [
        'Remove "parallelCopies"',
        "Ignore parallel-copies-ignored in this activity",
        "Ignore parallel-copies-ignored in this resource",
      ]);
      const ignored = await client.connection.sendRequest<CodeAction>("codeAction/resolve", actions[1] ?? {});
      assert.match(JSON.stringify(ignored.edit), /adf-kusto-ignore/);
    });
  });

  test("may be a refactoring, which has the client select what it leaves to fill in", async () => {
    const files = {
      ...inFactory({
        ...SOURCE_FILES,
        ...lakeFiles("DelimitedText"),
        "linkedService/Lake.json": UNKNOWN_LAKE,
      }),
      [EXPORT_PATH]: EXPORT,
    };
    await TestClient.run(session(files, { placeholderCommand: "test.select" }), async (client) => {
      await client.open(EXPORT_PATH, EXPORT);
      await client.untilComplete(EXPORT_PATH);
      const actions = await client.codeActions(EXPORT_PATH, cursorAt(EXPORT, '"Copy"'), {
        only: ["refactor"],
      });
      assert.deepEqual(
        actions.map(({ kind, command }) => [kind, command?.command, command?.arguments]),
        [["refactor.rewrite", "test.select", [`file://${EXPORT_PATH}`, ["<account>"]]]],
      );
      assert.match(JSON.stringify(actions[0]?.edit), /\.export async to csv/);
    });
  });

  test("is for a legacy artefact also the migration of the whole factory, shown before it is made", async () => {
    await TestClient.run(session({ ...FACTORY, [CLUSTER_PATH]: CLUSTER }), async (client) => {
      await client.open(CLUSTER_PATH, CLUSTER);
      await client.untilComplete(CLUSTER_PATH);
      const actions = await client.codeActions(CLUSTER_PATH, cursorAt(CLUSTER, '"Kusto"'));
      const migration = actions.find(
        ({ title }) => title === "Migrate every legacy Kusto artefact in this factory…",
      );
      assert.ok(migration);
      const { edit } = await client.connection.sendRequest<CodeAction>("codeAction/resolve", migration);
      assert.deepEqual(
        Object.values(edit?.changeAnnotations ?? {}).map(({ needsConfirmation }) => needsConfirmation),
        [true],
      );
      assert.match(JSON.stringify(edit?.documentChanges), /AzureDataExplorer/);
    });
  });
});

suite("the migration of a factory", () => {
  test("is answered by a request, and is nothing where nothing is old", async () => {
    await TestClient.run(session({ ...FACTORY, [CLUSTER_PATH]: CLUSTER }), async (client) => {
      await client.open(CLUSTER_PATH, CLUSTER);
      await client.untilComplete(CLUSTER_PATH);
      const textDocument = { uri: `file://${CLUSTER_PATH}` };
      const edit = await client.connection.sendRequest<object | null>("adfKusto/migrateLegacy", {
        textDocument,
      });
      assert.match(JSON.stringify(edit), /AzureDataExplorer/);
    });
    await TestClient.run(session(FACTORY), async (client) => {
      await client.open(COPY_PATH, COPY);
      await client.untilComplete(COPY_PATH);
      const textDocument = { uri: `file://${COPY_PATH}` };
      assert.equal(await client.connection.sendRequest("adfKusto/migrateLegacy", { textDocument }), null);
    });
  });
});
