import type { ResourceForm } from "../../../adf/resource";
import type { JsonValue } from "../../../json/edit";
import { bareHole, hole } from "./skeleton";

/** An activity that is written out with what it needs and what serves well. */
export interface ActivitySnippet {
  readonly label: string;
  /** What it is for, in Markdown. */
  readonly text: string;
  readonly activity: { readonly name: string; readonly [property: string]: JsonValue };
  /** The form of resources that alone it fits; `undefined` for all. */
  readonly only?: ResourceForm;
}

/**
 * What each activity that moves data or calls something is given: an end after two hours, and runs again after failures
 * that pass. A copy into Azure Data Explorer is not run again by itself: its rows could arrive twice.
 */
const policy = (retry: number): JsonValue => ({
  timeout: "0.02:00:00",
  retry,
  retryIntervalInSeconds: 60,
  secureOutput: false,
  secureInput: false,
});

const datasetReference = (text: string): JsonValue => ({
  referenceName: hole(text),
  type: "DatasetReference",
});

const linkedServiceReference = (text: string): JsonValue => ({
  referenceName: hole(text),
  type: "LinkedServiceReference",
});

const expression = (text: string): JsonValue => ({ value: `@${hole(text)}`, type: "Expression" });

const COPY_INTO_KUSTO: ActivitySnippet = {
  label: "Copy into Azure Data Explorer",
  text: "Copies rows into a table of Azure Data Explorer. Choose the source type that belongs to the dataset.",
  activity: {
    name: "Copy into Kusto",
    type: "Copy",
    dependsOn: [],
    policy: policy(0),
    typeProperties: {
      source: { type: hole("ParquetSource") },
      sink: { type: "AzureDataExplorerSink" },
    },
    inputs: [datasetReference("SourceDataset")],
    outputs: [datasetReference("KustoTable")],
  },
};

const COPY_FROM_KUSTO: ActivitySnippet = {
  label: "Copy from Azure Data Explorer",
  text: "Copies the rows of a query to another store. A result beyond 500,000 rows or 64 MB does not come whole: for bulk data use `.export` in a command.",
  activity: {
    name: "Copy from Kusto",
    type: "Copy",
    dependsOn: [],
    policy: policy(2),
    typeProperties: {
      source: {
        type: "AzureDataExplorerSource",
        query: `${hole("Events")}\n| where Timestamp > ago(1d)\n| take 100000`,
        queryTimeout: "00:10:00",
      },
      sink: { type: hole("ParquetSink") },
    },
    inputs: [datasetReference("KustoTable")],
    outputs: [datasetReference("TargetDataset")],
  },
};

const LOOKUP_OVER_KUSTO: ActivitySnippet = {
  label: "Lookup over Azure Data Explorer",
  text: "Reads the rows of a query for later activities, 5,000 at most: `output.value` holds them.",
  activity: {
    name: "Lookup in Kusto",
    type: "Lookup",
    dependsOn: [],
    policy: policy(2),
    typeProperties: {
      source: {
        type: "AzureDataExplorerSource",
        query: `${hole("Partitions")}\n| take 5000`,
        queryTimeout: "00:10:00",
      },
      dataset: datasetReference("KustoTable"),
      firstRowOnly: bareHole("false"),
    },
  },
};

const KUSTO_COMMAND: ActivitySnippet = {
  label: "Azure Data Explorer Command",
  text: "Runs one management command, which begins with a dot.",
  activity: {
    name: "Run Kusto command",
    type: "AzureDataExplorerCommand",
    dependsOn: [],
    policy: policy(0),
    typeProperties: { command: hole(".show tables"), commandTimeout: "00:20:00" },
    linkedServiceName: linkedServiceReference("AzureDataExplorer"),
  },
};

const FOR_EACH: ActivitySnippet = {
  label: "ForEach",
  text: "Runs activities for each element of an array, 20 at a time unless told otherwise; `@item()` is the element.",
  activity: {
    name: "For each",
    type: "ForEach",
    dependsOn: [],
    typeProperties: {
      items: expression("pipeline().parameters.Items"),
      isSequential: bareHole("false"),
      activities: [bareHole()],
    },
  },
};

const IF_CONDITION: ActivitySnippet = {
  label: "If Condition",
  text: "Runs one of two lists of activities.",
  activity: {
    name: "If",
    type: "IfCondition",
    dependsOn: [],
    typeProperties: {
      expression: expression("equals(1, 1)"),
      ifTrueActivities: [bareHole()],
      ifFalseActivities: [bareHole()],
    },
  },
};

const UNTIL: ActivitySnippet = {
  label: "Until",
  text: "Runs activities again and again until a condition holds or the time is over.",
  activity: {
    name: "Until",
    type: "Until",
    dependsOn: [],
    typeProperties: {
      expression: expression("equals(1, 1)"),
      activities: [bareHole()],
      timeout: "0.02:00:00",
    },
  },
};

const SWITCH: ActivitySnippet = {
  label: "Switch",
  text: "Runs the activities of the case that a value names.",
  activity: {
    name: "Switch",
    type: "Switch",
    dependsOn: [],
    typeProperties: {
      on: expression("pipeline().parameters.Kind"),
      cases: [{ value: hole("first"), activities: [bareHole()] }],
      defaultActivities: [],
    },
  },
};

const WAIT: ActivitySnippet = {
  label: "Wait",
  text: "Waits for a number of seconds.",
  activity: {
    name: "Wait",
    type: "Wait",
    dependsOn: [],
    typeProperties: { waitTimeInSeconds: bareHole("30") },
  },
};

const SET_VARIABLE: ActivitySnippet = {
  label: "Set Variable",
  text: "Gives a variable of the pipeline a value.",
  activity: {
    name: "Set variable",
    type: "SetVariable",
    dependsOn: [],
    typeProperties: { variableName: hole(), value: hole() },
  },
};

const EXECUTE_PIPELINE: ActivitySnippet = {
  label: "Execute Pipeline",
  text: "Runs another pipeline and waits for its end.",
  activity: {
    name: "Execute pipeline",
    type: "ExecutePipeline",
    dependsOn: [],
    typeProperties: {
      pipeline: { referenceName: hole(), type: "PipelineReference" },
      waitOnCompletion: bareHole("true"),
    },
  },
};

const WEB: ActivitySnippet = {
  label: "Web",
  text: "Calls an address and hands its answer on.",
  activity: {
    name: "Call web",
    type: "WebActivity",
    dependsOn: [],
    policy: policy(2),
    typeProperties: { url: hole("https://"), method: hole("GET") },
  },
};

const FABRIC_COMMAND: ActivitySnippet = {
  label: "KQL activity",
  text: "Runs a query or a management command on a KQL database of Fabric.",
  only: "fabric",
  activity: {
    name: "Run KQL",
    type: "KustoQueryLanguage",
    dependsOn: [],
    policy: policy(0),
    typeProperties: { command: hole(".show tables"), commandTimeout: "00:20:00" },
    externalReferences: { connection: hole() },
  },
};

/** The activities on Azure Data Explorer. */
export const KUSTO_SNIPPETS: readonly ActivitySnippet[] = [
  COPY_INTO_KUSTO,
  COPY_FROM_KUSTO,
  LOOKUP_OVER_KUSTO,
  KUSTO_COMMAND,
  FABRIC_COMMAND,
];

/** The other activities that are most often written. */
export const OTHER_SNIPPETS: readonly ActivitySnippet[] = [
  FOR_EACH,
  IF_CONDITION,
  UNTIL,
  SWITCH,
  WAIT,
  SET_VARIABLE,
  EXECUTE_PIPELINE,
  WEB,
];
