import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { hover } from "../../server/src/service/hover";
import { analyseAt, loopedPipeline, queryPipeline, wiredPipeline } from "../helpers/completion";
import type { Files } from "../helpers/rules";

const FUNCTIONS_PAGE =
  "https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions";

suite("hover on words of expressions", () => {
  test("shows a function with its signature and the vendor's page, and marks its name", () => {
    const { markdown, text } = hoverAt(wiredPipeline(`"@to$0Upper('a')"`));
    assert.equal(text, "toUpper");
    assert.equal(
      markdown,
      [
        "`toUpper(text): string`",
        "Turns a text into upper case.",
        `[Expressions and functions](${FUNCTIONS_PAGE}#toupper)`,
      ].join("\n\n"),
    );
  });

  test("shows type and default of a parameter, and nothing of a secret", () => {
    const { markdown, text } = hoverAt(wiredPipeline(`"a @{pipeline().parameters.D$0ay}"`));
    assert.equal(text, "Day");
    assert.equal(markdown, '`Day` · string\n\nType `string`, default `"2024-01-01"`.');
    assert.ok(!hoverAt(wiredPipeline(`"@pipeline().parameters.K$0ey"`)).markdown.includes("top secret"));
  });

  test("shows a variable and what pipeline() knows", () => {
    assert.equal(
      hoverAt(wiredPipeline(`"@variables('it'$0's')"`)).markdown,
      "**Variable** `it's`\n\nType `String`.",
    );
    assert.match(
      hoverAt(wiredPipeline(`"@pipeline().Run$0Id"`)).markdown,
      /^`RunId` · string\n\nId of this run/,
    );
  });

  test("shows the type of an activity and the shape of its output", () => {
    const { markdown, text } = hoverAt(wiredPipeline(`"@activity('Find $0rows').output.count"`));
    assert.equal(text, "Find rows");
    assert.equal(
      markdown,
      "**Activity** `Find rows`\n\nActivity of type `Lookup`.\n\nOutput: \n- `count`\n- `value` with `Day`, `At`, `Rows`",
    );
    assert.match(hoverAt(wiredPipeline(`"@activity('Lo$0ad').output"`)).markdown, /- `rowsCopied`/);
    assert.match(hoverAt(wiredPipeline(`"@activity('Later$0').output"`)).markdown, /not known for this type/);
  });

  test("shows members of an output, and the items of a loop", () => {
    assert.match(
      hoverAt(wiredPipeline(`"@activity('Find rows').output.val$0ue"`)).markdown,
      /^`value` · array\n\nThe rows\.\n\nEach item has `Day`, `At`, `Rows`\.$/,
    );
    assert.match(
      hoverAt(loopedPipeline(`"@{it$0em().TableName}"`)).markdown,
      /Items of `Each`: `"@activity\('List'\)/,
    );
    assert.match(hoverAt(loopedPipeline(`"@{item()['Row$0 count']}"`)).markdown, /^`Row count` · any/);
  });

  test("says of names that are not known no more than of the property", () => {
    assert.doesNotMatch(hoverAt(wiredPipeline(`"@variables('no$0ne')"`)).markdown, /Variable/);
    assert.doesNotMatch(hoverAt(wiredPipeline(`"@pipeline().parameters.no$0ne"`)).markdown, /none/);
    assert.match(hoverAt(queryPipeline(`"$0Events"`)).markdown, /^\*\*`query`\*\*/);
  });
});

suite("hover on words of KQL", () => {
  test("shows an operator with how it is written and the vendor's page", () => {
    const { markdown, text } = hoverAt(queryPipeline('"Events\\n| summa$0rize count() by Day"'));
    assert.equal(text, "summarize");
    assert.equal(
      markdown,
      [
        "`summarize Name = Aggregation by Column` · tabular operator",
        "Groups the rows and computes aggregations for each group; without `by` it returns one row.",
        "[`summarize` tabular operator](https://learn.microsoft.com/kusto/query/summarize-operator)",
      ].join("\n\n"),
    );
  });

  test("tells functions, aggregations, operators and columns of one name apart", () => {
    const title = (query: string) => hoverAt(queryPipeline(`"${query}"`)).markdown.split("\n")[0];
    assert.equal(title("A | where At > a$0go(1d)"), "`ago(timespan)` · function");
    assert.equal(title("A | summarize cou$0nt()"), "`count()` · aggregation function");
    assert.equal(title("A | cou$0nt"), "`count` · tabular operator");
    assert.match(title("A | project cou$0nt") ?? "", /query/);
    assert.equal(title("A | where B startsw$0ith 'x'"), "`startswith` · operator");
    assert.equal(title("A | where B !ha$0s 'x'"), "`!has` · operator");
    assert.equal(title("set notrun$0cation; A"), "`notruncation` · request property");
    assert.equal(title("le$0t x = 1; print x"), "`let Name = Expression;` · statement");
    assert.equal(title("A | evaluate bag_un$0pack(B)"), "`bag_unpack(column, column_prefix?)` · plugin");
    assert.equal(
      title("A | join kind=inner (mater$0ialize(B)) on C"),
      "`materialize (Query)` · tabular operator",
    );
  });

  test("shows the verb of a command, hyphens and dot included", () => {
    const { markdown, text } = hoverAt(wiredPipeline('".set-or-app$0end T <| A"'));
    assert.equal(text, ".set-or-append");
    assert.match(markdown, /^`\.set-or-append \[async\] Table <\| Query` · management command/);
  });

  test("marks the word through the escapes and the quotes of an expression", () => {
    assert.equal(hoverAt(queryPipeline(`"@concat('A\\n| proj$0ect ''b''', 'c')"`)).text, "project");
    assert.equal(hoverAt(queryPipeline(`"A | wh\\u0065$0re x"`)).text, "wh\\u0065re");
  });
});

function hoverAt(fixture: string | Files): { markdown: string; text: string } {
  const { analysis, offset, text } = analyseAt(fixture);
  const found = hover(analysis, offset, []);
  return { markdown: found?.markdown ?? "", text: text.slice(found?.span.start ?? 0, found?.span.end ?? 0) };
}
