import { splitInterpolatedText } from "../../expression/interpolation";
import type { ExpressionProblem } from "../../expression/syntax";
import { MappedText } from "../../text/mappedText";
import type { Span } from "../../text/span";

/** Literal text between holes. */
export interface LiteralPiece {
  readonly kind: "literal";
  /** The text that is meant: `@@{` is read as `@{`. */
  readonly text: string;
  /** Where each UTF-16 unit of it stands in the editor. */
  readonly offsets: readonly number[];
}

/** A computed part. */
export interface HolePiece {
  readonly kind: "hole";
  /** The whole `@{…}`. */
  readonly span: Span;
  /** The expression, without the blanks around it. */
  readonly source: Span;
  /** What is wrong with the expression, in offsets of the editor's text. */
  readonly problem: ExpressionProblem | undefined;
}

/** A piece of an editor's text. */
export type EditorPiece = LiteralPiece | HolePiece;

/**
 * Returns the literal and the computed pieces of an editor's text. They are written as in a string of Data Factory,
 * but that an `@` at the start means itself: such a text is no expression as a whole.
 */
export function readPieces(text: string): readonly EditorPiece[] {
  const shift = escapesStart(text) ? 1 : 0;
  const parts = splitInterpolatedText(MappedText.verbatim("@".repeat(shift) + text, 0));
  return parts.map((part): EditorPiece => {
    if (part.kind === "literal") return readLiteral(part.text, shift);
    const { span, expression } = part;
    const source = moved(expression.span, -shift);
    const [problem] = expression.problems;
    return {
      kind: "hole",
      span: moved(span, -shift),
      source: withoutBlanks(text, source),
      problem: problem && { message: problem.message, span: moved(problem.span, -shift) },
    };
  });
}

/**
 * Returns whether an `@` must stand before an editor's text in a string of Data Factory, where an `@` at the start
 * begins an expression.
 * https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions#expressions
 */
export function escapesStart(text: string): boolean {
  return /^@(?!@?\{)/.test(text);
}

function readLiteral(mapped: MappedText, shift: number): LiteralPiece {
  // Of an escape the last character counts: the `@` in front of it only says that it is one.
  const offsets = Array.from(
    { length: mapped.text.length },
    (_, index) => mapped.toDocument({ start: index, end: index + 1 }).end - 1 - shift,
  );
  return { kind: "literal", text: mapped.text, offsets };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function withoutBlanks(text: string, { start, end }: Span): Span {
  const written = text.slice(start, end);
  const from = start + written.length - written.trimStart().length;
  return { start: from, end: Math.max(from, start + written.trimEnd().length) };
}
