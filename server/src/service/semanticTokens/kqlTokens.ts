import type { Token } from "../../kql/lexer";
import { readStringShape } from "../../kql/strings";
import { isPunctuation, isWord } from "../../kql/tokens";
import type { KqlView } from "../../kql/view";
import { expectsOperand } from "../../kql/words";
import type { Span } from "../../text/span";
import { OTHER_OPERATOR_WORDS, TYPE_NAMES } from "./kqlWords";
import { type PaintedStatements, paintStatements } from "./statements";
import { type Paint, paint, type SemanticToken } from "./token";

const WORDLIKE = paint("operator", "wordlike");
const CONSTANTS: ReadonlySet<string> = new Set(["true", "false", "null"]);
const ESCAPE = /\\[\s\S]/g;

/** Yields how a KQL text is shown, in offsets of the text with holes and without an order. */
export function* kqlTokens(kql: KqlView<unknown>): Generator<SemanticToken> {
  const statements = paintStatements(kql);
  for (const { start, end } of kql.comments) yield { span: { start, end }, ...paint("comment") };
  for (const [index, token] of kql.tokens.entries()) {
    const color = statements.paints.get(index) ?? paintOf(kql.tokens, index, statements);
    if (color === undefined) continue;
    for (const span of piecesOf(token)) yield { span, ...color };
  }
}

/** Returns a token; a string without its escapes, which keep the colour that a grammar gives them. */
function piecesOf(token: Token): readonly Span[] {
  const { start, end, text, kind } = token;
  if (kind !== "string" || !text.includes("\\") || readStringShape(token).isVerbatim) return [{ start, end }];
  const pieces: Span[] = [];
  let from = start;
  for (const match of text.matchAll(ESCAPE)) {
    if (start + match.index > from) pieces.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  if (from < end) pieces.push({ start: from, end });
  return pieces;
}

function paintOf(tokens: readonly Token[], index: number, statements: PaintedStatements): Paint | undefined {
  const token = tokens[index];
  switch (token?.kind) {
    case "string":
      return paint(isWord(tokens[index - 1], "regex") ? "regexp" : "string");
    case "number":
    case "timespan":
      return paint("number");
    case "punctuation":
      return paint("operator");
    case "directive":
      return paint("comment");
    case "identifier":
      return paintOfWord(token, tokens[index - 1], tokens[index + 1], statements);
    default:
      return undefined;
  }
}

function paintOfWord(
  { text, hasHole }: Token,
  previous: Token | undefined,
  next: Token | undefined,
  { lets }: PaintedStatements,
): Paint {
  // Digits beside a computed part are a number as likely as not.
  if (hasHole && /^\d/.test(text)) return paint("number");
  const isCall = isPunctuation(next, "(");
  const isMember = isPunctuation(previous, ".");
  if (isPunctuation(next, "=")) return paint("property");
  if (isCall && isMember) return paint("function");
  if (isMember) return paint("property");
  if (CONSTANTS.has(text)) return paint("keyword", "readonly");
  if (expectsOperand(text) || OTHER_OPERATOR_WORDS.has(text) || isWord(previous, "nulls")) return WORDLIKE;
  const isType = isCall || isPunctuation(previous, ":") || isPunctuation(previous, "(");
  if (isType && TYPE_NAMES.has(text)) return paint("type");
  if (isCall) return lets.has(text) ? paint("function") : paint("function", "defaultLibrary");
  return paint(lets.has(text) || text.startsWith("$") ? "variable" : "property");
}
