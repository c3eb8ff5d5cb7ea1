import type { Copy } from "../adf/activity";
import type { ExportTarget } from "../adf/conversion/exportTarget";
import { EXPORT_FIX_TITLE, exportFix, exportTargetOf } from "../factory/exportConversion";
import type { Rule } from "./rule";

/**
 * Advises `.export` where a Copy moves the result of a query to a store that the cluster can write to by itself.
 */
export const preferExportCommand: Rule = {
  meta: {
    id: "prefer-export-command",
    summary: "A copy out of Azure Data Explorer that its .export command does faster and cheaper.",
    category: "queries",
    defaultSeverity: "hint",
    vendorPage:
      "https://learn.microsoft.com/azure/data-explorer/data-factory-integration#copy-data-from-azure-data-explorer",
    fixes: [{ title: EXPORT_FIX_TITLE, isSafe: false }],
    isCrossFile: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const copy of analysis.copies) {
      const target = exportTargetOf(analysis, copy);
      const typeNode = copy.activity.node.get("type");
      if (target === undefined || typeNode === undefined) continue;
      const fix = exportFix(analysis, copy);
      report({
        span: typeNode.span,
        message: messageFor(copy, target),
        fixes: fix === undefined ? [] : [fix],
      });
    }
  },
};

function messageFor({ activity }: Copy, target: ExportTarget): string {
  const advice =
    `Copy "${activity.name}" takes the result of a query through Data Factory to ${target.store}. ` +
    'The ".export" command of a Command activity writes it there straight from the nodes of the cluster, which is ' +
    "faster and cheaper and has no limit of 500,000 records or 64 MB";
  const namesFiles = target.kind === "storage" && target.hasFileName;
  return `${advice}${namesFiles ? "; it names its files itself." : "."}`;
}
