import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type {
  ClientCapabilities,
  CodeAction,
  Range,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { FormatKqlParams, SaveKqlResult } from "../../server/src/lsp/kqlEditor/kqlProtocol";
import { kqlUriOf } from "../../server/src/lsp/kqlEditor/kqlUris";
import { uriOfPath } from "../../server/src/lsp/uris";
import { LineIndex } from "../../server/src/text/lineIndex";
import { kustoLookup } from "../helpers/builders";
import { PLAIN_CLIENT } from "./clients";
import { localWorker } from "./localWorker";
import { MemoryFiles } from "./memoryFiles";
import { FACTORY, LOOKUP_PATH, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const PIPELINE = kustoLookup(String.raw`"T|where a==\"@{ item() }\""`);
const KQL = 'T|where a=="@{ item() }"';
const FORMATTED = 'T | where a == "@{ item() }"';
const KQL_URI = kqlUriOf({
  documentUri: uriOfPath(LOOKUP_PATH),
  address: { pipeline: "Load", activities: ["Find"], role: "query", occurrence: 0 },
});
const COMMAND = "test.formatKql";

const FORMATTING_CLIENT: ClientCapabilities = {
  ...PLAIN_CLIENT,
  workspace: { ...PLAIN_CLIENT.workspace, workspaceEdit: { documentChanges: true } },
  textDocument: {
    formatting: { dynamicRegistration: true },
    rangeFormatting: { dynamicRegistration: true },
  },
};

const session = (capabilities = FORMATTING_CLIENT) => ({
  capabilities,
  folders: [ROOT],
  files: new MemoryFiles(FACTORY),
  rules: [],
  initializationOptions: { formatKqlCommand: COMMAND },
  startKustoWorker: localWorker().start,
});

/** Runs a test in which the pipeline is open and its query is shown with this text. */
function run(
  text: string,
  body: (client: TestClient) => Promise<void>,
  options: Parameters<typeof TestClient.run>[0] = session(),
) {
  return TestClient.run(options, async (client) => {
    await client.open(LOOKUP_PATH, PIPELINE);
    await client.open(KQL_URI, text);
    await body(client);
  });
}

const options = { tabSize: 4, insertSpaces: true };

const format = (client: TestClient, uri = KQL_URI) =>
  client.connection.sendRequest<TextEdit[] | null>("textDocument/formatting", {
    textDocument: { uri },
    options,
  });

const formatRange = (client: TestClient, range: Range) =>
  client.connection.sendRequest<TextEdit[] | null>("textDocument/rangeFormatting", {
    textDocument: { uri: KQL_URI },
    range,
    options,
  });

const formatByCommand = (client: TestClient, where: FormatKqlParams["where"], documentVersion = 1) =>
  client.connection.sendRequest<SaveKqlResult>("adfKusto/formatKql", {
    textDocument: { uri: KQL_URI },
    where,
    documentVersion,
  });

function apply(text: string, edits: readonly TextEdit[] | null): string {
  return TextDocument.applyEdits(TextDocument.create("", "", 1, text), [...(edits ?? [])]);
}

/** Returns the only change of an edit: the document, its version, and its text afterwards. */
function changed(result: SaveKqlResult, text: string): readonly [string, number | null, string] {
  const edit: WorkspaceEdit = "edit" in result ? result.edit : assert.fail(result.refusal);
  const [change, ...others] = edit.documentChanges ?? [];
  assert.ok(change !== undefined && "edits" in change && others.length === 0);
  const edits = change.edits.filter((other) => "newText" in other);
  return [change.textDocument.uri, change.textDocument.version, apply(text, edits)];
}

suite("formatting of KQL documents", () => {
  test("is registered for them alone, and announced for no other document", async () => {
    await TestClient.run(session(), async (client, { capabilities }) => {
      assert.equal(capabilities.documentFormattingProvider, undefined);
      assert.equal(capabilities.documentRangeFormattingProvider, undefined);
      for (const method of ["textDocument/formatting", "textDocument/rangeFormatting"]) {
        const registration = await client.until(`${method} is registered`, () =>
          [...client.registrations.values()].find((other) => other.method === method),
        );
        assert.deepEqual(registration.registerOptions, { documentSelector: [{ scheme: "adf-kql" }] });
      }
    });
  });

  test("changes blanks between words", async () => {
    await run(KQL, async (client) => assert.equal(apply(KQL, await format(client)), FORMATTED));
  });

  test("changes what lies in a range alone", async () => {
    const text = "T|count;\nU|count";
    await run(text, async (client) => {
      const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 7 } };
      assert.equal(apply(text, await formatRange(client, range)), "T|count;\nU | count");
    });
  });

  test("is silent of what cannot be formatted, and does not format JSON", async () => {
    await run("T | wher a", async (client) => {
      assert.equal(await format(client), null);
      assert.equal(await format(client, uriOfPath(LOOKUP_PATH)), null);
    });
  });

  test("needs the official parser", async () => {
    const refusal =
      'Formatting needs the official Kusto parser, which is not loaded here: the setting "adfKusto.kql.enable" says so, or there is none.';
    const { startKustoWorker: _, ...without } = session();
    for (const chosen of [without, { ...session(), settings: () => ({ kql: { enable: false } }) }]) {
      await run(
        KQL,
        async (client) => {
          assert.equal(await format(client), null);
          assert.deepEqual(await formatByCommand(client, "editor"), { refusal });
        },
        chosen,
      );
    }
  });
});

