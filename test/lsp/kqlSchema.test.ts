import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { FileChangeType } from "vscode-languageserver/node";
import { uriOfPath } from "../../server/src/lsp/uris";
import { kqlSyntax } from "../../server/src/rules/kql-syntax";
import { kustoLookup } from "../helpers/builders";
import { PLAIN_CLIENT, PULLING_CLIENT } from "./clients";
import { localWorker } from "./localWorker";
import { MemoryFiles } from "./memoryFiles";
import { FACTORY, LOOKUP_PATH, ROOT } from "./sampleFactory";
import { type SessionOptions, TestClient } from "./testClient";

const SCHEMA_PATH = `${ROOT}/docs/tables.kql`;
const EVENTS = ".create table Events (State: string)";
const OTHER = ".create table Events (Sate: string)";
const QUERY = kustoLookup('"Events | where Sate == 1"');
const CORRECT = kustoLookup('"Events | where Sate == \\"a\\""');

const { start } = localWorker();

function session(schema: string, files: Readonly<Record<string, string>> = {}): SessionOptions {
  return {
    capabilities: PLAIN_CLIENT,
    folders: [ROOT],
    files: new MemoryFiles({ ...FACTORY, ...files }),
    rules: [kqlSyntax],
    startKustoWorker: start,
    settings: () => ({ kql: { schema } }),
  };
}

