import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Analysis, type Scope } from "../../server/src/factory/analysis";
import { lookupRowLimit } from "../../server/src/rules/lookup-row-limit";
import { parallelCopiesIgnored } from "../../server/src/rules/parallel-copies-ignored";
import type { Rule } from "../../server/src/rules/rule";
import { hover } from "../../server/src/service/hover";
import { lint } from "../../server/src/service/lint";
import { copyInto, copyIntoKusto, dataset, kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { readMarks } from "../helpers/marks";
import { type Files, factoryOf, PIPELINE_PATH } from "../helpers/rules";

const LINKED_SERVICE = "linkedService/Cluster.json";

suite("hover", () => {
  test("shows a finding with its message, why it matters and its rule", () => {
    const found = hoverAt(copyIntoKusto('{ "type": "JsonSource" }', '"parallelCopies": $04'), {
      rules: [parallelCopiesIgnored],
    });
    assert.match(found.markdown, /^\*\*Information:\*\* .*parallelCopies/);
    assert.match(found.markdown, /\*\*Why it matters:\*\* The degree of copy parallelism is not relevant/);
    assert.ok(
      found.markdown.includes(`(${parallelCopiesIgnored.meta.vendorPage}) (parallel-copies-ignored)`),
    );
    assert.equal(found.text, "4");
  });

  test("separates several parts by a rule", () => {
    const found = hoverAt(copyIntoKusto('{ "type": "JsonSource" }', '"parallelCopies": $04'), {
      rules: [parallelCopiesIgnored, { ...parallelCopiesIgnored }],
    });
    assert.equal(found.markdown.split("\n\n---\n\n").length, 3);
  });

  test("escapes what a finding takes from the document", () => {
    const text = pipeline(`{
      "name": "*Bold* [x](http://evil.example) <b> \`c\`",
      "type": "Lookup",
      "typeProperties": {
        "source": { "type": "AzureDataExplorerSource", "query": "Ev$0ents" },
        "firstRowOnly": false
      }
    }`);
    const { markdown } = hoverAt(text, { rules: [lookupRowLimit] });
    assert.ok(markdown.includes("\\*Bold\\* \\[x\\](http\\://evil.example) \\<b\\> \\`c\\`"), markdown);
  });

  test("explains a property from its key and from its value, and marks only that", () => {
    const query = `{ "type": "AzureDataExplorerSource", "query": "T", "queryTimeout": "00:20:00" }`;
    const key = hoverAt(copyInto('{ "type": "JsonSink" }', query.replace("Timeout", "Tim$0eout")));
    const value = hoverAt(copyInto('{ "type": "JsonSink" }', query.replace("20:00", "2$00:00")));
    assert.equal(key.text, '"queryTimeout"');
    assert.equal(value.text, '"00:20:00"');
    assert.equal(key.markdown, value.markdown);
    assert.equal(
      key.markdown,
      [
        "**`queryTimeout`** · Azure Data Explorer source",
        "How long the query may run before the request is given up, as `[d.]hh:mm:ss`.",
        [
          "- **Default:** `00:10:00`.",
          "- **Limit:** `01:00:00`; the service allows no more.",
          "- **Watch out:** A query that takes longer fails. Make the query smaller, split it over a ForEach, or use `.export`. Give the activity's `policy.timeout` at least as long.",
        ].join("\n"),
        "[Azure Data Explorer as source](https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#azure-data-explorer-as-source)",
      ].join("\n\n"),
    );
  });

  test("explains a property from the inside of an Expression object", () => {
    const query = `{ "value": "$0@{variables('q')}", "type": "Expression" }`;
    assert.match(hoverAt(kustoLookup(query)).markdown, /^\*\*`query`\*\*/);
  });

  test("explains type names in any case, and properties straight under the type", () => {
    const sink = `{ "type": "azuredataexplorersink", "flush$0Immediately": true }`;
    assert.match(
      hoverAt(copyInto(sink, '{ "type": "JsonSource" }')).markdown,
      /5 minutes, 500 blobs or 1 GB/,
    );
  });

  test("names both figures where two pages of the vendor disagree", () => {
    const { markdown } = hoverAt(kustoLookup('"T"', '"firstRow$0Only": false'));
    for (const figure of ["5,000 rows", "2 MB", "4 MB"]) assert.ok(markdown.includes(figure), figure);
  });

  test("explains the parts of a copy only with Azure Data Explorer at an end", () => {
    const rest = '"parallel$0Copies": 4';
    assert.match(hoverAt(copyIntoKusto('{ "type": "JsonSource" }', rest)).markdown, /partition the data/);
    checkNoHover(copyInto('{ "type": "JsonSink" }', '{ "type": "JsonSource" }', rest));
  });

  test("explains mappings, their ends and their conversion settings", () => {
    const copy = (translator: string) =>
      copyIntoKusto('{ "type": "JsonSource" }', `"translator": ${translator}`);
    const title = (translator: string) => hoverAt(copy(translator)).markdown.split("\n")[0];
    assert.equal(
      title('{ "map$0ComplexValuesToString": true }'),
      "**`mapComplexValuesToString`** · Column mapping of a copy",
    );
    assert.equal(
      title(`{ "mappings": [{ "source": { "path": "$$0['a']" }, "sink": { "name": "A" } }] }`),
      "**`path`** · End of a column mapping",
    );
    assert.equal(
      title(`{ "typeConversionSettings": { "allow$0DataTruncation": true } }`),
      "**`allowDataTruncation`** · Type conversion of a copy",
    );
  });

  test("explains ingestion properties inside additionalProperties", () => {
    const sink = `{ "type": "AzureDataExplorerSink", "additionalProperties": { "ta$0gs": "[]" } }`;
    assert.match(hoverAt(copyInto(sink, '{ "type": "JsonSource" }')).markdown, /Tags of the new extents/);
  });

  test("explains a policy and a ForEach in pipelines with Azure Data Explorer only, unless the scope is wider", () => {
    const policy = '"policy": { "ret$0ry": 1 }';
    const wait = `{ "name": "Wait", "type": "Wait", ${policy}, "typeProperties": {} }`;
    assert.match(
      hoverAt(pipeline(kustoCommand('".show tables"', "Run", policy))).markdown,
      /\*\*Default:\*\* 0\./,
    );
    checkNoHover(pipeline(wait));
    assert.match(hoverAt(pipeline(wait), { scope: "factory" }).markdown, /\*\*`retry`\*\*/);
    const forEach = (inner: string) =>
      pipeline(
        `{ "name": "Each", "type": "ForEach", "typeProperties": { "batch$0Count": 5, "activities": [${inner}] } }`,
      );
    assert.match(hoverAt(forEach(kustoCommand('".show tables"'))).markdown, /1 to 50/);
    checkNoHover(forEach(wait.replace("$0", "")));
  });

  test("explains delimited text, the linked service and the location of a runtime", () => {
    const csv = { "dataset/Csv.json": dataset("Csv", "DelimitedText", '{ "escape$0Char": "\\\\" }') };
    assert.match(hoverAt(csv).markdown, /`\\`, a backslash, also when the property is absent/);
    assert.match(
      hoverAt({ [LINKED_SERVICE]: cluster('"https$0://c.westeurope.kusto.windows.net"') }).markdown,
      /engine/,
    );
    const runtime = `{ "name": "Plant", "properties": { "type": "Managed", "typeProperties":
      { "computeProperties": { "location": "West $0Europe" } } } }`;
    assert.match(hoverAt({ "integrationRuntime/Plant.json": runtime }).markdown, /in one region/);
  });

  test("explains a secret from its inside and shows nothing of it", () => {
    const text = cluster('"https://c.kusto.windows.net"').replace(
      '"database"',
      '"servicePrincipalKey": { "type": "SecureString", "value": "top$0secret" }, "database"',
    );
    const { markdown } = hoverAt({ [LINKED_SERVICE]: text });
    assert.match(markdown, /^\*\*`servicePrincipalKey`\*\*/);
    assert.ok(!markdown.includes("topsecret"));
  });

  test("answers at the end of a text that is cut anywhere", () => {
    const whole = copyIntoKusto('{ "type": "JsonSource" }', '"parallelCopies": 4');
    for (let end = 0; end <= whole.length; end++) {
      const cut = whole.slice(0, end);
      const { text } = hoverAt(`${cut}$0`, { rules: [parallelCopiesIgnored] });
      assert.ok(cut.endsWith(text), `${end}: ${text}`);
    }
  });

  test("has nothing to say of other places", () => {
    checkNoHover(pipeline('{ "na$0me": "Wait", "type": "Wait" }'));
    checkNoHover(pipeline('{ "name": "Wait", $0 "type": "Wait" }'));
    checkNoHover(copyIntoKusto('{ "type":$0 "JsonSource" }'));
    checkNoHover({ "other/notes.json": '{ "query": "T$0" }' });
    checkNoHover({ "pipeline/Empty.json": "$0" });
  });
});

interface Options {
  readonly rules?: readonly Rule[];
  readonly scope?: Scope;
}

/** Returns the hover at the cursor of the first file and the text that it marks; empty texts for none. */
function hoverAt(fixture: string | Files, options: Options = {}): { markdown: string; text: string } {
  const files = typeof fixture === "string" ? { [PIPELINE_PATH]: fixture } : fixture;
  const [path = "", marked = ""] = Object.entries(files)[0] ?? [];
  const { text, cursors } = readMarks(marked);
  const factory = factoryOf({ ...files, [path]: text });
  const document = factory.document(path);
  assert.ok(document);
  const analysis = new Analysis(document, factory, options.scope ?? "kusto");
  const onCrash = (_: string, error: unknown) => assert.fail(String(error));
  const findings = lint(analysis, { rules: options.rules ?? [], severities: new Map(), onCrash });
  const found = hover(analysis, cursors[0] ?? assert.fail("The fixture has no cursor."), findings);
  return { markdown: found?.markdown ?? "", text: text.slice(found?.span.start ?? 0, found?.span.end ?? 0) };
}

function checkNoHover(fixture: string | Files): void {
  assert.deepEqual(hoverAt(fixture), { markdown: "", text: "" });
}

function cluster(endpoint: string): string {
  return `{ "name": "Cluster", "properties": { "type": "AzureDataExplorer", "typeProperties":
    { "endpoint": ${endpoint}, "database": "Telemetry" } } }`;
}
