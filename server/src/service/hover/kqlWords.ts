import type { KustoText } from "../../adf/kustoText";
import { enclosureAt } from "../../kql/enclosure";
import type { Token } from "../../kql/lexer";
import { findEntry, type LibraryEntry, type LibraryKind } from "../../kql/library/library";
import { isPunctuation, isWord } from "../../kql/tokens";
import { contains, type Span } from "../../text/span";
import { explainEntry, titleOfKind } from "../language/explain";
import { kqlOffsetAt } from "../language/textAt";
import type { HoverPart, HoverRequest } from "./provider";

/** Returns what the operator, function, verb or option of KQL under the cursor does. */
export function kqlWordParts({ cursor }: HoverRequest): readonly HoverPart[] {
  const kqlOffset = cursor === undefined ? undefined : kqlOffsetAt(cursor);
  if (cursor?.kusto === undefined || kqlOffset === undefined) return [];
  const word = wordAt(cursor.kusto, kqlOffset);
  if (word === undefined) return [];
  return [{ markdown: showEntry(word.entry), span: cursor.kusto.kql.text.toDocument(word.span) }];
}

interface Word {
  readonly entry: LibraryEntry;
  readonly span: Span;
}

function wordAt({ kql }: KustoText, offset: number): Word | undefined {
  const { tokens } = kql.lexed;
  const command = kql.commandStarts.find((start) => contains(start, { start: offset, end: offset }));
  const verb = command === undefined ? undefined : findEntry(`.${command.verb}`, ["command"]);
  if (command !== undefined && verb !== undefined) return { entry: verb, span: command };
  const index = tokens.findIndex((token) => contains(token, { start: offset, end: offset }) && isName(token));
  const token = tokens[index];
  if (token === undefined) return undefined;
  const entry = findEntry(token.text, kindsAt(kql, index));
  return entry === undefined ? undefined : { entry, span: { start: token.start, end: token.end } };
}

function isName({ kind, hasHole }: Token): boolean {
  return kind === "identifier" && !hasHole;
}

const FUNCTIONS: readonly LibraryKind[] = ["scalarFunction", "aggregation", "plugin"];

/** A word is an operator only where one can stand: a column may have the same name. */
function kindsAt({ lexed }: KustoText["kql"], index: number): readonly LibraryKind[] {
  const { tokens } = lexed;
  const previous = tokens[index - 1];
  if (isPunctuation(previous, "|")) return ["tabularOperator"];
  if (isPunctuation(tokens[index + 1], "(")) {
    const isAggregating = isWord(tokens[enclosureAt(lexed, index).from], "summarize");
    return [...(isAggregating ? (["aggregation"] as const) : []), ...FUNCTIONS, "source", "scalarOperator"];
  }
  const begins = previous === undefined || previous.kind === "punctuation";
  if (begins && !isPunctuation(previous, ".")) return ["statement", "source"];
  if (isWord(previous, "set")) return ["requestOption"];
  if (isWord(previous, "render")) return ["chart"];
  return ["scalarOperator"];
}

function showEntry(entry: LibraryEntry): string {
  return `\`${entry.signature}\` · ${titleOfKind(entry.kind)}\n\n${explainEntry(entry)}`;
}
