import { writtenText } from "../../adf/conversion/writtenValues";
import type { JsonValue } from "../../json/edit";
import { type ActivityJson, after, BY_NAME, copyIntoKusto, expression, lookupAll } from "./activities";
import { askKustoTable, askSqlQuery } from "./datasets";
import type { Draft } from "./draft";
import { literalAt } from "./existing";
import { askPipeline } from "./pipelines";
import type { Referred } from "./references";
import type { Scaffold } from "./scaffold";
import { monthQuery, monthsQuery, type PartitionedTable } from "./sqlPartitions";
import { faultOfRequired, namePart, plainText } from "./texts";

/** How many partitions are copied at a time, as in the vendor's template; at most 50. */
const BATCH_COUNT = 10;

/**
 * Copies a table of a database month by month: a Lookup lists the months, and a ForEach copies several at a time, since
 * one copy into Azure Data Explorer cannot be made faster by other means.
 * https://learn.microsoft.com/azure/data-explorer/data-factory-template
 */
export const bulkCopy: Scaffold = {
  id: "bulk-copy-from-database",
  title: "Bulk copy from a database",
  summary: "Lookup of partitions, parallel ForEach, Copy from Azure SQL",
  plan(draft) {
    const source = askSqlQuery(draft);
    const partitioned = askPartitions(draft, source);
    const sink = askKustoTable(draft);
    askPipeline(draft, {
      newName: `BulkCopy${namePart(sink.table) || "IntoKusto"}`,
      description:
        "Copies a table of a database into Azure Data Explorer, one partition per month. Columns are matched by their " +
        "names; rows without a date in the partition column are left out.",
      activities: [
        lookupAll({
          name: "GetPartitions",
          description: "Returns the start and the end of each month that has rows.",
          source: sqlSource(plainText(monthsQuery(partitioned))),
          dataset: source.reference,
        }),
        forEachPartition(copyPartition(partitioned, source, sink)),
      ],
    });
  },
};

function askPartitions(draft: Draft, { resource }: Referred): PartitionedTable {
  const schema = resource === undefined ? "" : literalAt(resource, "schema");
  const known =
    resource === undefined ? "" : literalAt(resource, "table") || literalAt(resource, "tableName");
  const table = draft.askText(
    {
      id: "source-table",
      title: "Table to read",
      hint: "The table or view in the SQL database, such as dbo.Readings.",
      proposal: known === "" ? "dbo.Events" : [schema, known].filter((part) => part !== "").join("."),
    },
    faultOfRequired("A table"),
  );
  const column = draft.askText(
    {
      id: "partition-column",
      title: "Partition column",
      hint: "A column of dates: each of its months is copied on its own.",
      proposal: "Timestamp",
    },
    faultOfRequired("A column of dates"),
  );
  return { table, column };
}

function copyPartition(table: PartitionedTable, source: Referred, sink: Referred): ActivityJson {
  const query = monthQuery(table, { start: "item().PartitionStart", end: "item().PartitionEnd" });
  return copyIntoKusto({
    name: "CopyPartition",
    description: "Copies the rows of one month.",
    source: sqlSource(writtenText(query)),
    translator: BY_NAME,
    input: source.reference,
    output: sink.reference,
  });
}

function sqlSource(sqlReaderQuery: JsonValue): JsonValue {
  return { type: "AzureSqlSource", sqlReaderQuery, queryTimeout: "02:00:00", partitionOption: "None" };
}

function forEachPartition(activity: ActivityJson): ActivityJson {
  return {
    name: "ForEachPartition",
    type: "ForEach",
    dependsOn: after("GetPartitions"),
    userProperties: [],
    typeProperties: {
      items: expression("@activity('GetPartitions').output.value"),
      isSequential: false,
      batchCount: BATCH_COUNT,
      activities: [activity],
    },
  };
}
