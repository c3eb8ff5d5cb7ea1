import type { Token } from "./lexer";
import { hasLooseHole } from "./looseHoles";
import { nameAt } from "./names";
import { ROW_EFFECTS } from "./operatorEffects";
import { readOptions } from "./operatorOptions";
import { readCount, readRangeCount, type WrittenCount } from "./rowCount";
import { type Operator, type Pipeline, readPipeline, type Statement } from "./statements";
import { readStringShape } from "./strings";
import {
  findTopLevel,
  insideBrackets,
  isPunctuation,
  type KqlTokens,
  splitAt,
  type TokenRange,
} from "./tokens";

/** Whether a result has at most a given number of rows, as far as its text tells. */
export type Bound = "bounded" | "unbounded" | "unknown";

/** The most rows that a text allows; `Infinity` without a limit, `unknown` when it depends on what is not in it. */
export type Rows = number | "unknown";

/** Deeper parentheses than people write; the answer is then unknown. */
const MAX_DEPTH = 100;
/** The limit that an expression gives, or rows written out one by one, are what their author wants. */
const WANTED = 0;
/** Words that a tabular statement can start with instead of a table. */
const KEYWORD_HEADS: ReadonlySet<string> = new Set([
  "datatable",
  "external_data",
  "externaldata",
  "find",
  "materialize",
  "print",
  "range",
  "search",
  "union",
]);
/** https://learn.microsoft.com/kusto/query/join-operator#returns-1 */
const FILTERING_JOINS: ReadonlySet<string> = new Set(["anti", "leftanti", "leftantisemi", "leftsemi"]);
/** https://learn.microsoft.com/kusto/query/schema-entities/ */
const TABLE_FUNCTIONS: ReadonlySet<string> = new Set([
  "external_table",
  "materialized_view",
  "stored_query_result",
  "table",
]);

/**
 * The request option that limits the rows of a result, whatever its query.
 * https://learn.microsoft.com/kusto/concepts/query-limits
 */
const ROW_LIMIT = "query_take_max_records";

interface LetValue {
  readonly rows: Rows;
  readonly count: WrittenCount;
}

interface Scope {
  readonly kql: KqlTokens;
  /** The `let` statements so far: a name means the last one before it. */
  readonly lets: Map<string, LetValue>;
  readonly depth: number;
}

/** Returns whether a result of so many rows keeps within a limit. */
export function boundAt(rows: Rows, limit: number): Bound {
  if (rows === "unknown") return "unknown";
  return rows <= limit ? "bounded" : "unbounded";
}

/**
 * Returns the most rows that the last tabular statement of a query allows, read at its top level. Unknown for a text
 * with an unclosed bracket or string, for a management command, and where an expression may hold operators.
 */
export function rowsOf(kql: KqlTokens, statements: readonly Statement[]): Rows {
  if (!kql.isBalanced || kql.tokens.some(isUnclosedString)) return "unknown";
  if (statements.some(({ kind }) => kind === "command")) return "unknown";
  const scope: Scope = { kql, lets: new Map(), depth: 0 };
  let rows: Rows = "unknown";
  let limit: number | undefined;
  for (const { kind, name, pipeline } of statements) {
    if (kind === "tabular") rows = rowsOfPipeline(scope, pipeline);
    if (kind === "set" && name?.text === ROW_LIMIT) limit = rowLimit(scope, pipeline.head) ?? limit;
    if (kind !== "let" || name === undefined) continue;
    const isCount = pipeline.operators.length === 0;
    const count = isCount ? readCount(kql, pipeline.head, countIn(scope)) : undefined;
    scope.lets.set(name.text, { rows: rowsOfPipeline(scope, pipeline), count });
  }
  if (limit === undefined) return rows;
  return rows === "unknown" ? limit : Math.min(rows, limit);
}

function rowLimit({ kql }: Scope, value: TokenRange): number | undefined {
  const count = readCount(kql, value, () => undefined);
  return count === "computed" ? WANTED : count;
}

function isUnclosedString(token: Token): boolean {
  return token.kind === "string" && !readStringShape(token).isClosed;
}

function countIn(scope: Scope): (name: string) => WrittenCount {
  return (name) => scope.lets.get(name)?.count;
}

function rowsOfPipeline(scope: Scope, { head, operators }: Pipeline): Rows {
  let rows = rowsOfHead(scope, head, operators.length > 0);
  for (const operator of operators) rows = rowsAfter(scope, rows, operator);
  return rows;
}

function rowsAfter(scope: Scope, rows: Rows, { name, argument }: Operator): Rows {
  if (name === undefined) return rows;
  const effect = name.kind === "identifier" ? ROW_EFFECTS.get(name.text) : undefined;
  const options = readOptions(scope.kql, argument);
  if (effect === undefined || hasLooseHole(scope.kql, argument, options.next)) return "unknown";
  switch (effect) {
    case "keeps":
      return rows;
    case "one":
      return 1;
    case "limits":
      return limitedRows(scope, rows, argument);
    case "summarizes":
      return findTopLevel(scope.kql, argument, "by") === undefined ? 1 : rows;
    case "unites":
      return addRows(rows, rowsOfUnion(scope, argument));
    case "joins":
      return FILTERING_JOINS.has(options.values.get("kind")?.text ?? "") ? rows : withMoreRows(rows);
    case "adds":
      return withMoreRows(rows);
    case "unclear":
      return rows === Number.POSITIVE_INFINITY ? rows : "unknown";
    default:
      return effect satisfies never;
  }
}

