import type { MappedText } from "../../text/mappedText";
import { HOLE_CHARACTER, TextWithHoles } from "../../text/textWithHoles";
import {
  classifyText,
  type DeployedText,
  isOneExpression,
  type TemplateText,
  type TextBase,
  type UnknownPart,
} from "../adfText";
import { type InterpolatedPart, splitInterpolatedText } from "../interpolation";
import { parseExpression } from "../parser";
import { splitAtHoles } from "../stringLiteral";
import { ParsedExpression } from "../syntax";
import { evaluateTemplate } from "./evaluate";

const WITH_HOLES = { hasHoles: true } as const;

/** Returns a string that is an expression of an ARM template. What it yields is worked out when first asked for. */
export function templateText(base: TextBase, decoded: MappedText): TemplateText {
  return new ComputedText(base, decoded);
}

class ComputedText implements TemplateText {
  readonly kind = "template";
  readonly node: TextBase["node"];
  readonly isExpressionObject: boolean;
  private read: { readonly text: DeployedText | undefined } | undefined;

  constructor(
    base: TextBase,
    readonly decoded: MappedText,
  ) {
    this.node = base.node;
    this.isExpressionObject = base.isExpressionObject;
  }

  get deployed(): DeployedText | undefined {
    this.read ??= { text: readDeployed(this) };
    return this.read.text;
  }
}

function readDeployed({ node, isExpressionObject, decoded }: TextBase & Pick<TemplateText, "decoded">) {
  const parts = evaluateTemplate(node, "text");
  if (parts === undefined || (parts.length === 1 && parts[0]?.kind === "hole")) return undefined;
  const span = decoded.toDocument({ start: 0, end: decoded.text.length });
  return classifyWithHoles({ node, isExpressionObject }, new TextWithHoles(parts, span).mapped);
}

/**
 * Returns what a string means of which a template computes parts. Where such a part stands in an expression, it has to
 * be inside a text in quotes; elsewhere it may be anything, so that the expression is unknown as a whole.
 */
function classifyWithHoles(base: TextBase, decoded: MappedText): DeployedText {
  const { text } = decoded;
  if (!text.includes(HOLE_CHARACTER)) return classifyText(base, decoded);
  if (isOneExpression(text)) {
    const whole = { start: 0, end: text.length };
    const parsed = parseExpression(decoded, { start: 1, end: text.length }, whole, WITH_HOLES);
    return { ...base, decoded, kind: "expression", expression: withoutDoubt(parsed) };
  }
  return { ...base, decoded, kind: "interpolated", parts: [...partsWithHoles(decoded)] };
}

function* partsWithHoles(decoded: MappedText): Generator<InterpolatedPart | UnknownPart> {
  let offset = 0;
  for (const part of splitInterpolatedText(decoded, WITH_HOLES)) {
    if (part.kind === "interpolation") {
      offset = part.span.end;
      yield { ...part, expression: withoutDoubt(part.expression) };
      continue;
    }
    const { text } = part;
    for (const { kind, span } of splitAtHoles(text.text, { start: 0, end: text.text.length })) {
      if (kind === "literal") {
        yield { kind, text: text.slice(span.start, span.end) };
        continue;
      }
      // Escapes make a literal part shorter than what it is written as; the order of the holes stays.
      const start = decoded.text.indexOf(HOLE_CHARACTER, offset);
      offset = start + 1;
      yield { kind: "unknown", span: { start, end: offset } };
    }
  }
}

/** A mistake in what is only partly known need not be one. */
function withoutDoubt(parsed: ParsedExpression): ParsedExpression {
  const { text, span, problems } = parsed;
  const hasHole = text.text.slice(span.start, span.end).includes(HOLE_CHARACTER);
  return hasHole && problems.length > 0
    ? new ParsedExpression(text, span, { kind: "unknown", span }, [])
    : parsed;
}
