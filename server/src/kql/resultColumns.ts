import { type ColumnList, readColumnList, readName } from "./columnNames";
import type { Token } from "./lexer";
import { nameAt } from "./names";
import type { Operator, Pipeline, Statement } from "./statements";
import {
  findTopLevel,
  insideBrackets,
  isPunctuation,
  type KqlTokens,
  splitAt,
  type TokenRange,
} from "./tokens";

const UNKNOWN: ColumnList = { names: [], isComplete: false };

/** What an operator makes of the columns that it gets. */
type ColumnEffect = (columns: ColumnList, kql: KqlTokens, argument: TokenRange) => ColumnList;

/**
 * The effects of operators on the columns of a result; of those that are not named nothing is known.
 * https://learn.microsoft.com/kusto/query/tabular-operators
 */
const EFFECTS: ReadonlyMap<string, ColumnEffect> = new Map<string, ColumnEffect>([
  ...["as", "assert-schema", "consume", "filter", "limit", "order", "render", "sample"].map(keeping),
  ...["serialize", "sort", "take", "top", "where", "project-reorder", "search"].map(keeping),
  ...["join", "lookup", "parse", "parse-where", "parse-kv", "union", "mv-apply"].map(widening),
  ["count", () => ({ names: ["Count"], isComplete: true })],
  [
    "getschema",
    () => ({ names: ["ColumnName", "ColumnOrdinal", "DataType", "ColumnType"], isComplete: true }),
  ],
  ["distinct", (columns, kql, argument) => choose(columns, kql, argument)],
  ["project", (columns, kql, argument) => choose(columns, kql, argument)],
  ["project-keep", (columns, kql, argument) => choose(columns, kql, argument)],
  ["print", (_, kql, argument) => readColumnList(kql, argument)],
  ["extend", (columns, kql, argument) => add(columns, readColumnList(kql, argument))],
  ["mv-expand", (columns, kql, argument) => add(columns, readColumnList(kql, argument))],
  ["project-away", removeColumns],
  ["project-rename", renameColumns],
  ["sample-distinct", (_, kql, argument) => behind(kql, argument, "of")],
  ["summarize", summarize],
]);

/** Returns the columns of a text's result: of its last tabular statement, or of what follows its command. */
export function readResultColumns(kql: KqlTokens, statements: readonly Statement[]): ColumnList {
  const last = statements.findLast(({ kind }) => kind === "tabular" || kind === "command");
  return last === undefined ? UNKNOWN : columnsOf(kql, statements, last.pipeline);
}

/** Returns the columns that the operator with this name token gets; nothing is known of those in brackets. */
export function columnsBefore(kql: KqlTokens, statements: readonly Statement[], name: Token): ColumnList {
  for (const { pipeline } of statements) {
    const index = pipeline.operators.findIndex((operator) => operator.name === name);
    if (index === -1) continue;
    return columnsOf(kql, statements, { ...pipeline, operators: pipeline.operators.slice(0, index) });
  }
  return UNKNOWN;
}

function columnsOf(
  kql: KqlTokens,
  statements: readonly Statement[],
  { head, operators }: Pipeline,
): ColumnList {
  const columns = columnsOfHead(kql, statements, head);
  return operators.reduce((before, operator) => columnsAfter(kql, before, operator), columns);
}

function columnsAfter(kql: KqlTokens, columns: ColumnList, { name, argument }: Operator): ColumnList {
  if (name === undefined) return columns;
  const effect = name.kind === "identifier" ? EFFECTS.get(name.text) : undefined;
  return effect?.(columns, kql, argument) ?? UNKNOWN;
}

function columnsOfHead(kql: KqlTokens, statements: readonly Statement[], head: TokenRange): ColumnList {
  const first = kql.tokens[head.from];
  const behindFirst = { from: head.from + 1, to: head.to };
  if (head.from >= head.to || first?.kind !== "identifier") return UNKNOWN;
  if (first.text === "print") return readColumnList(kql, behindFirst);
  if (first.text === "range") return { names: firstName(kql, behindFirst), isComplete: true };
  if (first.text === "datatable") return readSchema(kql, behindFirst);
  return head.from + 1 === head.to ? columnsOfLet(kql, statements, first.text, first.start) : UNKNOWN;
}

/** One step only: what a `let` names by another name is left unknown. */
function columnsOfLet(
  kql: KqlTokens,
  statements: readonly Statement[],
  name: string,
  before: number,
): ColumnList {
  const definition = statements.findLast(
    (statement) => statement.kind === "let" && statement.name?.text === name && statement.end <= before,
  );
  return definition === undefined ? UNKNOWN : columnsOf(kql, [], definition.pipeline);
}

/** Reads `(Name: type, …)`. */
function readSchema(kql: KqlTokens, { from, to }: TokenRange): ColumnList {
  if (!isPunctuation(kql.tokens[from], "(")) return UNKNOWN;
  const names = splitAt(kql, insideBrackets(kql, from), ",").flatMap((part) =>
    firstName(kql, { from: part.from, to: Math.min(part.to, to) }),
  );
  return { names, isComplete: true };
}

function firstName(kql: KqlTokens, { from, to }: TokenRange): readonly string[] {
  const name = nameAt(kql, from, to);
  return name === undefined ? [] : [readName(name)];
}

function summarize(_: ColumnList, kql: KqlTokens, argument: TokenRange): ColumnList {
  const by = findTopLevel(kql, argument, "by");
  const aggregates = readColumnList(kql, { from: argument.from, to: by ?? argument.to });
  return by === undefined
    ? aggregates
    : add(readColumnList(kql, { from: by + 1, to: argument.to }), aggregates);
}

/** A `*` stands for all columns so far. */
function choose(columns: ColumnList, kql: KqlTokens, argument: TokenRange): ColumnList {
  const chosen = readColumnList(kql, argument);
  return findTopLevel(kql, argument, "*") === undefined ? chosen : add(columns, chosen);
}

function removeColumns(columns: ColumnList, kql: KqlTokens, argument: TokenRange): ColumnList {
  const removed = readColumnList(kql, argument);
  const isPattern = findTopLevel(kql, argument, "*") !== undefined;
  // A pattern may remove any of them.
  if (isPattern) return UNKNOWN;
  return { ...columns, names: columns.names.filter((name) => !removed.names.includes(name)) };
}

function renameColumns(columns: ColumnList, kql: KqlTokens, argument: TokenRange): ColumnList {
  const renamed = new Map(
    splitAt(kql, argument, ",").flatMap(({ from, to }): [string, string][] => {
      const name = nameAt(kql, from, to);
      const old = name === undefined ? undefined : nameAt(kql, name.next + 1, to);
      return name === undefined || old === undefined ? [] : [[readName(old), readName(name)]];
    }),
  );
  const names = columns.names.map((name) => renamed.get(name) ?? name);
  return { ...columns, names: [...new Set([...names, ...renamed.values()])] };
}

function behind(kql: KqlTokens, argument: TokenRange, word: string): ColumnList {
  const index = findTopLevel(kql, argument, word);
  return index === undefined ? UNKNOWN : readColumnList(kql, { from: index + 1, to: argument.to });
}

function add(columns: ColumnList, more: ColumnList): ColumnList {
  return {
    names: [...new Set([...columns.names, ...more.names])],
    isComplete: columns.isComplete && more.isComplete,
  };
}

function keeping(name: string): [string, ColumnEffect] {
  return [name, (columns) => columns];
}

function widening(name: string): [string, ColumnEffect] {
  return [name, (columns) => ({ ...columns, isComplete: false })];
}
