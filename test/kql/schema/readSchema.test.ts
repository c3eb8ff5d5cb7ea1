import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readSchema } from "../../../server/src/kql/schema/readSchema";
import type { DatabaseSchema, KqlSchema, SchemaTable } from "../../../server/src/kql/schema/schema";
import { readMarks } from "../../helpers/marks";

/** A schema as text: a table to a line, then the functions. */
function shown({ databases }: KqlSchema): readonly string[] {
  return databases.flatMap((database) => [
    ...(database.name === undefined ? [] : [`database ${database.name}`]),
    ...database.tables.map(showTable),
    ...database.functions.map(
      ({ name, parameters, body }) => `function ${name}${parameters} ${body ?? "unknown"}`,
    ),
  ]);
}

function showTable({ kind, name, columns, isOpen }: SchemaTable): string {
  const list = columns.map((column) => `${column.name}:${column.type ?? "?"}`).join(", ");
  return `${kind} ${name} (${list})${isOpen ? " and more" : ""}`;
}

function checkProblems(marked: string, messages: readonly string[]): KqlSchema {
  const { text, spans } = readMarks(marked);
  const schema = readSchema(text);
  assert.deepEqual(
    schema.problems.map(({ message }) => message),
    messages,
  );
  assert.deepEqual(
    schema.problems.map(({ span }) => span),
    spans,
  );
  return schema;
}

const COMMANDS = `// The tables of the plant.
.create table Turbines (Site: string, ['Rated power']: real, Started:datetime, Tags: dynamic) with (folder = "a, b (c")

.create-merge table Sites
(
  Name: string, // The name.
  Id: guid
)
.create tables A(x:int), ["b c"](y:long, z:bool) with (docstring='x')
.alter-merge table Sites (Since: date)
.alter table Turbines policy retention softdelete = 30d
.create-or-alter function with (folder="f") Busy(site:string, days:long = 7) {
  Turbines
  | where Site == site and Started > ago(days * 1d)
}
.create async ifnotexists materialized-view with (backfill=true) Latest on table Turbines
{
  Turbines | summarize arg_max(Started, *) by Site
}
.create external table Archive (Site: string, Day: time) kind = storage dataformat = csv ('https://example.org')
.drop table Sites ifexists
.set-or-append Copy <| Turbines | take 1
`;

const READ = [
  "table Turbines (Site:string, Rated power:real, Started:datetime, Tags:dynamic)",
  "table Sites (Name:string, Id:guid, Since:datetime)",
  "table A (x:int)",
  "table b c (y:long, z:bool)",
  "materializedView Latest () and more",
  "externalTable Archive (Site:string, Day:timespan)",
  "function Busy(site:string, days:long = 7) {\n  Turbines\n  | where Site == site and Started > ago(days * 1d)\n}",
];

const JSON_SCHEMA = JSON.stringify({
  Databases: {
    Plant: {
      Name: "Plant",
      Tables: {
        Turbines: {
          Name: "Turbines",
          Folder: "",
          OrderedColumns: [
            { Name: "Site", Type: "System.String", CslType: "string" },
            { Name: "Speed", Type: "System.Double" },
            { Name: "On", Type: "System.SByte" },
          ],
        },
      },
      ExternalTables: {},
      MaterializedViews: {
        Latest: { Name: "Latest", OrderedColumns: [{ Name: "Site", CslType: "string" }] },
      },
      Functions: {
        Busy: {
          Name: "Busy",
          InputParameters: [
            { Name: "t", Columns: [{ Name: "Site", CslType: "string" }] },
            { Name: "any", Columns: [] },
            { Name: "the days", CslType: "long", CslDefaultValue: "7" },
          ],
          Body: "{ t | take 1 }",
        },
        Odd: { Name: "Odd", InputParameters: [{ Name: "x" }], Body: "{ 1 }" },
      },
    },
    Empty: { Tables: {} },
  },
});

const JSON_READ = [
  "database Plant",
  "table Turbines (Site:string, Speed:real, On:bool)",
  "materializedView Latest (Site:string)",
  "function Busy(t: (Site: string), any: (*), ['the days']: long = 7) { t | take 1 }",
  "function Odd() unknown",
  "database Empty",
];

