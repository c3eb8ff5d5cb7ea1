import { type Member, membersOf } from "../../expression/shape";

/**
 * What `pipeline()` knows by itself.
 * https://learn.microsoft.com/azure/data-factory/control-flow-system-variables#pipeline-scope
 */
export const PIPELINE_MEMBERS: readonly Member[] = membersOf([
  ["DataFactory", "string", "Name of the factory or workspace that the pipeline runs in."],
  ["Pipeline", "string", "Name of the pipeline."],
  ["RunId", "string", "Id of this run of the pipeline."],
  ["GroupId", "string", "Id of the group of runs that this one belongs to."],
  ["TriggerTime", "string", "When the trigger fired, in UTC."],
  ["TriggerName", "string", "Name of the trigger."],
  ["TriggerType", "string", "Type of the trigger; `Manual` for a run that a person started."],
  ["TriggerId", "string", "Id of the trigger."],
  [
    "TriggeredByPipelineName",
    "string",
    "Name of the pipeline that started this one; write `pipeline()?.` since it may be null.",
  ],
  [
    "TriggeredByPipelineRunId",
    "string",
    "Id of the run that started this one; write `pipeline()?.` since it may be null.",
  ],
]);

/**
 * What `trigger()` tells in the definition of a trigger.
 * https://learn.microsoft.com/azure/data-factory/control-flow-system-variables#schedule-trigger-scope
 */
export const TRIGGER_MEMBERS: readonly Member[] = [
  ...membersOf([
    ["scheduledTime", "string", "When the trigger was due."],
    ["startTime", "string", "When the trigger fired."],
  ]),
  {
    name: "outputs",
    shape: {
      type: "object",
      summary: "What the trigger hands on.",
      members: membersOf([
        ["windowStartTime", "string", "Where the window of a tumbling window trigger begins."],
        ["windowEndTime", "string", "Where the window of a tumbling window trigger ends."],
      ]),
    },
  },
];

/**
 * What `triggerBody()` tells of a storage event.
 * https://learn.microsoft.com/azure/data-factory/control-flow-system-variables#storage-event-trigger-scope
 */
export const TRIGGER_BODY_MEMBERS: readonly Member[] = membersOf([
  ["fileName", "string", "Name of the file whose change fired the trigger."],
  ["folderPath", "string", "Folder of that file."],
]);

/**
 * What `activity(…)` tells beside the output.
 * https://learn.microsoft.com/azure/data-factory/tutorial-pipeline-failure-error-handling
 */
export const ACTIVITY_MEMBERS: readonly Member[] = [
  {
    name: "error",
    shape: {
      type: "object",
      summary: "What went wrong; only where the activity failed.",
      members: membersOf([
        ["message", "string", "What went wrong, in words."],
        ["errorCode", "string", "The code of the error."],
        ["failureType", "string", "`UserError` or `SystemError`."],
        ["target", "string", "The activity."],
      ]),
    },
  },
  {
    name: "Status",
    shape: { type: "string", summary: "`Succeeded`, `Failed`, `Skipped` or another state." },
  },
];
