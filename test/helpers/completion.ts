import assert from "node:assert/strict";
import { Analysis } from "../../server/src/factory/analysis";
import type { NamedSchema } from "../../server/src/kql/schema/schema";
import { type CompletionItem, type CompletionOptions, complete } from "../../server/src/service/completion";
import { applyEdits } from "../../server/src/text/textEdit";
import { kustoCommand, kustoLookup, pipeline } from "./builders";
import { readMarks } from "./marks";
import { type Files, factoryOf, PIPELINE_PATH } from "./rules";

/** What is offered at the cursor of a fixture. */
export interface Offered {
  readonly labels: readonly string[];
  readonly items: readonly CompletionItem[];
  /** Returns the fixture with an item taken, the cursor shown as `$0`; fails when there is none of that label. */
  readonly take: (label: string) => string;
  readonly itemOf: (label: string) => CompletionItem;
}

/** Returns the analysis of the first file of a fixture, and the cursor in it. */
export function analyseAt(
  fixture: string | Files,
  schema?: NamedSchema,
): { analysis: Analysis; text: string; offset: number } {
  const files = typeof fixture === "string" ? { [PIPELINE_PATH]: fixture } : fixture;
  const [path = "", marked = ""] = Object.entries(files)[0] ?? [];
  const { text, cursors } = readMarks(marked);
  const factory = factoryOf({ ...files, [path]: text });
  const document = factory.document(path);
  assert.ok(document);
  const offset = cursors[0] ?? assert.fail("The fixture has no cursor.");
  return { analysis: new Analysis(document, factory, "kusto", undefined, schema), text, offset };
}

/** Asks for what can be written at the cursor of the first file. */
export function completeAt(
  fixture: string | Files,
  options: CompletionOptions & { readonly schema?: NamedSchema } = {},
): Offered {
  const { analysis, text, offset } = analyseAt(fixture, options.schema);
  const { items } = complete(analysis, offset, options);
  const itemOf = (label: string) =>
    items.find((item) => item.label === label) ??
    assert.fail(`"${label}" is not among: ${items.map((item) => item.label).join(" · ")}`);
  const take = (label: string) => {
    const { edit, cursor } = itemOf(label);
    const newText = `${edit.newText.slice(0, cursor)}$0${edit.newText.slice(cursor)}`;
    return applyEdits(text, [{ span: edit.span, newText }]);
  };
  return { labels: items.map((item) => item.label), items, take, itemOf };
}

/**
 * Takes an item in a value and returns that value. The builder puts it into a document.
 *
 * @param value JSON with the cursor in it.
 */
export function takeIn(
  build: (value: string) => string | Files,
  value: string,
  label: string,
  schema?: NamedSchema,
): string {
  const built = build(value);
  const before = typeof built === "string" ? built : (Object.values(built)[0] ?? "");
  const [head = "", tail = ""] = before.split(value);
  const after = completeAt(built, schema === undefined ? {} : { schema }).take(label);
  assert.ok(after.startsWith(head) && after.endsWith(tail), `Changed around the value: ${after}`);
  return after.slice(head.length, after.length - tail.length);
}

/** A pipeline with parameters, variables, a Lookup, a Copy, and a Command activity that runs after them. */
export function wiredPipeline(command: string): string {
  const lookup = activity("Find rows", "Lookup", {
    source: {
      type: "AzureDataExplorerSource",
      query: "Events | summarize Rows = count() by Day, bin(At, 1h)",
    },
    dataset: { referenceName: "Events", type: "DatasetReference" },
    firstRowOnly: false,
  });
  const copy = activity("Load", "Copy", {
    source: { type: "JsonSource" },
    sink: { type: "AzureDataExplorerSink" },
  });
  const later = activity("Later", "Wait", {});
  const last = kustoCommand(
    command,
    "Run",
    '"dependsOn": [{ "activity": "Find rows" }, { "activity": "Load" }]',
  );
  return withDeclarations(pipeline(lookup, copy, last, later));
}

/** A pipeline whose ForEach runs a Command activity for each row of a Lookup. */
export function loopedPipeline(command: string, items = "@activity('List').output.value"): string {
  const list = activity("List", "Lookup", {
    source: { type: "AzureDataExplorerSource", query: "Tables | project TableName, ['Row count']" },
    dataset: { referenceName: "Events", type: "DatasetReference" },
    firstRowOnly: false,
  });
  const forEach = `{
    "name": "Each", "type": "ForEach", "dependsOn": [{ "activity": "List" }],
    "typeProperties": {
      "items": { "value": ${JSON.stringify(items)}, "type": "Expression" },
      "activities": [${kustoCommand(command)}]
    }
  }`;
  return withDeclarations(pipeline(list, forEach));
}

/** A pipeline of one Lookup with this query. */
export function queryPipeline(query: string): string {
  return kustoLookup(query);
}

/** JSON text of an activity. */
export function activity(name: string, type: string, typeProperties: object): string {
  return JSON.stringify({ name, type, typeProperties });
}

function withDeclarations(text: string): string {
  const declarations = `
    "parameters": {
      "Day": { "type": "string", "defaultValue": "2024-01-01" },
      "the \\"odd\\" one": { "type": "int" },
      "Key": { "type": "securestring", "defaultValue": "top secret" },
      "Tables": { "type": "array", "defaultValue": [{ "Name": "A", "Days": 1 }] }
    },
    "variables": { "Total": { "type": "Integer" }, "it's": { "type": "String" } },`;
  return text.replace('"properties": {', `"properties": {${declarations}`);
}
