import { type Member, type MemberRow, membersOf } from "../../expression/shape";

/**
 * What the output of a Copy activity tells, the most used first.
 * https://learn.microsoft.com/azure/data-factory/copy-activity-monitoring#monitor-programmatically
 */
const COPY: readonly MemberRow[] = [
  ["rowsRead", "number", "Rows read from the source; not for binary copies."],
  ["rowsCopied", "number", "Rows written to the sink; not for binary copies."],
  ["rowsSkipped", "number", "Rows that did not fit and were skipped."],
  ["dataRead", "number", "Bytes read from the source."],
  ["dataWritten", "number", "Bytes written to the sink."],
  ["filesRead", "number", "Files read from the source."],
  ["filesWritten", "number", "Files written to the sink."],
  ["copyDuration", "number", "How long the copy ran, in seconds."],
  ["throughput", "number", "Rate of the transfer, in KB per second."],
  ["errors", "array", "What went wrong."],
  ["effectiveIntegrationRuntime", "string", "The integration runtime that ran the copy."],
  ["usedDataIntegrationUnits", "number", "Data integration units that were used."],
  ["usedParallelCopies", "number", "Parallel copies that were used."],
  ["sourcePeakConnections", "number", "Most connections to the source at once."],
  ["sinkPeakConnections", "number", "Most connections to the sink at once."],
  ["redirectRowPath", "string", "Where the log of skipped rows lies."],
  ["billingReference", "object", "What the copy is billed by."],
  ["durationInQueue", "object", "How long the copy waited for an integration runtime, in seconds."],
  ["executionDetails", "array", "The steps of the copy. May change: do not read values out of it."],
  ["perfRecommendation", "array", "Advice on the speed of the copy."],
];

/** https://learn.microsoft.com/azure/data-factory/control-flow-filter-activity */
const FILTER: readonly MemberRow[] = [
  ["ItemsCount", "number", "How many items were given."],
  ["FilteredItemsCount", "number", "How many items are left."],
];

/** https://learn.microsoft.com/azure/data-factory/control-flow-execute-pipeline-activity */
const EXECUTE_PIPELINE: readonly MemberRow[] = [
  ["pipelineName", "string", "The pipeline that was run."],
  ["pipelineRunId", "string", "The id of its run."],
  ["pipelineReturnValue", "object", "The values that the pipeline has set as its return value."],
];

/** https://learn.microsoft.com/azure/data-factory/control-flow-web-activity */
const WEB: readonly MemberRow[] = [
  ["Response", "string", "The answer, where it is no JSON; the members of JSON stand here by themselves."],
  ["ADFWebActivityResponseHeaders", "object", "The headers of the answer."],
];

/** https://learn.microsoft.com/azure/data-factory/transform-data-using-script */
const SCRIPT: readonly MemberRow[] = [
  ["resultSetCount", "number", "How many result sets the script returned."],
  ["resultSets", "array", "The result sets, each with `rowCount` and `rows`."],
  ["recordsAffected", "number", "How many rows the script changed."],
  ["outputParameters", "object", "The output parameters of the script."],
  ["outputLogs", "string", "What the script printed."],
];

/** The members of the output of types that do not depend on settings, by the type in lower case. */
export const OUTPUT_MEMBERS: ReadonlyMap<string, readonly Member[]> = new Map([
  ["copy", membersOf(COPY)],
  ["executepipeline", membersOf(EXECUTE_PIPELINE)],
  ["filter", membersOf(FILTER)],
  ["script", membersOf(SCRIPT)],
  ["webactivity", membersOf(WEB)],
]);

/**
 * What a Get Metadata activity can return, by the fields that it is asked for.
 * https://learn.microsoft.com/azure/data-factory/control-flow-get-metadata-activity#metadata-options
 */
export const METADATA_MEMBERS: readonly Member[] = [
  ...membersOf([
    ["itemName", "string", "Name of the file or folder."],
    ["itemType", "string", "`File` or `Folder`."],
    ["size", "number", "Size of the file in bytes."],
    ["created", "string", "When the file or folder was created."],
    ["lastModified", "string", "When the file or folder was last changed."],
    ["contentMD5", "string", "MD5 of the file."],
    ["structure", "array", "Names and types of the columns."],
    ["columnCount", "number", "How many columns there are."],
    ["exists", "boolean", "Whether the file, folder or table is there."],
  ]),
  {
    name: "childItems",
    shape: {
      type: "array",
      summary: "The files and folders inside.",
      item: {
        type: "object",
        members: membersOf([
          ["name", "string", "Name of the file or folder."],
          ["type", "string", "`File` or `Folder`."],
        ]),
      },
    },
  },
];

/**
 * What a command that runs in the background returns: the state of its operation.
 * https://learn.microsoft.com/azure/data-explorer/data-factory-command-activity#returned-value-of-an-async-management-command
 */
export const OPERATION_MEMBERS: readonly Member[] = membersOf([
  ["OperationId", "string", "The id of the operation."],
  ["Operation", "string", "What was done, such as `TableSetOrAppend`."],
  ["State", "string", "`Completed`, `Failed` or another state."],
  ["Status", "string", "Why the operation failed; empty when it did not."],
  ["StartedOn", "string", "When the operation began."],
  ["LastUpdatedOn", "string", "When its state last changed."],
  ["Duration", "string", "How long it ran."],
  ["ShouldRetry", "boolean", "Whether it is worth trying again."],
  ["Database", "string", "The database that it ran in."],
  ["NodeId", "string", "The node that ran it."],
  ["RootActivityId", "string", "The id to give to support."],
  ["Principal", "string", "The principal that ran it."],
  ["User", "string", "The user that ran it."],
]);
