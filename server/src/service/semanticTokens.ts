import type { KustoText } from "../adf/kustoText";
import { type ExpressionNode, nodesIn } from "../expression/syntax";
import type { AdfText } from "../expression/value";
import type { Analysis } from "../factory/analysis";
import { compareSpans, overlaps, type Span } from "../text/span";
import type { ShownKql } from "./language/shownKql";
import { expressionTokens } from "./semanticTokens/expressionTokens";
import { kqlTokens } from "./semanticTokens/kqlTokens";
import { placeTokens } from "./semanticTokens/places";
import type { SemanticToken } from "./semanticTokens/token";

export type { SemanticToken, SemanticTokenModifier, SemanticTokenType } from "./semanticTokens/token";
export { SEMANTIC_TOKEN_MODIFIERS, SEMANTIC_TOKEN_TYPES } from "./semanticTokens/token";

/**
 * Returns how the KQL and the expressions of a document are shown: in document order, none over another or over the
 * end of a line. JSON escapes are in no token.
 *
 * @param within Where it is asked for in a document; of a text that reaches in, all tokens are returned.
 */
export function semanticTokens(source: Analysis | ShownKql, within?: Span): readonly SemanticToken[] {
  const isShown = "kusto" in source;
  return inOrder([
    ...(isShown ? tokensOfKustoText(source.kusto, source.text) : tokensOfDocument(source, within)),
  ]);
}

function tokensOfDocument(analysis: Analysis, within: Span | undefined): readonly SemanticToken[] {
  const { text } = analysis.document;
  const isAsked = (span: Span) => within === undefined || overlaps(span, within);
  const kustoTexts = analysis.kustoTexts.filter(({ span }) => isAsked(span));
  const starts = new Set(analysis.kustoTexts.map(({ span }) => span.start));
  const others = analysis.expressionPlaces
    .map((place) => place.text)
    .filter(({ node }) => !starts.has(node.span.start) && isAsked(node.span));
  return [
    ...kustoTexts.flatMap((kustoText) => [...tokensOfKustoText(kustoText, text)]),
    ...others.flatMap((other) => [...tokensOfExpressions(other, text, () => false)]),
  ];
}

function* tokensOfKustoText({ value, kql }: KustoText, document: string): Generator<SemanticToken> {
  yield* placeTokens(kql.text, kqlTokens(kql), document);
  const computed = new Set<ExpressionNode>();
  for (const { content } of kql.text.holes) {
    if (content === undefined) continue;
    for (const node of nodesIn(content.node)) computed.add(node);
  }
  yield* tokensOfExpressions(value, document, (node) => !computed.has(node));
}

function* tokensOfExpressions(
  text: AdfText,
  document: string,
  showsThrough: (node: ExpressionNode) => boolean,
): Generator<SemanticToken> {
  if (text.kind === "expression") {
    const whole = { start: 0, end: text.decoded.text.length };
    yield* placeTokens(text.decoded, expressionTokens(text.expression, whole, showsThrough), document);
  }
  if (text.kind !== "interpolated") return;
  for (const part of text.parts) {
    if (part.kind !== "interpolation") continue;
    yield* placeTokens(text.decoded, expressionTokens(part.expression, part.span, showsThrough), document);
  }
}

function inOrder(tokens: SemanticToken[]): readonly SemanticToken[] {
  return tokens.sort((a, b) => compareSpans(a.span, b.span));
}
