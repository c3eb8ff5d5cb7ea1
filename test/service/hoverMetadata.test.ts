import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { hover } from "../../server/src/service/hover";
import { copyInto, copyIntoKusto, dataset } from "../helpers/builders";
import { CATALOGUE } from "../helpers/catalogue";
import { analyseAt } from "../helpers/completion";
import { pipelineOf } from "../helpers/completionJson";
import type { Files } from "../helpers/rules";

suite("hover on the JSON of a factory", () => {
  test("tells what a property does, its type, whether it is required, its values and the vendor's page", () => {
    const { markdown, text } = hoverAt(
      pipelineOf(`{ "type": "WebActivity", "typeProperties": { "met$0hod": "GET" } }`),
    );
    assert.equal(text, '"method"');
    assert.equal(
      markdown,
      [
        "**`method`** · WebActivity",
        "Rest API method for target endpoint.",
        "- **Type:** one of the values\n- **Required**\n- **Values:** `GET`, `POST`, `PUT`, `DELETE`",
        "[Documentation](https://learn.microsoft.com/azure/data-factory/control-flow-web-activity)",
      ].join("\n\n"),
    );
  });

  test("tells of the default, and whether an expression may stand there", () => {
    const { markdown } = hoverAt(
      dataset("Csv", "Parquet").replace(
        '"typeProperties": {}',
        '"typeProperties": { "compre$0ssionCodec": "gzip" }',
      ),
      "dataset/Csv.json",
    );
    assert.match(markdown, /- \*\*Type:\*\* string, or an expression/);
    const staging = copyInto(
      '{ "type": "ParquetSink" }',
      '{ "type": "ParquetSource" }',
      '"enableSta$0ging": true',
    );
    assert.match(
      hoverAt(staging).markdown,
      /- \*\*Type:\*\* boolean, or an expression\n- \*\*Default:\*\* `false`/,
    );
  });

  test("tells what a type is and what it needs", () => {
    const { markdown, text } = hoverAt(pipelineOf(`{ "type": "Web$0Activity" }`));
    assert.equal(text, '"WebActivity"');
    assert.equal(
      markdown,
      [
        "**WebActivity**",
        "Web activity.",
        "**Required:** `typeProperties.method`, `typeProperties.url`",
        "[Documentation](https://learn.microsoft.com/azure/data-factory/control-flow-web-activity)",
      ].join("\n\n"),
    );
    assert.match(
      hoverAt(`{ "properties": { "type": "AzureSql$0Table" } }`, "dataset/A.json").markdown,
      /^\*\*AzureSqlTable\*\*\n\nThe Azure SQL Server database dataset\./,
    );
  });

  test("leaves to the facts what concerns Azure Data Explorer", () => {
    const sink = (key: string) =>
      copyIntoKusto('{ "type": "JsonSource" }').replace('Sink"', `Sink", ${key}: true`);
    const { markdown } = hoverAt(sink('"flush$0Immediately"'));
    assert.match(markdown, /Whether ingestion skips the aggregation of small blobs/);
    assert.doesNotMatch(markdown, /aggregation will be skipped/);
  });

  test("says nothing of names that their author chose, and of types that nobody knows", () => {
    assert.equal(hoverAt(pipelineOf("", ` "parameters": { "D$0ay": { "type": "string" } },`)).markdown, "");
    assert.equal(hoverAt(pipelineOf(`{ "type": "Unheard", "typeProperties": { "x$0": 1 } }`)).markdown, "");
    assert.equal(hoverAt(`{ "a$0": 1 }`, "other/notes.json").markdown, "");
  });
});

function hoverAt(fixture: string, path = "pipeline/Load.json"): { markdown: string; text: string } {
  const files: Files = { [path]: fixture };
  const { analysis, text, offset } = analyseAt(files);
  const found = hover(analysis, offset, [], { showsMessages: true, catalogue: CATALOGUE });
  return { markdown: found?.markdown ?? "", text: text.slice(found?.span.start ?? 0, found?.span.end ?? 0) };
}
