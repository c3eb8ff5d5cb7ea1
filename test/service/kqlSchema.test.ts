import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readSchema } from "../../server/src/kql/schema/readSchema";
import type { NamedSchema } from "../../server/src/kql/schema/schema";
import { complete } from "../../server/src/service/completion";
import { hover } from "../../server/src/service/hover";
import { analyseAt, completeAt, queryPipeline, takeIn, wiredPipeline } from "../helpers/completion";
import { readMarks } from "../helpers/marks";
import { shownIn } from "../helpers/shownKql";

const SCHEMA: NamedSchema = {
  source: "docs/tables.kql",
  databases: readSchema(
    `.create table Events (State: string, At: datetime, ['Odd name']: int)
     .create table ["it's"] (Name: string)
     .create table Sites (State: string, Name: string)
     .create external table Archive (Day: datetime) kind=storage
     .create materialized-view Latest on table Events { Events }
     .create function Busy(state: string, days: long = 7) { Events | where State == state }
     .create function All() { Events }`,
  ).databases,
};

function offered(query: string) {
  const pipeline = query.startsWith(".") ? wiredPipeline(`"${query}"`) : queryPipeline(`"${query}"`);
  return completeAt(pipeline, { schema: SCHEMA });
}

function take(query: string, label: string): string {
  const build = query.startsWith(".") ? wiredPipeline : queryPipeline;
  return takeIn(build, `"${query}"`, label, SCHEMA).slice(1, -1);
}

const TABLES = ["Events", "it's", "Sites", "Archive", "Latest"];
const COLUMNS = ["State", "At", "Odd name"];

suite("completion with a schema", () => {
  test("offers tables where a query begins", () => {
    for (const query of [
      "$0",
      "Ev$0",
      "let X = 1; $0",
      "Events | join kind=inner ($0",
      ".set-or-append T <| $0",
    ]) {
      const { labels } = offered(query);
      assert.deepEqual(
        TABLES.filter((name) => !labels.includes(name)),
        [],
        query,
      );
    }
    assert.equal(take("Ev$0", "Events"), "Events$0");
    assert.equal(take("Ar$0", "Archive"), "external_table('Archive')$0");
  });

  test("offers tables to operators that take one", () => {
    for (const query of [
      "Events | union $0",
      "union Events, $0",
      "Events | join $0",
      "Events | join kind=inner $0",
    ]) {
      assert.ok(offered(query).labels.includes("Sites"), query);
    }
    for (const query of ["Events | where $0", "Events | join Sites on $0", "Events | join kind=$0", ".$0"]) {
      assert.ok(!offered(query).labels.includes("Sites"), query);
    }
  });

  test("offers the columns that an operator gets, with their types and where they come from", () => {
    const { labels, itemOf } = offered("Events | where $0");
    assert.deepEqual(labels.slice(0, 3), COLUMNS);
    const { detail, documentation, kind } = itemOf("State");
    assert.deepEqual([detail, kind], ["string", "column"]);
    assert.equal(documentation, "A column of `Events`.\n\nFrom the KQL schema `docs/tables.kql`.");
    assert.ok(!offered("Events | project At | where $0").labels.includes("State"));
    assert.equal(offered("Events | project Day = At | where $0").itemOf("Day").detail, "datetime");
    assert.equal(
      offered("Events | extend State = strlen(State) | where $0").itemOf("State").detail,
      "column",
    );
    assert.equal(offered("Events | summarize count() by State | where $0").itemOf("State").detail, "string");
    assert.ok(offered("Events | join (Sites | where $0").labels.includes("Name"));
    assert.ok(offered("Events | join (Sites) on State | where $0").labels.includes("Name"));
    assert.ok(offered(".set-or-append T <| Events | where $0").labels.includes("State"));
  });

  test("writes names as they have to be written, escaped for where they stand", () => {
    assert.equal(take("Events | where Od$0", "Odd name"), "Events | where ['Odd name']$0");
    assert.equal(take("it$0", "it's"), "['it\\\\'s']$0");
    assert.match(
      takeIn(queryPipeline, `"@concat('Events | where Od$0')"`, "Odd name", SCHEMA),
      /where \[''Odd name''\]\$0'\)"$/,
    );
    assert.equal(take("Events | where Stat$0us == 1", "State"), "Events | where State$0us == 1");
  });

  test("offers functions with their parameters", () => {
    assert.equal(offered("$0").itemOf("Busy").detail, "Busy(state: string, days: long = 7)");
    assert.equal(take("Bu$0", "Busy"), "Busy($0)");
    assert.equal(take("Al$0", "All"), "All()$0");
    assert.equal(take("Events | where Bu$0", "Busy"), "Events | where Busy($0)");
  });

  test("offers nothing of it without a schema", () => {
    const { labels } = completeAt(queryPipeline('"$0"'));
    assert.ok(!labels.includes("Events") && !labels.includes("Busy"));
  });

  test("works in the KQL editor", () => {
    const { text, cursors } = readMarks("Events\n| where Od$0");
    const shown = shownIn(queryPipeline('"T"'), text, undefined, SCHEMA);
    const item = complete(shown, cursors[0] ?? 0).items.find(({ label }) => label === "Odd name");
    assert.equal(item?.edit.newText, "['Odd name']");
  });
});

