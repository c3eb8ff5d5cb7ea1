import { hasKustoSink } from "../adf/activity";
import { presenceOf } from "../adf/copy/sinkMapping";
import { KUSTO_DATASET } from "../adf/kustoActivity";
import { isType, typePropertiesOf } from "../adf/resource";
import type { Rule } from "./rule";

/**
 * Reports a Copy into Azure Data Explorer whose output dataset names no table: the service needs one in a sink.
 */
export const sinkTableMissing: Rule = {
  meta: {
    id: "sink-table-missing",
    summary: "A copy into Azure Data Explorer whose dataset names no table.",
    category: "copy",
    defaultSeverity: "error",
    vendorPage:
      "https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#dataset-properties",
    fixes: [],
    isCrossFile: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const copy of analysis.copies) {
      for (const output of hasKustoSink(copy) ? copy.outputs : []) {
        const target = analysis.resolve(output);
        if (target === undefined || !isType(target.resource.properties.get("type"), KUSTO_DATASET)) continue;
        const properties = typePropertiesOf(target.resource);
        const table = properties.get("table");
        if (properties.kind !== "object" || presenceOf(table) !== "unset") continue;

        report({
          span: output.nameNode.span,
          message:
            `Copy "${copy.activity.name}" writes into dataset "${target.resource.name}", which names no table, so it ` +
            'will fail. Set "table" in the dataset.',
          related: [
            {
              path: target.document.path,
              span: table?.span ?? properties.keySpan ?? properties.span,
              message: '"table" is missing here.',
            },
          ],
        });
      }
    }
  },
};
