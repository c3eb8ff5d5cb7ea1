import { KUSTO_COMMAND, KUSTO_SINK } from "../../adf/activity";
import type { JsonValue } from "../../json/edit";

/** An activity, as JSON. */
export type ActivityJson = { readonly [name: string]: JsonValue };

/** Enough for a failure that passes, such as throttling. */
const RETRIES = 2;

/** Returns text with expressions in it, as the authoring page writes it. */
export function expression(value: string): JsonValue {
  return { value, type: "Expression" };
}

/** Returns what the authoring page writes into a new activity, with the retries that make sense for it. */
function policy(retry: number): JsonValue {
  return {
    timeout: "0.12:00:00",
    retry,
    retryIntervalInSeconds: 30,
    secureOutput: false,
    secureInput: false,
  };
}

/** Returns the dependency on activities that have to succeed first. */
export function after(...activities: readonly string[]): JsonValue {
  return activities.map((activity) => ({ activity, dependencyConditions: ["Succeeded"] }));
}

/** What tells one Copy into Azure Data Explorer from another. */
export interface CopyParts {
  readonly name: string;
  readonly description: string;
  readonly source: JsonValue;
  readonly translator: JsonValue;
  readonly input: JsonValue;
  readonly output: JsonValue;
}

/** Returns a Copy activity into Azure Data Explorer. */
export function copyIntoKusto({
  name,
  description,
  source,
  translator,
  input,
  output,
}: CopyParts): ActivityJson {
  return {
    name,
    description,
    type: "Copy",
    dependsOn: [],
    policy: policy(RETRIES),
    userProperties: [],
    typeProperties: { source, sink: { type: KUSTO_SINK }, enableStaging: false, translator },
    inputs: [input],
    outputs: [output],
  };
}

/**
 * Maps columns by their names, and converts types as the authoring page does.
 * https://learn.microsoft.com/azure/data-factory/copy-activity-schema-and-type-mapping#data-type-mapping
 */
export const BY_NAME: JsonValue = {
  type: "TabularTranslator",
  typeConversion: true,
  typeConversionSettings: { allowDataTruncation: true, treatBooleanAsNumber: false },
};

/** What tells one Lookup from another. */
export interface LookupParts {
  readonly name: string;
  readonly description: string;
  readonly source: JsonValue;
  readonly dataset: JsonValue;
}

/** Returns a Lookup activity that returns all rows. */
export function lookupAll({ name, description, source, dataset }: LookupParts): ActivityJson {
  return {
    name,
    description,
    type: "Lookup",
    dependsOn: [],
    policy: policy(RETRIES),
    userProperties: [],
    typeProperties: { source, dataset, firstRowOnly: false },
  };
}

/** What tells one asynchronous command from another. */
export interface CommandParts {
  readonly name: string;
  readonly description: string;
  /** With expressions in it. */
  readonly command: string;
  /** Whether it can be sent again without doing its work twice. */
  readonly canRetry: boolean;
  readonly cluster: JsonValue;
}

/** Returns a Command activity that may run as long as the service lets it. */
export function commandActivity({
  name,
  description,
  command,
  canRetry,
  cluster,
}: CommandParts): ActivityJson {
  return {
    name,
    description,
    type: KUSTO_COMMAND,
    dependsOn: [],
    policy: policy(canRetry ? RETRIES : 0),
    userProperties: [],
    typeProperties: { command: expression(command), commandTimeout: "01:00:00" },
    linkedServiceName: cluster,
  };
}

/**
 * Returns the activity that fails the pipeline unless an asynchronous command ended in one of these states: the Command
 * activity itself succeeds whatever became of the operation.
 * https://learn.microsoft.com/azure/data-explorer/data-factory-command-activity#returned-value-of-an-async-management-command
 * https://learn.microsoft.com/kusto/management/show-operations
 */
export function checkOperation(name: string, commandName: string, states: readonly string[]): ActivityJson {
  const row = `activity('${commandName}').output.value[0]`;
  const [first, ...others] = states.map((state) => `'${state}'`);
  const isGood =
    others.length === 0
      ? `equals(${row}.State, ${first})`
      : `contains(createArray(${[first, ...others].join(", ")}), ${row}.State)`;
  return {
    name,
    type: "IfCondition",
    dependsOn: after(commandName),
    userProperties: [],
    typeProperties: {
      expression: expression(`@${isGood}`),
      ifFalseActivities: [
        {
          name: `${commandName}Failed`,
          type: "Fail",
          dependsOn: [],
          userProperties: [],
          typeProperties: {
            message: expression(`${commandName} ended in the state @{${row}.State}: @{${row}.Status}`),
            errorCode: "KustoOperationFailed",
          },
        },
      ],
    },
  };
}
