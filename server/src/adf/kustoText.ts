import { insertText } from "../expression/insertText";
import { type HoleContent, toTextWithHoles } from "../expression/textWithHoles";
import { type AdfText, readText } from "../expression/value";
import type { JsonNode } from "../json/node";
import type { KqlEdit } from "../kql/edit";
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
  if (insertion === undefined) return undefined;
  const { offset, newText } = insertion;
  return editKql(text, { span: { start: offset, end: offset }, newText });
}

/**
 * Returns the edit of the document that makes a change of the KQL, escaped for the form that the text stands in.
 * `undefined` where the form has no place for it, or what goes away is not written in one piece.
 */
export function editKql(text: KustoText, { span, newText }: KqlEdit): TextEdit | undefined {
  if (span.start === span.end) return insertKql(text, span.start, newText);
  const { text: kql } = text.kql;
  const replaced = kql.toDocument(span);
  // An escape is longer than what it stands for.
  const isInOnePiece = replaced.end - replaced.start === span.end - span.start && !kql.hasHole(span);
  const insertion = isInOnePiece ? insertText(text.value, replaced.start, newText) : undefined;
  return insertion === undefined ? undefined : { ...insertion, span: replaced };
}

/** A place beside a literal character is sure to have room; one behind what an expression computes may have. */
function insertKql(text: KustoText, offset: number, newText: string): TextEdit | undefined {
  const { text: kql } = text.kql;
  const behind = offset === 0 ? undefined : kql.toDocument({ start: offset - 1, end: offset }).end;
  const before =
    offset === kql.text.length ? undefined : kql.toDocument({ start: offset, end: offset + 1 }).start;
  const places = kql.isHole(offset - 1) && !kql.isHole(offset) ? [before, behind] : [behind, before];
  for (const place of places) {
    // What a template puts in from elsewhere has one place for all its characters.
    if (place === undefined || (text.value.kind === "template" && kql.fromDocument(place) !== offset))
      continue;
    const edit = insertText(text.value, place, newText);
    if (edit !== undefined) return edit;
  }
  return undefined;
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