suite("the request to format KQL", () => {
  test("changes the pipeline, in the form that the value has", async () => {
    await run(KQL, async (client) => {
      const result = await formatByCommand(client, "pipeline");
      const wanted = kustoLookup(String.raw`"T | where a == \"@{ item() }\""`);
      assert.deepEqual(changed(result, PIPELINE), [uriOfPath(LOOKUP_PATH), 1, wanted]);
    });
  });

  test("changes the document of the KQL, as it is there", async () => {
    const text = `${KQL}|count`;
    await run(text, async (client) => {
      const result = await formatByCommand(client, "editor");
      assert.deepEqual(changed(result, text), [KQL_URI, 1, `${FORMATTED} | count`]);
    });
  });

  test("says why nothing is changed", async () => {
    const unreadable = {
      refusal:
        "The official Kusto parser cannot read this text as it stands, so it cannot be formatted. Correct its mistakes first.",
    };
    const stale = { refusal: "The text has just been changed. Nothing was formatted; format once more." };
    await run("T | wher a", async (client) => {
      assert.deepEqual(await formatByCommand(client, "editor"), unreadable);
      assert.deepEqual(await formatByCommand(client, "pipeline", 7), stale);
      await client.edit(KQL_URI, { text: KQL });
      assert.deepEqual(await formatByCommand(client, "editor", 1), stale);
      await client.edit(LOOKUP_PATH, { text: PIPELINE.replace("Find", "Seek") });
      assert.deepEqual(await formatByCommand(client, "pipeline", 2), {
        refusal:
          `There is no query of activity "Find" in pipeline "Load" any more: ` +
          `the activity was renamed or removed, or its text was.`,
      });
    });
  });
});

suite("the refactoring Format KQL", () => {
  const actions = async (client: TestClient, text: string) => {
    const position = new LineIndex(PIPELINE).positionAt(PIPELINE.indexOf(text));
    const found = await client.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: uriOfPath(LOOKUP_PATH) },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    return found.filter(({ title }) => title === "Format KQL");
  };

  test("is offered on a query, and names it to the client's command", async () => {
    await run(KQL, async (client) => {
      assert.deepEqual(await actions(client, "where"), [
        {
          title: "Format KQL",
          kind: "refactor.rewrite",
          command: { title: "Format KQL", command: COMMAND, arguments: [KQL_URI] },
        },
      ]);
      assert.deepEqual(await actions(client, '"Lookup"'), []);
    });
  });

  test("is not offered to a client without that command", async () => {
    const { initializationOptions: _, ...without } = session();
    await run(KQL, async (client) => assert.deepEqual(await actions(client, "where"), []), without);
  });
});
