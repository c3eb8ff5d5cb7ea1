import type { MappedText } from "../text/mappedText";
import type { Span } from "../text/span";
import { type TextPart, TextWithHoles } from "../text/textWithHoles";
import { joinTexts } from "./interpolation";
import { callOf, type ExpressionNode, type ParsedExpression } from "./syntax";
import { type AdfText, contentSpan } from "./value";

/** A node together with the expression that its spans count in. */
export interface ParsedExpressionNode {
  readonly expression: ParsedExpression;
  readonly node: ExpressionNode;
}

/** What computes a hole: a node, or `undefined` for what an ARM template computes. */
export type HoleContent = ParsedExpressionNode | undefined;

type Part = TextPart<HoleContent>;

const INTEGER = /^-?\d+$/;

/**
 * Returns a text with its computed parts as holes.
 *
 * Calls of `concat`, and of `string` on a literal, are seen through: their string literals and whole numbers
 * are literal text, every other argument is a hole. An expression with a problem is one hole. What an ARM template
 * puts together is seen through in the same way; what stays unknown of it is a hole without content.
 */
export function toTextWithHoles(text: AdfText): TextWithHoles<HoleContent> {
  const span = contentSpan(text);
  return new TextWithHoles(joinLiterals(partsOf(text, span)), span);
}

function partsOf(text: AdfText, span: Span): readonly Part[] {
  switch (text.kind) {
    case "literal":
      return [{ kind: "literal", text: text.text }];
    case "template":
      return text.deployed === undefined
        ? [{ kind: "hole", span, content: undefined }]
        : partsOf(text.deployed, span);
    case "expression":
      return partsOfExpression(text.expression, span);
    case "interpolated":
      return text.parts.flatMap((part) => {
        if (part.kind === "literal") return [part];
        const place = text.decoded.toDocument(part.span);
        return part.kind === "interpolation"
          ? partsOfExpression(part.expression, place)
          : [{ kind: "hole", span: place, content: undefined }];
      });
  }
}

/** Returns the parts that an expression yields; `wholeSpan` is the hole's when it is one as a whole. */
function partsOfExpression(expression: ParsedExpression, wholeSpan: Span): readonly Part[] {
  const { root } = expression;
  if (expression.problems.length > 0) return [hole(expression, root, wholeSpan)];

  const parts: Part[] = [];
  const pending: ExpressionNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const texts = joinedTexts(node);
    if (texts.length > 0) for (const part of texts.toReversed()) pending.push(part);
    else if (node.kind === "string") parts.push({ kind: "literal", text: node.value });
    else if (node !== root && isInteger(expression, node)) {
      parts.push({ kind: "literal", text: expression.text.slice(node.span.start, node.span.end) });
    } else parts.push(hole(expression, node, node === root ? wholeSpan : expression.toDocument(node.span)));
  }
  return parts;
}

/** Returns what a node's text is put together from; nothing for a node that is not put together. */
function joinedTexts(node: ExpressionNode): readonly ExpressionNode[] {
  if (node.kind === "builtString") return node.parts;
  const concat = callOf(node, "concat");
  if (concat !== undefined) return concat.arguments;
  const [argument, ...others] = callOf(node, "string")?.arguments ?? [];
  if (argument === undefined || others.length > 0) return [];
  const isText =
    argument.kind === "string" || argument.kind === "builtString" || callOf(argument, "concat") !== undefined;
  return isText || argument.kind === "number" ? [argument] : [];
}

/** Whole numbers alone: how the service writes fractions and exponents is not documented. */
function isInteger(expression: ParsedExpression, node: ExpressionNode): boolean {
  return node.kind === "number" && INTEGER.test(expression.text.text.slice(node.span.start, node.span.end));
}

function hole(expression: ParsedExpression, node: ExpressionNode, span: Span): Part {
  return { kind: "hole", span, content: node.kind === "unknown" ? undefined : { expression, node } };
}

function joinLiterals(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  let literals: MappedText[] = [];
  const endLiteral = () => {
    const [first] = literals;
    if (first !== undefined) joined.push({ kind: "literal", text: joinTexts(literals, originOf(first)) });
    literals = [];
  };
  for (const part of parts) {
    if (part.kind === "literal") {
      literals.push(part.text);
      continue;
    }
    endLiteral();
    joined.push(part);
  }
  endLiteral();
  return joined;
}

function originOf(text: MappedText): number {
  return text.toDocument({ start: 0, end: 0 }).start;
}
