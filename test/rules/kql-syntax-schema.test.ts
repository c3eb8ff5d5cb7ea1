import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { kqlSyntax as rule } from "../../server/src/rules/kql-syntax";
import { dataset, kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { schemaOf } from "../helpers/kustoParser";
import { checkRule, type Files, lintFiles, PIPELINE_PATH } from "../helpers/rules";

const COMMANDS = `.create table Events (State: string, Count: long, At: datetime, Tags: dynamic, ['Odd name']: int)
.create table Sites (State: string, Name: string)
.create function Busy(state: string) { Events | where State == state | project State, Busy = Count > 10 }
.create materialized-view Latest on table Events { Events | summarize arg_max(At, *) by State }`;

const SCHEMA = schemaOf(COMMANDS);

const JSON_SCHEMA = schemaOf(
  JSON.stringify({
    Databases: {
      Plant: {
        Tables: { Events: { OrderedColumns: [{ Name: "State", CslType: "string" }] } },
        Functions: {},
      },
      Store: { Tables: { Orders: { OrderedColumns: [{ Name: "Id", CslType: "long" }] } }, Functions: {} },
    },
  }),
);

const column = (name: string, advice = "", query = 'the query of "Find"') =>
  `No column or variable is called "${name}" here, so ${query} will fail.${advice} The columns are those of schema.kql (KS142).`;
const table = (name: string, advice: string, query = 'the query of "Find"') =>
  `"${name}" is no table, view or function of schema.kql, so ${query} will fail.${advice} (KS204)`;

function check(query: string, messages: readonly string[] = []): void {
  checkRule(rule, kustoLookup(JSON.stringify(query)), messages, { schema: SCHEMA });
}

function severitiesOf(document: string, schema = SCHEMA): readonly string[] {
  const files = { [PIPELINE_PATH]: document.replaceAll(/[«»]/g, "") };
  return lintFiles(rule, files, "kusto", schema).map(({ severity }) => severity);
}

suite("kql-syntax with a schema", () => {
  test("reports a column that no table has", () => {
    check('Events | where «Sate» == "a"', [column("Sate", ' Did you mean "State"?')]);
    check("Events | summarize count() by «Nothing»", [column("Nothing")]);
    check("Events | project State | where «Count» > 1", [column("Count", ' Did you mean "Count"?')]);
    check("Events | where «['Odd nam']» > 1", [column("Odd nam", ' Did you mean "Odd name"?')]);
    check("Events | join kind=inner (Sites | project «Nme») on State", [
      column("Nme", ' Did you mean "Name"?'),
    ]);
    check("Busy('a') | where «Stat» == 'b'", [column("Stat")]);
  });

  test("reports a table that does not exist", () => {
    check("«Evnts» | take 5", [table("Evnts", ' Did you mean "Events"?')]);
    check("Events | join «Nothing» on State", [table("Nothing", " If it exists, add it to the file.")]);
    check("union Events, «Sits»", [table("Sits", ' Did you mean "Sites"?')]);
  });

  test("reports values of a type that cannot be meant", () => {
    check("Events | where Count «has» 'a'", [
      'The query of "Find" has a mistake here, so it will fail: the Kusto parser says ' +
        "\"The operator 'has' is not defined for the operand types long and string\" (KS106).",
    ]);
  });

  test("finds the place in every form of a text", () => {
    const message = column("Sate", ' Did you mean "State"?');
    const options = { schema: SCHEMA };
    checkRule(rule, kustoLookup('"Events | where «S\\u0061te» == 1"'), [message], options);
    checkRule(rule, kustoLookup(`"@concat('Events | where «Sa', 'te» == ''b''')"`), [message], options);
    checkRule(
      rule,
      kustoLookup(`"Events | where State == '@{variables('s')}' and «Sate» == 1"`),
      [message],
      options,
    );
  });

  test("warns in the query of a command, and looks at nothing else of it", () => {
    const message = column("Sate", ' Did you mean "State"?', 'the query in the command of "Run"');
    const command = pipeline(kustoCommand('".set-or-append Sites <| Events | where «Sate» == 1"'));
    checkRule(rule, command, [message], { schema: SCHEMA });
    assert.deepEqual(severitiesOf(command), ["warning"]);
    for (const text of [
      ".drop table Nothing ifexists",
      ".show table Nothing details | where Foo == 1",
      ".create function F() { Nothing | take 1 }",
      ".execute database script <|\\n.drop table Nothing",
      ".ingest inline into table Sites <| Nothing | where x",
    ]) {
      checkRule(rule, pipeline(kustoCommand(`"${text}"`)), [], { schema: SCHEMA });
    }
  });

  test("is an error where the schema lists everything, for a table that may be something else a warning", () => {
    assert.deepEqual(severitiesOf(kustoLookup('"Events | where Sate == 1"')), ["error"]);
    assert.deepEqual(severitiesOf(kustoLookup('"Evnts | take 5"')), ["warning"]);
    const [plant] = JSON_SCHEMA.databases;
    assert.ok(plant);
    const complete = { ...JSON_SCHEMA, databases: [plant] };
    assert.deepEqual(severitiesOf(kustoLookup('"Evnts | take 5"'), complete), ["error"]);
  });

  test("reports a function only where the schema lists all of them", () => {
    check("Mystery(1) | where x == 1");
    const [plant] = JSON_SCHEMA.databases;
    assert.ok(plant);
    const schema = { ...JSON_SCHEMA, databases: [plant] };
    const document = kustoLookup('"Events | extend x = «strct»(State)"');
    checkRule(
      rule,
      document,
      [
        '"strct" is no function of database "Plant" in schema.kql, nor one that the Kusto parser knows, ' +
          'so the query of "Find" will fail. (KS211)',
      ],
      { schema },
    );
    assert.deepEqual(severitiesOf(document, schema), ["warning"]);
  });

  for (const query of [
    "Events | where State == 'a' | summarize Rows = count() by bin(At, 1h) | where Rows > 1",
    "Latest | where Anything == 1",
    "Busy('a') | where Busy",
    "Events | where Tags.anything == 1",
    "database('other').Nothing | where Foo == 1",
    "cluster('c').database('d').Nothing | where Foo == 1",
    "external_table('Nothing') | where Foo == 1",
    "union isfuzzy=true Events, Nothing | where Foo == 1",
    "Events | evaluate bag_unpack(Tags) | where Foo == 1",
    "Events | evaluate mystery(Tags) | where Foo == 1",
    "find withsource=Source in (Events) where State == 'a' project State, Source",
    "Events | extend x = mystery(State) | where Foo == 1",
    "Events | render timechart with (xcolumn=Foo)",
    "Events | where At == '2024-01-01'",
  ]) {
    test(`accepts ${query}`, () => check(query));
  }

  for (const query of [
    "Events | where @{variables('column')} == 1",
    "Events | project @{variables('columns')} | where Foo == 1",
    "Events | extend @{variables('column')} = 1 | where Foo == 1",
    "Events | extend Col_@{variables('column')} = 1 | where Foo == 1",
    "Events | extend ['@{variables('column')}'] = 1 | where Foo == 1",
    "Events | summarize sum(@{variables('column')}) by State | where sum_Foo == 1",
    "@{variables('table')} | where Foo == 1",
    "Events_@{variables('day')} | where Foo == 1",
    "table('@{variables('table')}') | where Foo == 1",
    "Events | join (@{variables('query')}) on State | where Foo == 1",
    "Events @{variables('operators')} | where Foo == 1",
    "@{variables('lets')} Events | where Foo == 1",
    "let X = @{variables('table')}; X | where Foo == 1",
    "Events | where Count has '@{variables('x')}'",
  ]) {
    test(`stays silent behind the hole in ${query}`, () => check(query));
  }

  test("goes on behind a hole that can be nothing but a value", () => {
    const message = column("Sate", ' Did you mean "State"?');
    check("Events | where State == '@{variables('s')}' | where «Sate» == 1", [message]);
    check("Events | where Count > @{variables('s')} and «Sate» == 1", [message]);
    check("Events | extend x = @{variables('s')} | where «Sate» == 1", [message]);
    check("Events | extend x = datetime(@{variables('s')}) | where «Sate» == 1", [message]);
    check("Events | take @{variables('s')} | where «Sate» == 1", [message]);
  });

  test("reports no consequences of a mistake", () => {
    check("let X = «Nothing»; X | where Foo == 1", [
      '"Nothing" is no table, view or function of schema.kql, so the query of "Find" will fail. ' +
        "If it exists, add it to the file. (KS142)",
    ]);
    // What the parser cannot read may have meant anything.
    check("Events | where Sate == 1 | where (Count > 1«2» | take 5", [
      'The query of "Find" has a mistake here, so it will fail: the Kusto parser expects ")" (KS005).',
    ]);
  });

  test("knows that the pipeline itself may create or change a table", () => {
    for (const command of [
      ".create table Nothing (Foo: int)",
      ".alter-merge table Events (Foo: int)",
      ".set-or-append Nothing <| Events | take 1",
      ".set-or-append Events with (extend_schema=true) <| Sites",
      ".create table @{variables('name')} (Foo: int)",
    ]) {
      const queries = command.includes("Events (") || command.includes("extend") ? "Events" : "Nothing";
      const query = command.includes("@{") ? `${queries} | take 1` : `${queries} | where Foo == 1`;
      const text = pipelineOf(command, query);
      checkRule(rule, text, [], { schema: SCHEMA });
    }
    const appended = pipelineOf(".set-or-append Events <| Sites", "Events | where «Foo» == 1");
    checkRule(rule, appended, [column("Foo")], { schema: SCHEMA });
  });
});

suite("kql-syntax with a schema of several databases", () => {
  const factory = (database: string, query: string): Files => ({
    [PIPELINE_PATH]: kustoLookup(`"${query}"`),
    "dataset/Events.json": dataset("Events", "AzureDataExplorerTable"),
    "linkedService/Lake.json": JSON.stringify({
      name: "Lake",
      properties: { type: "AzureDataExplorer", typeProperties: { endpoint: "https://a.b", database } },
    }),
  });

  test("reads the names of the database that the linked service names", () => {
    checkRule(
      rule,
      factory("store", "«Events» | take 1"),
      [
        '"Events" is no table, view or function of database "Store" in schema.kql, so the query of "Find" will fail. (KS204)',
      ],
      { schema: JSON_SCHEMA },
    );
    checkRule(rule, factory("store", "Orders | where Id == 1"), [], { schema: JSON_SCHEMA });
  });

  test("stays silent about a database that is not in the file or not known", () => {
    for (const database of ["Other", "@{linkedService().database}"]) {
      checkRule(rule, factory(database, "Nothing | take 1"), [], { schema: JSON_SCHEMA });
    }
    checkRule(rule, kustoLookup('"Nothing | take 1"'), [], { schema: JSON_SCHEMA });
  });
});

function pipelineOf(command: string, query: string): string {
  const lookup = JSON.parse(kustoLookup(JSON.stringify(query))).properties.activities[0];
  return pipeline(kustoCommand(JSON.stringify(command)), JSON.stringify(lookup));
}
