import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { answerRequest } from "../../../server/src/host/kusto/answerRequest";
import { KustoParser } from "../../../server/src/host/kusto/kustoParser";
import { KustoParserClient } from "../../../server/src/host/kusto/kustoParserClient";
import type { KustoRequest } from "../../../server/src/host/kusto/protocol";
import { RecentSchemas } from "../../../server/src/host/kusto/recentSchemas";
import { readQuestion, writeQuestion } from "../../../server/src/kql/parser/question";
import { readSchema } from "../../../server/src/kql/schema/readSchema";
import type { DatabaseSchema } from "../../../server/src/kql/schema/schema";

function databaseOf(text: string): DatabaseSchema {
  const [database] = readSchema(text).databases;
  assert.ok(database);
  return database;
}

const TABLES = databaseOf(`.create table T (a: string, ['b c']: long, d: strange)
.create external table E (x: real) kind=storage
.create materialized-view V on table T { T }
.create function F(n: long, s: string = "x") { T | where ['b c'] == n }
.create function Broken { T }`);

suite("the parser with a schema", () => {
  const parser = new KustoParser();
  parser.learn(TABLES);
  const codesIn = (text: string) => parser.answer(text, "semantics", TABLES.id).map(({ code }) => code);

  test("knows tables, columns and their types", () => {
    assert.deepEqual(codesIn("T | where a == 'x' and ['b c'] > 1 and d == 1"), []);
    assert.deepEqual(codesIn("T | where b == 1"), ["KS142"]);
    assert.deepEqual(codesIn("U | where b == 1"), ["KS204"]);
    assert.deepEqual(codesIn("T | where a > 1"), ["KS106"]);
  });

  test("knows views, external tables and functions", () => {
    assert.deepEqual(codesIn("V | where anything == 1"), []);
    assert.deepEqual(codesIn("external_table('E') | where x > 1.0"), []);
    assert.deepEqual(codesIn("materialized_view('V') | where x > 1.0"), []);
    assert.deepEqual(codesIn("F(1) | where a == ''"), []);
    assert.deepEqual(codesIn("F(1) | where x == ''"), ["KS142"]);
    assert.deepEqual(codesIn("Broken() | where x == ''"), ["KS211"]);
  });

  test("reads a text anew for each schema", () => {
    const other = databaseOf(".create table U (b: long)");
    parser.learn(other);
    assert.deepEqual(codesIn("U | where b == 1"), ["KS204"]);
    assert.deepEqual(parser.answer("U | where b == 1", "semantics", other.id), []);
    assert.deepEqual(
      parser.answer("U | where b == 1", "semantics").map(({ code }) => code),
      ["KS204"],
    );
  });

  test("fails on a schema that it was not told of", () => {
    const reply = answerRequest(parser, { id: 1, text: "T", part: "syntax", schemaId: "unknown" });
    assert.deepEqual(reply, { kind: "failure", id: 1, reason: "Error" });
  });
});

suite("questions with a schema", () => {
  test("read back as they were written", () => {
    for (const question of [{ text: "T" }, { text: "T", schemaId: "1-a" }, { text: "\0x" }, { text: "" }]) {
      assert.deepEqual(readQuestion(writeQuestion(question)), question);
    }
    assert.equal(writeQuestion({ text: "T" }), "T");
  });

  test("send the schema once to each worker", async () => {
    const { client, requests, die } = makeClient([TABLES]);
    const ask = (text: string) => client.answersTo([writeQuestion({ text, schemaId: TABLES.id })]);
    await ask("T");
    await ask("U");
    assert.deepEqual(
      requests.map(({ text, part, schemaId, schema }) => [
        text,
        part,
        schemaId === TABLES.id,
        schema !== undefined,
      ]),
      [
        ["T", "syntax", true, true],
        ["T", "semantics", true, false],
        ["T", "advice", true, false],
        ["U", "syntax", true, false],
        ["U", "semantics", true, false],
        ["U", "advice", true, false],
      ],
    );
    die();
    await ask("V");
    assert.equal(requests.filter(({ schema }) => schema !== undefined).length, 2);
    client.dispose();
  });

  test("are answered apart from those without", async () => {
    const { client, requests } = makeClient([TABLES]);
    const question = writeQuestion({ text: "T", schemaId: TABLES.id });
    await client.answersTo(["T", question]);
    assert.deepEqual(
      requests.filter(({ part }) => part === "syntax").map(({ schemaId }) => schemaId),
      [undefined, TABLES.id],
    );
    client.dispose();
  });

  test("are answered with nothing when the schema is not in force any more", async () => {
    const { client, requests } = makeClient([]);
    const answers = await client.answersTo([writeQuestion({ text: "T", schemaId: TABLES.id }), "U"]);
    assert.deepEqual(
      [...answers.values()].map(({ syntax }) => syntax.length),
      [0, 0],
    );
    assert.deepEqual(new Set(requests.map(({ text }) => text)), new Set(["U"]));
    client.dispose();
  });
});

suite("recent schemas", () => {
  test("are forgotten in the order in which they came", () => {
    const recent = new RecentSchemas<number>();
    for (let index = 0; index < 20; index++) recent.put(String(index), index);
    assert.equal(recent.get("3"), undefined);
    assert.equal(recent.get("4"), 4);
  });
});

/** A client whose worker answers each request, at once after it. */
function makeClient(schemas: readonly DatabaseSchema[]) {
  const requests: KustoRequest[] = [];
  let onDeath = (_reason: string): void => {};
  const client = new KustoParserClient({
    startWorker: (events) => {
      onDeath = events.onDeath;
      queueMicrotask(() => events.onReply({ kind: "ready" }));
      return {
        post: (request) => {
          requests.push(request);
          queueMicrotask(() => events.onReply({ kind: "answer", id: request.id, diagnostics: [] }));
        },
        hold: () => {},
        stop: () => {},
      };
    },
    onTrouble: () => {},
    schemaOf: (id) => schemas.find((schema) => schema.id === id),
  });
  return { client, requests, die: () => onDeath("it is a test's") };
}
