import type { JsonNode } from "../json/node";
import { type Activity, isCommandActivity, KUSTO_SOURCE, readCopy, readLookup } from "./activity";
import { readDuration, type WrittenDuration } from "./duration";
import { isType } from "./resource";

/** Where an activity says how long its query or command may take. */
export type RequestTimeoutName = "queryTimeout" | "commandTimeout";

/** What the service makes of a timeout that it cannot use as it stands. */
export interface BadTimeout {
  readonly duration: WrittenDuration;
  readonly kind: "tooLong" | "malformed";
}

/**
 * The most that Azure Data Explorer lets a query or a command take.
 * https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#azure-data-explorer-as-source
 * https://learn.microsoft.com/azure/data-explorer/data-factory-command-activity
 */
export const LONGEST_REQUEST = "01:00:00";
const LONGEST_REQUEST_SECONDS = 3600;

/** Returns the `queryTimeout` of a Copy or Lookup that reads from Azure Data Explorer. */
export function kustoQueryTimeoutOf(activity: Activity): JsonNode | undefined {
  const source = sourceOf(activity);
  return isType(source?.get("type"), KUSTO_SOURCE) ? source?.get("queryTimeout") : undefined;
}

/** Returns the `commandTimeout` of a Command activity. */
export function commandTimeoutOf(activity: Activity): JsonNode | undefined {
  return isCommandActivity(activity) ? activity.typeProperties?.get("commandTimeout") : undefined;
}

/** Returns the timeout of what an activity asks a store for, whatever the store, and where it stands. */
export function requestTimeoutOf(
  activity: Activity,
): { readonly name: RequestTimeoutName; readonly value: JsonNode } | undefined {
  const commandTimeout = commandTimeoutOf(activity);
  if (commandTimeout !== undefined) return { name: "commandTimeout", value: commandTimeout };
  const queryTimeout = sourceOf(activity)?.get("queryTimeout");
  return queryTimeout === undefined ? undefined : { name: "queryTimeout", value: queryTimeout };
}

/** Returns what is wrong with the literal timeout of a query or command; `undefined` when nothing is. */
export function judgeRequestTimeout(value: JsonNode | undefined): BadTimeout | undefined {
  const duration = readDuration(value);
  if (duration === undefined) return undefined;
  if (duration.seconds === undefined) return { duration, kind: "malformed" };
  return duration.seconds > LONGEST_REQUEST_SECONDS ? { duration, kind: "tooLong" } : undefined;
}

function sourceOf(activity: Activity): JsonNode | undefined {
  return readCopy(activity)?.source ?? readLookup(activity)?.source;
}
