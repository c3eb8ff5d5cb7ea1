import { BY_NAME, copyIntoKusto } from "./activities";
import { askKustoTable } from "./datasets";
import { askCsvFiles } from "./fileDatasets";
import { askPipeline } from "./pipelines";
import type { Scaffold } from "./scaffold";
import { namePart } from "./texts";

/**
 * Copies CSV files by the names of their columns. Quotes are doubled (RFC 4180), the only escape that Azure Data Explorer
 * reads, where the default of Data Factory is a backslash.
 * https://learn.microsoft.com/azure/data-factory/format-delimited-text
 */
export const csvFromLake: Scaffold = {
  id: "csv-from-lake",
  title: "CSV from a data lake",
  summary: "Copy of files, quotes doubled, columns by name",
  plan(draft) {
    const files = askCsvFiles(draft);
    const sink = askKustoTable(draft);
    askPipeline(draft, {
      newName: `Load${namePart(sink.table) || "Csv"}`,
      description:
        "Copies CSV files into Azure Data Explorer. Columns are matched by the names in the first row.",
      activities: [
        copyIntoKusto({
          name: "CopyCsv",
          description: "Each run adds what it reads: take loaded files away, or narrow what is read.",
          source: {
            type: "DelimitedTextSource",
            storeSettings: files.storeSettings,
            formatSettings: { type: "DelimitedTextReadSettings" },
          },
          translator: BY_NAME,
          input: files.reference,
          output: sink.reference,
        }),
      ],
    });
  },
};
