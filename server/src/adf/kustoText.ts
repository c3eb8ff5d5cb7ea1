import { insertText } from "../expression/insertText";
import { type HoleContent, toTextWithHoles } from "../expression/textWithHoles";
import { type AdfText, readText } from "../expression/value";
import type { JsonNode } from "../json/node";
import { type KqlView, readKql } from "../kql/view";
import type { Span } from "../text/span";
import type { TextEdit } from "../text/textEdit";
import {
  type Activity,
  isActivityType,
  isCommandActivity,
  KUSTO_SOURCE,
  readCopy,
  readLookup,
} from "./activity";
import { isType } from "./resource";

/** The KQL of a query or command, wherever it stands in a pipeline. */
export interface KustoText {
  readonly activity: Activity;
  /** Whether a Copy or Lookup source, or a Command activity, sends it. */
  readonly role: "query" | "command";
  /** The string that holds it: the inner `value` of an Expression object. */
  readonly node: JsonNode;
  /** The whole JSON string, quotes included. */
  readonly span: Span;
  /** What the string means to Data Factory: the form that edits of the KQL have to keep. */
  readonly value: AdfText;
  readonly kql: KqlView<HoleContent>;
}

/** Returns the KQL texts of an activity: of its Kusto source, or of its command. */
export function kustoTextOf(activity: Activity): KustoText | undefined {
  if (isCommandActivity(activity) || isActivityType(activity, "KustoCommand")) {
    return readKustoText(activity, "command", activity.typeProperties?.get("command"));
  }
  const source = readCopy(activity)?.source ?? readLookup(activity)?.source;
  if (!isType(source?.get("type"), KUSTO_SOURCE)) return undefined;
  return readKustoText(activity, "query", source?.get("query"));
}

/**
 * Returns the edit that appends an operator such as `take 5000` to the last tabular statement of a text, or
 * `undefined` where its form has no place for one.
 */
export function appendKqlOperator(text: KustoText, operator: string): TextEdit | undefined {
  const insertion = text.kql.appendOperator(operator);
  if (insertion === undefined || insertion.offset === 0) return undefined;
  const before = text.kql.text.toDocument({ start: insertion.offset - 1, end: insertion.offset });
  return insertText(text.value, before.end, insertion.newText);
}

function readKustoText(
  activity: Activity,
  role: KustoText["role"],
  value: JsonNode | undefined,
): KustoText | undefined {
  const text = value === undefined ? undefined : readText(value);
  if (text === undefined) return undefined;
  return {
    activity,
    role,
    node: text.node,
    span: text.node.span,
    value: text,
    kql: readKql(toTextWithHoles(text)),
  };
}