suite("hover with a schema", () => {
  const SOURCE = "From the KQL schema `docs/tables.kql`.";

  test("shows the columns of a table", () => {
    assert.deepEqual(hoverAt("Eve$0nts | take 1"), [
      "Events",
      `**Table** \`Events\`\n\n- \`State\`: string\n- \`At\`: datetime\n- \`Odd name\`: int\n\n${SOURCE}`,
    ]);
    assert.deepEqual(hoverAt("Events | join (Lat$0est) on State"), [
      "Latest",
      `**Materialized view** \`Latest\`\n\nIts columns are not known.\n\n${SOURCE}`,
    ]);
    assert.deepEqual(hoverAt("['it\\\\$0's'] | take 1")?.[0], "['it\\\\'s']");
  });

  test("shows the type of a column and its table", () => {
    const column = `**Column** \`State\`: string\n\nA column of \`Events\`.\n\n${SOURCE}`;
    assert.deepEqual(hoverAt("Events | where St$0ate == 1"), ["State", column]);
    assert.deepEqual(hoverAt("Events | where ['Odd$0 name'] == 1")?.[0], "['Odd name']");
    assert.deepEqual(hoverAt("Sites | join (Events | where Sta$0te) on State"), ["State", column]);
  });

  test("shows how a function is called", () => {
    assert.deepEqual(hoverAt("Bu$0sy('a') | take 1"), [
      "Busy",
      `**Function** \`Busy(state: string, days: long = 7)\`\n\n${SOURCE}`,
    ]);
  });

  test("says nothing of computed columns, of other databases and of names that are unknown", () => {
    for (const query of [
      "Events | extend State = 1 | where St$0ate == 1",
      "database('x').Eve$0nts | take 1",
      "Noth$0ing | take 1",
      "Events | where 'Sta$0te' == x",
    ]) {
      assert.doesNotMatch(hoverAt(query)?.[1] ?? "", /KQL schema/, query);
    }
  });

  test("works in the KQL editor", () => {
    const { text, cursors } = readMarks("Events\n| where Sta$0te == 1");
    const shown = shownIn(queryPipeline('"T"'), text, undefined, SCHEMA);
    assert.match(hover(shown, cursors[0] ?? 0, [])?.markdown ?? "", /^\*\*Column\*\* `State`: string/);
  });
});

function hoverAt(query: string): readonly [text: string, markdown: string] | undefined {
  const { analysis, offset, text } = analyseAt(queryPipeline(`"${query}"`), SCHEMA);
  const found = hover(analysis, offset, []);
  return found && [text.slice(found.span.start, found.span.end), found.markdown];
}
