import type { KustoText } from "../../adf/kustoText";
import { readName } from "../../kql/columnNames";
import type { KqlPlace } from "../../kql/cursorPlace";
import { findEntry, type LibraryEntry, type LibraryKind, libraryOf } from "../../kql/library/library";
import { columnsBefore } from "../../kql/resultColumns";
import { tableColumnsOf } from "../../kql/schema/tableColumns";
import { writeName } from "../../kql/write";
import { explainEntry, titleOfKind } from "../language/explain";
import { explainColumn } from "../language/explainSchema";
import type { KqlProvider, KqlRequest } from "./kqlRequest";
import { suggestTables } from "./kqlSchema";
import type { CompletionGroup, CompletionKind, Suggestion } from "./suggestion";

/** All that knows of KQL: by its text, and by the schema of its database. */
export const KQL_PROVIDERS: readonly KqlProvider[] = [
  suggestNames,
  suggestTables,
  suggestClauses,
  suggestWords,
];

/** The names that the text itself brings: of `let` statements, and of the columns that an operator gets. */
function suggestNames(request: KqlRequest): readonly Suggestion[] {
  const { text, offset, place } = request;
  if (place.kind !== "operand" && place.kind !== "statement") return [];
  const lets = text.kql.statements.filter(({ kind, end }) => kind === "let" && end < offset);
  const names = [...new Set(lets.flatMap(({ name }) => (name === undefined ? [] : [readName(name)])))];
  return [...suggestColumns(request), ...names.map((name) => named(name, "variable", "let"))];
}

function suggestColumns({
  analysis,
  text,
  place: { owner, isInOperator },
}: KqlRequest): readonly Suggestion[] {
  if (owner === undefined || !isInOperator) return [];
  const { kql } = text;
  const schema = analysis.schemaOf(text);
  const tables = schema && tableColumnsOf(schema.database);
  return columnsBefore(kql.lexed, kql.statements, owner, tables).columns.map(({ name, origin }) => {
    const suggestion = named(name, "column", origin?.type ?? "column");
    if (origin === undefined || schema === undefined) return suggestion;
    return { ...suggestion, documentation: explainColumn(origin, schema) };
  });
}

function named(name: string, kind: CompletionKind, detail: string): Suggestion {
  return { label: name, kind, detail, documentation: "", group: "names", before: writeName(name), after: "" };
}

/** The words that go on behind the arguments of an operator. */
const CLAUSES: ReadonlyMap<string, readonly string[]> = new Map([
  ["join", ["on", "kind"]],
  ["lookup", ["on", "kind"]],
  ["make-series", ["on", "from", "to", "step", "by"]],
  ["mv-apply", ["on", "to typeof"]],
  ["mv-expand", ["to typeof", "limit"]],
  ["order", ["by", "asc", "desc", "nulls first", "nulls last"]],
  ["parse", ["with"]],
  ["parse-where", ["with"]],
  ["partition", ["by"]],
  ["sample-distinct", ["of"]],
  ["sort", ["by", "asc", "desc", "nulls first", "nulls last"]],
  ["summarize", ["by"]],
  ["top", ["by", "asc", "desc", "nulls first", "nulls last"]],
  ["top-hitters", ["of", "by"]],
  ["top-nested", ["of", "by"]],
]);

function suggestClauses({ place }: KqlRequest): readonly Suggestion[] {
  if (place.kind !== "joint" || place.call !== undefined || !place.isInOperator) return [];
  const operator = place.owner?.text ?? "";
  return (CLAUSES.get(operator) ?? []).map((word) => ({
    ...named(word, "keyword", operator),
    group: "members",
    before: word,
  }));
}

function suggestWords(request: KqlRequest): readonly Suggestion[] {
  const { text, place, following } = request;
  return kindsAt(place, text).flatMap((kind) =>
    libraryOf(kind).map((entry) => suggestEntry(entry, place, following)),
  );
}

/** Operators whose arguments are computed over the rows of a group. */
const AGGREGATING: ReadonlySet<string> = new Set(["make-series", "summarize", "top-nested"]);

function kindsAt(place: KqlPlace, { role }: KustoText): readonly LibraryKind[] {
  switch (place.kind) {
    case "statement":
      return place.isFirst && role === "command" ? ["command"] : ["statement", "source"];
    case "operator":
      return ["tabularOperator"];
    case "verb":
      return ["command"];
    case "option":
      return ["requestOption"];
    case "plugin":
      return ["plugin"];
    case "chart":
      return ["chart"];
    case "operand":
      return kindsOfOperand(place);
    case "joint":
      return place.isInOperator || place.call !== undefined ? ["scalarOperator"] : [];
  }
}

function kindsOfOperand({ owner, call }: KqlPlace): readonly LibraryKind[] {
  const isAggregating = AGGREGATING.has(owner?.text ?? "") && !isAggregation(call?.name);
  if (isAggregating) return ["aggregation", "scalarFunction"];
  return owner?.text === "let" && call === undefined ? ["scalarFunction", "source"] : ["scalarFunction"];
}

/** Aggregations do not nest. */
function isAggregation(name: string | undefined): boolean {
  return name !== undefined && findEntry(name, ["aggregation"]) !== undefined;
}

const LOOKS: Readonly<Record<LibraryKind, readonly [CompletionKind, CompletionGroup]>> = {
  statement: ["keyword", "words"],
  source: ["operator", "words"],
  tabularOperator: ["operator", "words"],
  scalarOperator: ["keyword", "words"],
  scalarFunction: ["function", "functions"],
  aggregation: ["function", "members"],
  plugin: ["function", "functions"],
  command: ["command", "words"],
  requestOption: ["option", "words"],
  chart: ["value", "words"],
};

function suggestEntry(entry: LibraryEntry, place: KqlPlace, following: string): Suggestion {
  const [kind, group] = LOOKS[entry.kind];
  const isFunction = kind === "function";
  const hasBracket = following.startsWith("(");
  const takesNothing = entry.signature.endsWith("()");
  // The dot of a command stands before the word already.
  const name = place.kind === "verb" ? entry.name.slice(1) : entry.name;
  return {
    label: name,
    kind,
    detail: isFunction ? entry.signature : titleOfKind(entry.kind),
    documentation: isFunction ? explainEntry(entry) : `\`${entry.signature}\`\n\n${explainEntry(entry)}`,
    group,
    before: isFunction && !hasBracket ? `${name}(${takesNothing ? ")" : ""}` : name,
    after: isFunction && !hasBracket && !takesNothing ? ")" : "",
  };
}