suite("a schema of management commands", () => {
  test("is what they make of tables, views and functions", () => {
    const schema = readSchema(COMMANDS);
    assert.deepEqual(schema.problems, []);
    assert.deepEqual(shown(schema), READ);
    assert.deepEqual(schema.databases[0]?.complete, []);
  });

  test("is read with any line ends, and from a script", () => {
    assert.deepEqual(shown(readSchema(COMMANDS.replaceAll("\n", "\r\n"))).slice(0, 6), READ.slice(0, 6));
    const script =
      ".execute database script with (ThrowOnErrors=true) <| .create table A (x:int)\n.create table B (y:int)";
    assert.deepEqual(shown(readSchema(script)), ["table A (x:int)", "table B (y:int)"]);
  });

  test("takes the later of two definitions, and the columns of another table", () => {
    assert.deepEqual(
      shown(readSchema(".create table A (x:int)\n.alter table A (y:int)\n.create table B based-on A")),
      ["table A (y:int)", "table B (y:int)"],
    );
    assert.deepEqual(shown(readSchema(".create table B based-on Other")), ["table B () and more"]);
  });

  test("knows that there are more columns than are added", () => {
    assert.deepEqual(shown(readSchema(".alter-merge table T (x:int)")), ["table T (x:int) and more"]);
  });

  test("is not led astray by dots in functions and by brackets that nothing closes", () => {
    const text = `.create function F() { T
    .Column }
.create table A (x:int
.create table B (y:string)`;
    assert.deepEqual(shown(readSchema(text)), [
      "table A (x:int) and more",
      "table B (y:string)",
      "function F() { T\n    .Column }",
    ]);
  });

  test("tells what cannot be read, and reads the rest", () => {
    const schema = checkProblems(
      ".create table A («x int», y:«strng», z:«blob»)\n.create table «B»\n.create table C «(»x:int\n" +
        ".create function «F» { 1 }\n.create table «(»x:int)",
      [
        'A column is written as "Name: type".',
        '"strng" is no type of a column, did you mean "string"?',
        '"blob" is no type of a column.',
        'The columns of "B" are missing.',
        'The columns of "C" have no closing bracket.',
        'The function "F" has no parameters: write "F()".',
        "The name of the table is missing.",
      ],
    );
    assert.deepEqual(shown(schema), [
      "table A (y:?, z:?) and more",
      "table B () and more",
      "table C (x:int) and more",
      "function F() unknown",
    ]);
  });

  test("is nothing without a command that defines something", () => {
    for (const text of ["", "Just some words.", ".drop table T\n.show tables"]) {
      const schema = checkProblems(text === "" ? "«»" : `«»${text}`, [
        'No command here says what a table or a function is: write ".create table Name (Column: type)".',
      ]);
      assert.deepEqual(schema.databases, []);
    }
  });
});

suite("a schema as JSON", () => {
  test("has databases with all that is in them", () => {
    const schema = readSchema(JSON_SCHEMA);
    assert.deepEqual(schema.problems, []);
    assert.deepEqual(shown(schema), JSON_READ);
    assert.deepEqual(
      schema.databases.map(({ complete }) => complete),
      [["table", "materializedView", "externalTable", "function"], ["table"]],
    );
  });

  test("is found in the result of a request", () => {
    const results = [
      JSON.stringify({ Tables: [{ TableName: "Table_0", Rows: [[JSON_SCHEMA]] }] }),
      JSON.stringify([{ DatabaseSchema: JSON_SCHEMA }], undefined, 2),
    ];
    for (const text of results) assert.deepEqual(shown(readSchema(text)), JSON_READ);
  });

  test("is not taken for complete when it is broken", () => {
    const cut = readSchema(JSON_SCHEMA.slice(0, JSON_SCHEMA.indexOf('"Speed"')));
    assert.equal(cut.problems.length, 1);
    assert.deepEqual(shown(cut), ["database Plant", "table Turbines (Site:string) and more"]);
    assert.deepEqual(cut.databases[0]?.complete, []);
  });

  test("tells where a string of a result is broken", () => {
    const string = JSON.stringify(JSON_SCHEMA.slice(0, -40));
    const { problems } = checkProblemsOf(`[[«${string}»]]`);
    assert.equal(problems.length, 1);
  });

  test("is nothing without databases", () => {
    checkProblems('«»{ "Tables": {} }', [
      'This JSON has no "Databases" as ".show database schema as json" gives them.',
    ]);
  });
});

function checkProblemsOf(marked: string): KqlSchema {
  const { text, spans } = readMarks(marked);
  const schema = readSchema(text);
  assert.deepEqual(
    schema.problems.map(({ span }) => span),
    spans,
  );
  return schema;
}

suite("the reader of schemas", () => {
  test("never throws, wherever a text is cut, and tells of places inside it", () => {
    for (const whole of [COMMANDS, JSON_SCHEMA, JSON.stringify([JSON_SCHEMA])]) {
      for (let length = 0; length <= whole.length; length++) {
        const { problems } = readSchema(whole.slice(0, length));
        for (const { span } of problems) {
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= length, `at ${length}`);
        }
      }
    }
  });

  test("gives a schema an id of its content", () => {
    const idOf = (text: string) =>
      readSchema(text)
        .databases.map(({ id }: DatabaseSchema) => id)
        .join();
    assert.equal(idOf(".create table A (x:int)"), idOf("// Other words.\n.create table  A ( x : int )"));
    assert.notEqual(idOf(".create table A (x:int)"), idOf(".create table A (x:long)"));
  });
});
