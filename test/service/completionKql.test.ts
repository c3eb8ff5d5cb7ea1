import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { KqlProvider } from "../../server/src/service/completion";
import { completeAt, queryPipeline, takeIn, wiredPipeline } from "../helpers/completion";

suite("completion in KQL", () => {
  test("offers tabular operators behind a bar, with how they are written and the vendor's page", () => {
    const { itemOf, labels } = offered("Events | $0");
    assert.ok(labels.includes("where") && labels.includes("project-away") && labels.includes("mv-expand"));
    assert.ok(!labels.includes("strcat") && !labels.includes("let"));
    const { detail, documentation, kind } = itemOf("summarize");
    assert.equal(detail, "tabular operator");
    assert.equal(kind, "operator");
    assert.match(documentation, /^`summarize Name = Aggregation by Column`\n\nGroups the rows/);
    assert.match(documentation, /\(https:\/\/learn\.microsoft\.com\/kusto\/query\/summarize-operator\)$/);
  });

  test("replaces a word with hyphens as a whole", () => {
    assert.equal(take("Events | project-a$0", "project-away"), "Events | project-away$0");
    assert.equal(take("Events | mv-$0\n| take 1", "mv-expand"), "Events | mv-expand$0\n| take 1");
    assert.equal(takeCommand(".set-or-$0", "set-or-append"), ".set-or-append$0");
    assert.equal(take("Events | where A-ab$0", "abs"), "Events | where A-abs($0)");
  });

  test("offers scalar functions in arguments, aggregations where rows are grouped", () => {
    assert.ok(offered("Events | where $0").labels.includes("ago"));
    assert.ok(!offered("Events | where $0").labels.includes("countif"));
    const { labels } = offered("Events | summarize $0");
    assert.ok(labels.includes("countif") && labels.includes("bin"));
    assert.ok(!offered("Events | summarize sum($0").labels.includes("countif"));
    assert.equal(take("Events | summarize cou$0", "count"), "Events | summarize count()$0");
    assert.equal(take("Events | where At > ag$0", "ago"), "Events | where At > ago($0)");
    assert.equal(take("Events | where At > ag$0(1d)", "ago"), "Events | where At > ago$0(1d)");
  });

  test("offers the words that go on behind a value", () => {
    assert.ok(offered("Events | where Name $0").labels.includes("startswith"));
    assert.equal(take("Events | where Name !h$0", "!has"), "Events | where Name !has$0");
    assert.equal(offered("Events | summarize count() $0").labels[0], "by");
    assert.deepEqual(offered("Events $0").labels, []);
  });

  test("offers the verbs of commands behind a leading dot, with the dot in an empty command", () => {
    assert.equal(takeCommand(".$0", "show"), ".show$0");
    assert.equal(takeCommand("$0", ".show"), ".show$0");
    assert.equal(
      takeCommand(".execute database script <|\\n.cr$0", "create-merge"),
      ".execute database script <|\\n.create-merge$0",
    );
    assert.deepEqual(offered("Events | where a.$0").labels, []);
  });

  test("offers request properties, plugins, charts and the ways to begin a query", () => {
    assert.ok(offered("set not$0").labels.includes("notruncation"));
    assert.ok(offered("Events | evaluate $0").labels.includes("bag_unpack"));
    assert.ok(offered("Events | render $0").labels.includes("timechart"));
    for (const query of ["$0", "set notruncation; $0", "Events | join kind=inner ($0"]) {
      assert.ok(offered(query).labels.includes("print"), query);
    }
    assert.ok(offered("let A = $0").labels.includes("datatable"));
    assert.deepEqual(offered("let A$0").labels, []);
  });

  test("offers names of let statements, and columns that operators before have made", () => {
    assert.equal(offered("let ['two words'] = 1; $0").labels[0], "two words");
    assert.equal(
      take("let ['two words'] = 1; print two$0", "two words"),
      "let ['two words'] = 1; print ['two words']$0",
    );
    assert.deepEqual(
      offered("Events | extend A = 1, B = 2 | project-away A | where $0 | take 1").labels.slice(0, 1),
      ["B"],
    );
    assert.ok(!offered("Events | extend A = 1 | join (Other | where $0").labels.includes("A"));
  });

  test("offers nothing in comments, strings, numbers and beside holes", () => {
    for (const query of [
      "Events // com$0ment",
      'Events | where A == \\"te$0xt\\"',
      "Events | take 10$0",
      "Events_@{item()}$0 | take 1",
      "Events_@{item()}ab$0",
      ".ingest inline into table T <| a,$0",
    ]) {
      assert.deepEqual(offered(query).labels, [], query);
    }
  });

  test("escapes what it writes for each wrapping", () => {
    const odd = "let ['it\\\\'s'] = 1; ";
    const cases: readonly (readonly [head: string, tail: string])[] = [
      ['"', '"'],
      ['{ "value": "', '", "type": "Expression" }'],
      ["\"@{variables('Total')}\\n", '"'],
      [`"@concat('`, `', ' more')"`],
    ];
    for (const [head, tail] of cases) {
      assert.equal(
        takeIn(queryPipeline, `${head}Events\\n| wh$0${tail}`, "where"),
        `${head}Events\\n| where$0${tail}`,
      );
    }
    assert.equal(takeIn(queryPipeline, `"${odd}print it$0"`, "it's"), `"${odd}print ['it\\\\'s']$0"`);
    assert.match(
      takeIn(queryPipeline, `"@concat('let [''two words''] = 1; print tw$0')"`, "two words"),
      /print \[''two words''\]\$0'\)"$/,
    );
  });

  test("asks providers that know more, such as tables", () => {
    const tables: KqlProvider = ({ place }) =>
      place.kind === "statement"
        ? [
            {
              label: "Events",
              kind: "value",
              detail: "table",
              documentation: "",
              group: "names",
              before: "Events",
              after: "",
            },
          ]
        : [];
    assert.equal(
      completeAt(queryPipeline('"$0"'), { kqlProviders: [tables] }).take("Events"),
      queryPipeline('"Events$0"'),
    );
  });

  test("answers a blank only behind a bar", () => {
    const typed = (query: string) =>
      completeAt(queryPipeline(`"${query}"`), { typed: " " }).labels.length > 0;
    assert.equal(typed("Events | $0"), true);
    assert.equal(typed("Events | where $0"), false);
    assert.equal(typed("$0"), false);
  });
});

function offered(query: string) {
  return completeAt(query.startsWith(".") ? wiredPipeline(`"${query}"`) : queryPipeline(`"${query}"`));
}

function take(query: string, label: string): string {
  return takeIn(queryPipeline, `"${query.replaceAll("\n", "\\n")}"`, label)
    .slice(1, -1)
    .replaceAll("\\n", "\n");
}

function takeCommand(command: string, label: string): string {
  return takeIn(wiredPipeline, `"${command}"`, label).slice(1, -1);
}
