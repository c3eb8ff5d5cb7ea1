import type { Member, Shape } from "../../expression/shape";
import { literalBoolean, literalString } from "../../expression/value";
import { readResultColumns } from "../../kql/resultColumns";
import { type Activity, isActivityType, isCommandActivity, readLookup } from "../activity";
import { kustoTextOf } from "../kustoText";
import { METADATA_MEMBERS, OPERATION_MEMBERS, OUTPUT_MEMBERS } from "./outputTable";

/** Returns what is known of an activity's output; a type that nothing is known of has no members. */
export function outputOf(activity: Activity): Shape {
  const summary = "What the activity returned.";
  return { type: "object", summary, members: outputMembers(activity) };
}

function outputMembers(activity: Activity): readonly Member[] {
  if (isActivityType(activity, "Lookup")) return lookupMembers(activity);
  if (isCommandActivity(activity)) return listMembers(commandRow(activity));
  if (isActivityType(activity, "GetMetadata")) return metadataMembers(activity);
  return OUTPUT_MEMBERS.get(activity.type.toLowerCase()) ?? [];
}

/**
 * Either the first row or all of them, as `firstRowOnly` says, which is true by default.
 * https://learn.microsoft.com/azure/data-factory/control-flow-lookup-activity#use-the-lookup-activity-result
 */
function lookupMembers(activity: Activity): readonly Member[] {
  const setting = readLookup(activity)?.typeProperties.get("firstRowOnly");
  const isFirstOnly = setting === undefined ? true : literalBoolean(setting);
  const row = rowOf(activity);
  const firstRow: Member = { name: "firstRow", shape: { ...row, summary: "The first row of the result." } };
  if (isFirstOnly === true) return [firstRow];
  return isFirstOnly === false ? listMembers(row) : [firstRow, ...listMembers(row)];
}

/** https://learn.microsoft.com/azure/data-explorer/data-factory-command-activity#management-command-outputs */
function listMembers(row: Shape): readonly Member[] {
  return [
    { name: "count", shape: { type: "number", summary: "How many rows were returned." } },
    { name: "value", shape: { type: "array", summary: "The rows.", item: row } },
  ];
}

function commandRow(activity: Activity): Shape {
  const kql = kustoTextOf(activity)?.kql;
  const mode = kql?.tokens[kql.firstCommand?.argument.from ?? -1];
  if (mode?.text === "async") return { type: "object", members: OPERATION_MEMBERS };
  return rowOf(activity);
}

/** A row of the result of the activity's KQL, with the columns that the text tells. */
function rowOf(activity: Activity): Shape {
  const kql = kustoTextOf(activity)?.kql;
  const columns = kql === undefined ? [] : readResultColumns(kql.lexed, kql.statements).columns;
  return {
    type: "object",
    summary: "A row.",
    members: columns.map(({ name }) => ({
      name,
      shape: { type: "any", summary: "A column of the result." },
    })),
  };
}

/** Only the fields that the activity is asked for are returned; a computed list may hold any. */
function metadataMembers(activity: Activity): readonly Member[] {
  const list = activity.typeProperties?.get("fieldList");
  if (list?.kind !== "array") return METADATA_MEMBERS;
  const asked = [...list.children()].map((field) => literalString(field)?.toLowerCase());
  if (asked.includes(undefined)) return METADATA_MEMBERS;
  return METADATA_MEMBERS.filter(({ name }) => asked.includes(name.toLowerCase()));
}
