import type { KustoText } from "../adf/kustoText";
import { splitInterpolatedText } from "../expression/interpolation";
import { type ExpressionNode, nodesIn } from "../expression/syntax";
import type { AdfText } from "../expression/value";
import type { Analysis } from "../factory/analysis";
import { readKql } from "../kql/view";
import { MappedText } from "../text/mappedText";
import { compareSpans, overlaps, type Span } from "../text/span";
import { type TextPart, TextWithHoles } from "../text/textWithHoles";
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
 * @param within Where it is asked for; of a text that reaches in, all tokens are returned.
 */
export function semanticTokens(analysis: Analysis, within?: Span): readonly SemanticToken[] {
  const { text } = analysis.document;
  const isAsked = (span: Span) => within === undefined || overlaps(span, within);
  const kustoTexts = analysis.kustoTexts.filter(({ span }) => isAsked(span));
  const starts = new Set(analysis.kustoTexts.map(({ span }) => span.start));
  const others = analysis.expressionPlaces
    .map((place) => place.text)
    .filter(({ node }) => !starts.has(node.span.start) && isAsked(node.span));
  return inOrder([
    ...kustoTexts.flatMap((kustoText) => [...tokensOfKustoText(kustoText, text)]),
    ...others.flatMap((other) => [...tokensOfExpressions(other, text, () => false)]),
  ]);
}

/**
 * Returns how a KQL text that stands alone is shown, as the editor for the KQL of a pipeline has it: `@{…}` is
 * computed, `@@{` stands for `@{`.
 */
export function semanticTokensOfKql(text: string): readonly SemanticToken[] {
  const parts: TextPart<undefined>[] = [];
  const tokens: SemanticToken[] = [];
  for (const part of splitInterpolatedText(withMeaningOfStart(text))) {
    if (part.kind === "literal") {
      parts.push(part);
      continue;
    }
    const { expression } = part;
    parts.push({ kind: "hole", span: expression.toDocument(part.span), content: undefined });
    const inner = expressionTokens(expression, part.span, () => false);
    tokens.push(...placeTokens(expression.text, inner, text));
  }
  const source = new TextWithHoles(parts, { start: 0, end: text.length });
  return inOrder([...tokens, ...placeTokens(source, kqlTokens(readKql(source)), text)]);
}

/** An `@` at the start means itself there, which the strings of Data Factory write as `@@`. */
function withMeaningOfStart(text: string): MappedText {
  const whole = MappedText.verbatim(text, 0);
  if (!/^@(?!@?\{)/.test(text)) return whole;
  const added = new MappedText("@", [{ offset: 0, length: 1, span: { start: 0, end: 0 } }], 0);
  return MappedText.join([added, whole], 0);
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
    if (part.kind === "literal") continue;
    yield* placeTokens(text.decoded, expressionTokens(part.expression, part.span, showsThrough), document);
  }
}

function inOrder(tokens: SemanticToken[]): readonly SemanticToken[] {
  return tokens.sort((a, b) => compareSpans(a.span, b.span));
}