/** The number stands before `by` in `top 5 by x`, before `of` in `sample-distinct 5 of x`. */
function limitedRows(scope: Scope, rows: Rows, argument: TokenRange): Rows {
  const { kql } = scope;
  const to = findTopLevel(kql, argument, "of") ?? findTopLevel(kql, argument, "by") ?? argument.to;
  const count = readCount(kql, { from: argument.from, to }, countIn(scope));
  if (count === undefined) return rows === Number.POSITIVE_INFINITY ? "unknown" : rows;
  const limit = count === "computed" ? WANTED : count;
  return rows === "unknown" ? limit : Math.min(rows, limit);
}

function withMoreRows(rows: Rows): Rows {
  return rows === "unknown" ? "unknown" : Number.POSITIVE_INFINITY;
}

function addRows(a: Rows, b: Rows): Rows {
  if (a === Number.POSITIVE_INFINITY || b === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return a === "unknown" || b === "unknown" ? "unknown" : a + b;
}

function rowsOfHead(scope: Scope, head: TokenRange, hasOperators: boolean): Rows {
  const { kql } = scope;
  const first = head.from < head.to ? kql.tokens[head.from] : undefined;
  if (first === undefined) return "unknown";
  const argument = { from: head.from + 1, to: head.to };
  if (first.kind === "hole" && argument.from === head.to) {
    return hasOperators ? Number.POSITIVE_INFINITY : "unknown";
  }
  if (isPunctuation(first, "(")) return rowsInBrackets(scope, head.from, head.to);
  const isKeyword = first.kind === "identifier" && KEYWORD_HEADS.has(first.text);
  const operandIndex = isKeyword ? readOptions(kql, argument).next : head.from;
  if (hasLooseHole(kql, head, operandIndex)) return "unknown";
  return isKeyword ? rowsOfKeyword(scope, first.text, argument) : rowsOfReference(scope, head);
}

function rowsOfKeyword(scope: Scope, keyword: string, argument: TokenRange): Rows {
  switch (keyword) {
    case "print":
      return 1;
    case "datatable":
      return WANTED;
    case "range":
      return readRangeCount(scope.kql, argument, countIn(scope)) ?? "unknown";
    case "union":
      return rowsOfUnion(scope, argument);
    case "materialize":
      return rowsInBrackets(scope, argument.from, argument.to);
    default:
      return Number.POSITIVE_INFINITY;
  }
}

/** Returns the rows of the pipeline in a bracket; unknown when more follows it, as in a function `(x: int) {…}`. */
function rowsInBrackets(scope: Scope, open: number, end: number): Rows {
  const { kql, depth } = scope;
  if (!isPunctuation(kql.tokens[open], "(") || kql.closerOf.get(open) !== end - 1) return "unknown";
  if (depth >= MAX_DEPTH) return "unknown";
  return rowsOfPipeline({ ...scope, depth: depth + 1 }, readPipeline(kql, insideBrackets(kql, open)));
}

/** A union has the rows of all its operands. */
function rowsOfUnion(scope: Scope, argument: TokenRange): Rows {
  const { next } = readOptions(scope.kql, argument);
  const operands = splitAt(scope.kql, { from: next, to: argument.to }, ",");
  return operands.map((operand) => rowsOfHead(scope, operand, true)).reduce<Rows>(addRows, 0);
}

/** Returns the rows of a table or function: `A`, `['A b']`, `cluster('x').database('y').A`, `table('A')`, `F(1)`. */
function rowsOfReference(scope: Scope, head: TokenRange): Rows {
  const { kql } = scope;
  if (findTopLevel(kql, head, "*") !== undefined) return Number.POSITIVE_INFINITY;
  let index = head.from;
  for (;;) {
    const name = nameAt(kql, index, head.to);
    const behind = name?.next ?? index + 1;
    if (name === undefined && kql.tokens[index]?.kind !== "hole") return "unknown";
    const isCall = behind < head.to && isPunctuation(kql.tokens[behind], "(");
    const end = isCall ? (kql.closerOf.get(behind) ?? behind) + 1 : behind;
    if (end === head.to) {
      if (isCall) return TABLE_FUNCTIONS.has(name?.text ?? "") ? Number.POSITIVE_INFINITY : "unknown";
      const value = index === head.from && name !== undefined ? scope.lets.get(name.text) : undefined;
      return value?.rows ?? Number.POSITIVE_INFINITY;
    }
    if (!isPunctuation(kql.tokens[end], ".")) return "unknown";
    index = end + 1;
  }
}
