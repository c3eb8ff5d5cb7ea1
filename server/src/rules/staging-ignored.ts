import { type Copy, hasKustoSink } from "../adf/activity";
import { unloadsIntoFiles } from "../adf/copy/fileSources";
import { literalBoolean } from "../expression/value";
import type { Analysis } from "../factory/analysis";
import { changeProperties } from "../json/edit";
import type { Fix, Rule } from "./rule";

const REMOVE_TITLE = "Remove the staging settings";

/**
 * Reports `enableStaging` on a Copy into Azure Data Explorer, to which it does not apply: the sink uploads to blobs
 * of its own.
 */
export const stagingIgnored: Rule = {
  meta: {
    id: "staging-ignored",
    summary: "Staging, which does not apply to a copy into Azure Data Explorer.",
    category: "copy",
    defaultSeverity: "information",
    vendorPage: "https://learn.microsoft.com/azure/data-explorer/data-factory-load-data",
    fixes: [{ title: REMOVE_TITLE, isSafe: false }],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const copy of analysis.copies) {
      const setting = hasKustoSink(copy) ? copy.typeProperties.get("enableStaging") : undefined;
      if (setting === undefined || literalBoolean(setting) !== true) continue;
      // These sources need it, whatever the sink.
      if (copy.source !== undefined && unloadsIntoFiles(copy.source)) continue;

      report({
        span: setting.propertySpan,
        message:
          `Staging does not apply to copy "${copy.activity.name}", since Azure Data Explorer ingests from blobs of ` +
          'its own. Remove "enableStaging" and "stagingSettings".',
        fixes: [removeStaging(analysis, copy)],
      });
    }
  },
};

function removeStaging(analysis: Analysis, { typeProperties }: Copy): Fix {
  return {
    title: REMOVE_TITLE,
    isSafe: false,
    edits: () => [
      {
        path: analysis.document.path,
        edits: changeProperties(typeProperties, { remove: ["enableStaging", "stagingSettings"] }),
      },
    ],
  };
}
