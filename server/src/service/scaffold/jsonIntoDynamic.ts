import { formatMappingPath, parseMappingPath } from "../../adf/copy/mappingPath";
import { copyIntoKusto } from "./activities";
import { askKustoTable } from "./datasets";
import type { Draft } from "./draft";
import { askJsonFiles } from "./fileDatasets";
import { askPipeline } from "./pipelines";
import type { Scaffold } from "./scaffold";
import { faultOfKustoName, namePart, plainText } from "./texts";

/** The whole of each document. */
const DOCUMENT = "$";

/**
 * Copies JSON objects whole, each into one dynamic column: a Copy would spread their properties over columns.
 * https://learn.microsoft.com/azure/data-explorer/data-factory-integration#nested-json-objects
 */
export const jsonIntoDynamic: Scaffold = {
  id: "json-into-dynamic-column",
  title: "JSON into one dynamic column",
  summary: "Copy of files that keeps each object whole",
  plan(draft) {
    const files = askJsonFiles(draft);
    const path = askObject(draft);
    const sink = askKustoTable(draft);
    const column = askColumn(draft);
    askPipeline(draft, {
      newName: `Load${namePart(sink.table) || "Json"}`,
      description: `Copies JSON files into Azure Data Explorer, each object into the dynamic column ${column}.`,
      activities: [
        copyIntoKusto({
          name: "CopyJson",
          description: "Each run adds what it reads: take loaded files away, or narrow what is read.",
          source: {
            type: "JsonSource",
            storeSettings: files.storeSettings,
            formatSettings: { type: "JsonReadSettings" },
          },
          translator: {
            type: "TabularTranslator",
            mappings: [{ source: { path: plainText(path) }, sink: { name: plainText(column) } }],
            mapComplexValuesToString: true,
          },
          input: files.reference,
          output: sink.reference,
        }),
      ],
    });
  },
};

function askObject(draft: Draft): string {
  const answer = draft.askText(
    {
      id: "object",
      title: "Object to keep",
      hint: "$ for the whole document, or the path of an object in it, such as $['payload'].",
      proposal: DOCUMENT,
    },
    faultOfPath,
  );
  const path = parseMappingPath(answer);
  return path === undefined ? DOCUMENT : formatMappingPath(path);
}

function faultOfPath(text: string): string | undefined {
  const path = parseMappingPath(text);
  if (path === undefined || !path.isRooted)
    return `"${text}" is no path of a JSON document: it begins with $.`;
  if (path.steps.every(({ kind }) => kind === "name")) return undefined;
  return "Arrays are not supported on the way into Azure Data Explorer: name the path of an object.";
}

function askColumn(draft: Draft): string {
  return draft.askText(
    {
      id: "column",
      title: "Dynamic column",
      hint: "The column of that table that takes the object; its type is dynamic.",
      proposal: "Document",
    },
    faultOfKustoName("A column"),
  );
}
