import { hasLooseHole } from "./looseHoles";
import { nameAt } from "./names";
import { readOptions } from "./operatorOptions";
import { type Operator, type Pipeline, readPipeline, type Statement } from "./statements";
import { findTopLevel, insideBrackets, isPunctuation, type KqlTokens, type TokenRange } from "./tokens";

/** Whether a result can be without rows, as far as its text tells. */
export type Emptiness = "never" | "possible" | "unknown";

/**
 * What operators make of a result that has rows, and of one that may have none. `keeps`: what it was. `filters`:
 * perhaps nothing is left. `one`: a row in any case. `spreads`: nothing comes of nothing, and perhaps nothing of rows.
 * Of all other operators nothing is claimed.
 * https://learn.microsoft.com/kusto/query/tabular-operators
 */
const EFFECTS: ReadonlyMap<string, "keeps" | "filters" | "one" | "spreads"> = new Map([
  ...group("one", ["count", "getschema"]),
  ...group("filters", ["where", "filter", "parse-where", "search"]),
  ...group("spreads", ["mv-expand", "mvexpand", "mv-apply", "mvapply"]),
  ...group("keeps", ["as", "assert-schema", "distinct", "extend", "order", "parse", "parse-kv", "project"]),
  ...group("keeps", [
    "project-away",
    "project-keep",
    "project-rename",
    "project-reorder",
    "reduce",
    "render",
  ]),
  ...group("keeps", [
    "serialize",
    "sort",
    "limit",
    "sample",
    "sample-distinct",
    "take",
    "top",
    "top-hitters",
  ]),
]);
/** https://learn.microsoft.com/kusto/query/join-operator: the kinds that give nothing for no row on the left. */
const LEFT_JOINS: ReadonlySet<string> = new Set([
  ...["inner", "innerunique", "leftouter", "anti", "leftanti", "leftantisemi", "leftsemi"],
]);
const HEADS_THAT_MAY_BE_EMPTY: ReadonlySet<string> = new Set([
  "externaldata",
  "external_data",
  "find",
  "search",
]);
const HEADS_OF_UNKNOWN_SIZE: ReadonlySet<string> = new Set(["datatable", "materialize", "range", "union"]);
/** https://learn.microsoft.com/kusto/query/schema-entities/ */
const TABLE_FUNCTIONS: ReadonlySet<string> = new Set(["external_table", "materialized_view", "table"]);
/** Deeper parentheses than people write. */
const MAX_DEPTH = 100;

interface Scope {
  readonly kql: KqlTokens;
  /** What the `let` statements so far gave a name to. */
  readonly lets: Map<string, Emptiness>;
  readonly depth: number;
}

/**
 * Returns whether the last tabular statement of a query can give no row. Unknown for a management command, for a text
 * with an unclosed bracket, and where an expression may hold operators.
 */
export function emptinessOf(kql: KqlTokens, statements: readonly Statement[]): Emptiness {
  if (!kql.isBalanced || statements.some(({ kind }) => kind === "command")) return "unknown";
  const scope: Scope = { kql, lets: new Map(), depth: 0 };
  let emptiness: Emptiness = "unknown";
  for (const { kind, name, pipeline } of statements) {
    if (kind === "tabular") emptiness = emptinessOfPipeline(scope, pipeline);
    if (kind === "let" && name !== undefined) scope.lets.set(name.text, emptinessOfPipeline(scope, pipeline));
  }
  return emptiness;
}

function emptinessOfPipeline(scope: Scope, { head, operators }: Pipeline): Emptiness {
  let emptiness = emptinessOfHead(scope, head);
  for (const operator of operators) emptiness = emptinessBehind(scope, emptiness, operator);
  return emptiness;
}

function emptinessBehind({ kql }: Scope, before: Emptiness, { name, argument }: Operator): Emptiness {
  if (name?.kind !== "identifier" || name.hasHole) return "unknown";
  const options = readOptions(kql, argument);
  if (hasLooseHole(kql, argument, options.next)) return "unknown";
  if (name.text === "summarize") return findTopLevel(kql, argument, "by") === undefined ? "never" : before;
  if (name.text === "join" || name.text === "lookup") {
    const kind = options.values.get("kind")?.text;
    return before === "possible" && (kind === undefined || LEFT_JOINS.has(kind)) ? "possible" : "unknown";
  }
  switch (EFFECTS.get(name.text)) {
    case "one":
      return "never";
    case "filters":
      return "possible";
    case "keeps":
      return before;
    case "spreads":
      return before === "possible" ? "possible" : "unknown";
    case undefined:
      return "unknown";
  }
}

function emptinessOfHead(scope: Scope, head: TokenRange): Emptiness {
  const { kql, depth } = scope;
  const first = head.from < head.to ? kql.tokens[head.from] : undefined;
  if (first === undefined || hasLooseHole(kql, head, head.from)) return "unknown";
  if (isPunctuation(first, "(")) {
    const isWhole = kql.closerOf.get(head.from) === head.to - 1;
    if (!isWhole || depth >= MAX_DEPTH) return "unknown";
    return emptinessOfPipeline(
      { ...scope, depth: depth + 1 },
      readPipeline(kql, insideBrackets(kql, head.from)),
    );
  }
  if (first.kind === "identifier" && head.to > head.from + 1) {
    if (first.text === "print") return "never";
    if (HEADS_OF_UNKNOWN_SIZE.has(first.text)) return "unknown";
    if (HEADS_THAT_MAY_BE_EMPTY.has(first.text)) return "possible";
  }
  return emptinessOfReference(scope, head);
}

/** A table may be empty; what a function gives is not known. */
function emptinessOfReference(scope: Scope, head: TokenRange): Emptiness {
  const { kql } = scope;
  let index = head.from;
  for (;;) {
    const name = nameAt(kql, index, head.to);
    if (name === undefined) return "unknown";
    const isCall = name.next < head.to && isPunctuation(kql.tokens[name.next], "(");
    const end = isCall ? (kql.closerOf.get(name.next) ?? name.next) + 1 : name.next;
    if (end === head.to) {
      if (isCall) return TABLE_FUNCTIONS.has(name.text) ? "possible" : "unknown";
      return (index === head.from ? scope.lets.get(name.text) : undefined) ?? "possible";
    }
    if (!isPunctuation(kql.tokens[end], ".")) return "unknown";
    index = end + 1;
  }
}

function group<Effect extends string>(
  effect: Effect,
  names: readonly string[],
): readonly (readonly [string, Effect])[] {
  return names.map((name) => [name, effect] as const);
}
