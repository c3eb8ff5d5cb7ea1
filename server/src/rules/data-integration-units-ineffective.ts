import { type Copy, hasKustoSink } from "../adf/activity";
import { readsFiles, singleFileOf, unloadsIntoFiles } from "../adf/copy/fileSources";
import { literalNumber, literalString, unwrap } from "../expression/value";
import type { Analysis } from "../factory/analysis";
import { inputOf } from "../factory/copyInput";
import { removeProperty } from "../json/edit";
import type { JsonNode } from "../json/node";
import type { Rule } from "./rule";

/** https://learn.microsoft.com/azure/data-factory/copy-activity-performance-features#data-integration-units */
const UNITS_OF_ONE_MACHINE = 4;
const REMOVE_TITLE = 'Remove "dataIntegrationUnits"';

/**
 * Reports more data integration units on a Copy into Azure Data Explorer than it can use: those beyond one machine
 * help only where the source is a store of files and there are several files.
 */
export const dataIntegrationUnitsIneffective: Rule = {
  meta: {
    id: "data-integration-units-ineffective",
    summary: "More data integration units than a copy into Azure Data Explorer can use.",
    category: "copy",
    defaultSeverity: "information",
    vendorPage: "https://learn.microsoft.com/azure/data-explorer/data-factory-integration#performance",
    fixes: [{ title: REMOVE_TITLE, isSafe: false }],
    isCrossFile: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const copy of analysis.copies) {
      const setting = hasKustoSink(copy) ? copy.typeProperties.get("dataIntegrationUnits") : undefined;
      const units = setting === undefined ? undefined : literalNumber(setting);
      if (setting === undefined || units === undefined || units <= UNITS_OF_ONE_MACHINE) continue;
      const reason = whyOneMachine(analysis, copy);
      if (reason === undefined) continue;

      report({
        span: unwrap(setting).span,
        message:
          `Copy "${copy.activity.name}" asks for ${units} data integration units, but into Azure Data Explorer more ` +
          `than 4 help only with several files, and this copy ${reason}. Remove the setting; to load faster, partition ` +
          "the source and copy each part in a ForEach.",
        fixes: [
          {
            title: REMOVE_TITLE,
            isSafe: false,
            edits: () => [{ path: analysis.document.path, edits: removeProperty(setting) }],
          },
        ],
      });
    }
  },
};

function whyOneMachine(analysis: Analysis, copy: Copy): string | undefined {
  const { source } = copy;
  if (source?.get("type")?.stringValue === undefined || unloadsIntoFiles(source)) return undefined;
  if (!readsFiles(source)) {
    return hasPartitions(source) ? undefined : "does not read from a store of files";
  }
  const input = inputOf(analysis, copy);
  const file = input === undefined ? undefined : singleFileOf(source, input.dataset);
  return file === undefined ? undefined : `reads the one file "${file}"`;
}

/** The Data Factory page grants up to four units to each partition of a database, whatever the sink. */
function hasPartitions(source: JsonNode): boolean {
  const option = source.get("partitionOption");
  return option !== undefined && option.kind !== "null" && literalString(option)?.toLowerCase() !== "none";
}
