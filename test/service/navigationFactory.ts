import assert from "node:assert/strict";
import { Analysis } from "../../server/src/factory/analysis";
import type { Factory } from "../../server/src/factory/factory";
import type { Occurrence } from "../../server/src/service/navigation/occurrence";
import { symbolAt } from "../../server/src/service/navigation/places";
import type { Place } from "../../server/src/service/navigation/symbol";
import { readMarks } from "../helpers/marks";
import { type Files, factoryOf } from "../helpers/rules";

/** The files of a fixture without marks, its marked places file by file, and its cursor. */
export interface MarkedFiles {
  readonly files: Files;
  readonly places: readonly Place[];
  readonly cursor: { readonly path: string; readonly offset: number } | undefined;
}

/** Reads files in which `«…»` marks names and `$0` a cursor. */
export function readMarkedFiles(marked: Files): MarkedFiles {
  const files: Record<string, string> = {};
  const places: Place[] = [];
  let cursor: MarkedFiles["cursor"];
  for (const [path, markedText] of Object.entries(marked)) {
    const { text, spans, cursors } = readMarks(markedText);
    files[path] = text;
    places.push(...spans.map((span) => ({ path, span })));
    const [offset] = cursors;
    if (offset !== undefined) cursor = { path, offset };
  }
  return { files, places, cursor };
}

/** Returns a document of a factory, to navigate from. */
export function sourceIn(factory: Factory, path: string): Analysis {
  const document = factory.document(path);
  assert.ok(document, `There is no ${path}.`);
  return new Analysis(document, factory, "kusto");
}

/** Returns what a factory of these files has at the cursor. */
export function atCursor(marked: Files) {
  const { files, places, cursor } = readMarkedFiles(marked);
  assert.ok(cursor, "There is no cursor.");
  const source = sourceIn(factoryOf(files), cursor.path);
  return { files, places, source, offset: cursor.offset, occurrence: symbolAt(source, cursor.offset) };
}

/** Returns the symbol of an occurrence that must be there. */
export function symbolOfFound(occurrence: Occurrence | undefined): Occurrence["symbol"] {
  assert.ok(occurrence, "There is no name.");
  return occurrence.symbol;
}

/** Shows places as their files, offsets and texts. */
export function showPlaces(files: Files, places: readonly Place[]): readonly string[] {
  return places.map(({ path, span }) => {
    const text = (files[path] ?? "").slice(span.start, span.end);
    return `${path}@${span.start}: ${text}`;
  });
}

/** The dataset "Events" with a parameter "table" over the linked service "Cluster" with a parameter "db". */
export const EVENTS = `{
  "name": "Events",
  "properties": {
    "linkedServiceName": {
      "referenceName": "Cluster",
      "type": "LinkedServiceReference",
      "parameters": { "db": "@dataset().table" }
    },
    "parameters": { "table": { "type": "string" } },
    "type": "AzureDataExplorerTable",
    "typeProperties": { "table": { "value": "@dataset().table", "type": "Expression" } }
  }
}
`;

/** The linked service "Cluster". */
export const CLUSTER = `{
  "name": "Cluster",
  "properties": {
    "type": "AzureDataExplorer",
    "parameters": { "db": { "type": "string" } },
    "typeProperties": { "endpoint": "https://c.kusto.windows.net", "database": "@{linkedService().db}" }
  }
}
`;

/** A Lookup activity "Find rows" over "Events". */
export const FIND = `{
  "name": "Find rows",
  "type": "Lookup",
  "typeProperties": {
    "source": { "type": "AzureDataExplorerSource", "query": "@concat('T | where Day == ', pipeline().parameters.Day)" },
    "dataset": { "referenceName": "Events", "type": "DatasetReference", "parameters": { "table": "T" } }
  }
}`;

/** A Set Variable activity "Note" behind it, which sets the variable "count". */
export const NOTE = `{
  "name": "Note",
  "type": "SetVariable",
  "dependsOn": [{ "activity": "Find rows", "dependencyConditions": ["Succeeded"] }],
  "typeProperties": {
    "variableName": "count",
    "value": "@{activity('Find rows').output.count} of @{variables('count')} at @{pipeline().parameters['Day']}"
  }
}`;

/** An Execute Pipeline activity. */
export function runPipeline(name: string, parameters = "{}"): string {
  return `{
  "name": "Run ${name}",
  "type": "ExecutePipeline",
  "typeProperties": {
    "pipeline": { "referenceName": "${name}", "type": "PipelineReference" },
    "parameters": ${parameters}
  }
}`;
}

/** A pipeline with the parameter "Day" and the variable "count". */
export function pipelineNamed(name: string, ...activities: readonly string[]): string {
  return `{
  "name": "${name}",
  "properties": {
    "activities": [${activities.join(", ")}],
    "parameters": { "Day": { "type": "string" } },
    "variables": { "count": { "type": "String" } }
  }
}
`;
}

/** A factory in which everything is named from somewhere. */
export const FACTORY: Files = {
  "dataset/Events.json": EVENTS,
  "linkedService/Cluster.json": CLUSTER,
  "pipeline/Load.json": pipelineNamed("Load", FIND, NOTE),
  "pipeline/Nightly.json": pipelineNamed("Nightly", runPipeline("Load", `{ "Day": "@utcNow()" }`)),
  "trigger/Daily.json": `{
  "name": "Daily",
  "properties": {
    "type": "ScheduleTrigger",
    "pipelines": [{
      "pipelineReference": { "referenceName": "Load", "type": "PipelineReference" },
      "parameters": { "Day": "@trigger().scheduledTime" }
    }]
  }
}
`,
};

/** Puts marks around every occurrence of a pattern in some files of a factory. */
export function markAll(files: Files, paths: readonly string[], pattern: RegExp): Files {
  const marked = paths.map((path) => [path, (files[path] ?? "").replace(pattern, "«$&»")]);
  return { ...files, ...Object.fromEntries(marked) };
}
