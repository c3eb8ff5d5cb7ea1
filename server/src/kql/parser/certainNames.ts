import { enclosureAt } from "../enclosure";
import type { Token } from "../lexer";
import { isPunctuation } from "../tokens";
import type { KqlView } from "../view";
import { LITERALS } from "./fillForHole";

/**
 * Words behind which it is not certain which columns there are: what they give is known to the service alone, or the
 * parser reads them in its own way.
 */
const UNCERTAIN_WORDS: ReadonlySet<string> = new Set([
  ...["alias", "entity_group", "evaluate", "find", "graph", "graph-match", "graph-shortest-paths"],
  ...["graph-to-table", "invoke", "macro-expand", "make-graph", "pattern", "render", "scan", "search"],
]);

/** Operators that neither make nor name a column: whatever an expression puts into them. */
const KEEPING: ReadonlySet<string> = new Set([
  ...["filter", "limit", "order", "sample", "sort", "take", "top", "where"],
]);
/** Operators in which an expression behind `Name =` is a value. */
const COMPUTING: ReadonlySet<string> = new Set(["extend", "project", "summarize"]);
/** More than that is not looked at: each takes a look at all that stands before it. */
const MOST_HOLES = 200;

/**
 * Returns the offset up to which the names of a text can be told: behind it an expression, or an operator, may have
 * brought any column.
 *
 * @param isLoose Whether a hole may hold more than an operand.
 */
export function certainUntil<Content>(
  kql: KqlView<Content>,
  isLoose: (holeOffset: number) => boolean,
): number {
  let holes = 0;
  for (const [index, token] of kql.tokens.entries()) {
    if (token.kind === "identifier" && UNCERTAIN_WORDS.has(token.text)) return token.start;
    if (!token.hasHole) continue;
    holes += 1;
    if (holes > MOST_HOLES || !isHarmless(kql, index, token, isLoose)) return token.start;
  }
  return Number.POSITIVE_INFINITY;
}

/** Returns whether no name can be made by the expression in a token. */
function isHarmless<Content>(
  { lexed }: KqlView<Content>,
  index: number,
  token: Token,
  isLoose: (holeOffset: number) => boolean,
): boolean {
  const { tokens } = lexed;
  for (let offset = token.start; offset < token.end; offset++) {
    if (token.kind !== "string" && lexed.source.isHole(offset) && isLoose(offset)) return false;
  }
  const previous = tokens[index - 1];
  if (token.kind === "string" && !isPunctuation(previous, "[")) return true;
  if (isPunctuation(previous, "(") && LITERALS.has(tokens[index - 2]?.text ?? "")) return true;
  const { from, isOperator } = enclosureAt(lexed, index);
  const operator = isOperator ? (tokens[from]?.text ?? "") : "";
  return (
    KEEPING.has(operator) ||
    (COMPUTING.has(operator) && token.kind === "hole" && isPunctuation(previous, "="))
  );
}