suite("a KQL schema in the server", () => {
  test("is what queries are checked against", async () => {
    await TestClient.run(session("docs/tables.kql", { [SCHEMA_PATH]: EVENTS }), async (client) => {
      await client.open(LOOKUP_PATH, QUERY);
      const { diagnostics } = await client.untilPublished(LOOKUP_PATH, ["kql-syntax"]);
      assert.equal(
        diagnostics[0]?.message,
        'No column or variable is called "Sate" here, so the query of "Find" will fail. Did you mean "State"? ' +
          "The columns are those of docs/tables.kql (KS142).",
      );
    });
  });

  test("is offered in completion, and told of in hovers", async () => {
    await TestClient.run(session("docs/tables.kql", { [SCHEMA_PATH]: EVENTS }), async (client) => {
      await client.open(LOOKUP_PATH, CORRECT);
      const line = CORRECT.split("\n").findIndex((text) => text.includes("Events |"));
      const character = (CORRECT.split("\n")[line] ?? "").indexOf("Sate");
      const at = { textDocument: { uri: uriOfPath(LOOKUP_PATH) }, position: { line, character } };
      const items: { label: string; detail: string }[] = await client.connection.sendRequest(
        "textDocument/completion",
        at,
      );
      assert.equal(items.find(({ label }) => label === "State")?.detail, "string");
      const onTable = { ...at, position: { line, character: character - "Events | where ".length } };
      const found: { contents: { value: string } } = await client.connection.sendRequest(
        "textDocument/hover",
        onTable,
      );
      assert.match(found.contents.value, /\*\*Table\*\* `Events`\n\n- `State`: string/);
    });
  });

  test("comes and goes with the setting, relative or absolute", async () => {
    await TestClient.run(session("", { [SCHEMA_PATH]: EVENTS }), async (client) => {
      await client.open(LOOKUP_PATH, CORRECT);
      await client.settingsChanged(() => ({ kql: { schema: SCHEMA_PATH } }));
      await client.untilPublished(LOOKUP_PATH, ["kql-syntax"]);
      await client.settingsChanged(() => ({ kql: { schema: "" } }));
      await client.untilPublished(LOOKUP_PATH, []);
      await client.settingsChanged(() => ({ kql: { schema: "./pipeline/../docs/tables.kql" } }));
      await client.untilPublished(LOOKUP_PATH, ["kql-syntax"]);
    });
  });

  test("is read again when it changes on the disk", async () => {
    const options = { ...session("docs/tables.kql"), capabilities: PULLING_CLIENT };
    const files = new MemoryFiles({ ...FACTORY, [SCHEMA_PATH]: EVENTS });
    await TestClient.run({ ...options, files }, async (client) => {
      await client.open(LOOKUP_PATH, CORRECT);
      const codes = async () => (await client.pullItems(LOOKUP_PATH)).map(({ code }) => code);
      const untilCodes = async (wanted: readonly string[]) => {
        for (let seen = client.refreshes; (await codes()).join() !== wanted.join(); seen = client.refreshes) {
          await client.until("the server asks to look again", () =>
            client.refreshes > seen ? true : undefined,
          );
        }
      };
      await untilCodes(["kql-syntax"]);
      const watched = [...client.registrations.values()].flatMap(
        ({ registerOptions }) => JSON.stringify(registerOptions) ?? "",
      );
      assert.ok(watched.some((registered) => registered.includes('"pattern":"tables.kql"')));
      files.texts.set(SCHEMA_PATH, OTHER);
      await client.filesChanged([SCHEMA_PATH, FileChangeType.Changed]);
      await untilCodes([]);
    });
  });

  test("is read as it stands in the editor", async () => {
    await TestClient.run(session("docs/tables.kql", { [SCHEMA_PATH]: EVENTS }), async (client) => {
      await client.open(LOOKUP_PATH, CORRECT);
      await client.untilPublished(LOOKUP_PATH, ["kql-syntax"]);
      await client.open(SCHEMA_PATH, OTHER);
      await client.untilPublished(LOOKUP_PATH, []);
      await client.edit(SCHEMA_PATH, { text: EVENTS });
      await client.untilPublished(LOOKUP_PATH, ["kql-syntax"]);
      await client.edit(SCHEMA_PATH, { text: OTHER });
      await client.untilPublished(LOOKUP_PATH, []);
      // The disk still has the first text.
      await client.closeDocument(SCHEMA_PATH);
      await client.untilPublished(LOOKUP_PATH, ["kql-syntax"]);
    });
  });

  test("makes unopened files be looked at again", async () => {
    const options = session("docs/tables.kql", { [SCHEMA_PATH]: OTHER, [LOOKUP_PATH]: CORRECT });
    const settings = () => ({ lintWorkspace: true, kql: { schema: "docs/tables.kql" } });
    await TestClient.run({ ...options, settings }, async (client) => {
      await client.open(SCHEMA_PATH, EVENTS);
      await client.untilPublished(LOOKUP_PATH, ["kql-syntax"]);
    });
  });

  test("that cannot be read is told once, and names are not checked", async () => {
    const cases: readonly (readonly [schema: string, text: string | undefined, message: string])[] = [
      [
        "docs/tables.kql",
        undefined,
        'The KQL schema "docs/tables.kql" of the setting adfKusto.kql.schema cannot be read: no such file or folder.',
      ],
      [
        "docs/tables.kql",
        "Nothing of the kind",
        'The KQL schema "docs/tables.kql" tells of no table. No command here says what a table or a function is: ' +
          'write ".create table Name (Column: type)".',
      ],
      [
        "//elsewhere/share/tables.kql",
        undefined,
        'The KQL schema "//elsewhere/share/tables.kql" of the setting adfKusto.kql.schema cannot be read: ' +
          "it is on another machine.",
      ],
    ];
    for (const [schema, text, message] of cases) {
      const options = {
        ...session(schema, text === undefined ? {} : { [SCHEMA_PATH]: text }),
        expectsErrors: true,
      };
      await TestClient.run(options, async (client) => {
        await client.open(LOOKUP_PATH, QUERY);
        await client.until("the user is told", () => client.shown[0]);
        await client.edit(LOOKUP_PATH, { text: kustoLookup('"Events | wher Sate"') });
        await client.untilPublished(LOOKUP_PATH, ["kql-syntax"]);
        assert.deepEqual(client.shown, [message]);
        assert.equal(client.log.length, 1);
      });
    }
  });

  test("is used as far as it can be read", async () => {
    const text = `${EVENTS}\n.create table Odd (x int)`;
    const options = { ...session("docs/tables.kql", { [SCHEMA_PATH]: text }), expectsErrors: true };
    await TestClient.run(options, async (client) => {
      await client.open(LOOKUP_PATH, CORRECT);
      await client.untilPublished(LOOKUP_PATH, ["kql-syntax"]);
      await client.open(SCHEMA_PATH, `${text}\n`);
      await client.edit(LOOKUP_PATH, { text: kustoLookup('"Events | where State"') });
      await client.untilPublished(LOOKUP_PATH, ["kql-syntax"]);
      assert.deepEqual(client.shown, [
        'A part of the KQL schema "docs/tables.kql" cannot be read, at line 2, column 20: ' +
          'A column is written as "Name: type".',
      ]);
    });
  });
});
