import type { TextWithHoles } from "../text/textWithHoles";
import type { HoleContent } from "./textWithHoles";

/** A part of a text that is put together for a pipeline. */
export type TextPiece =
  | { readonly kind: "literal"; readonly text: string }
  /** What an expression computes, written without its `@`. */
  | { readonly kind: "expression"; readonly source: string }
  /** What nobody but the user knows, such as `<container>`. */
  | { readonly kind: "placeholder"; readonly text: string };

/** Returns a literal piece. */
export function literalPiece(text: string): TextPiece {
  return { kind: "literal", text };
}

/** Returns the pieces of a text with holes; `undefined` where an expression does not parse or a template computes it. */
export function piecesOf(text: TextWithHoles<HoleContent>): readonly TextPiece[] | undefined {
  const pieces: TextPiece[] = [];
  for (const part of text.parts) {
    if (part.kind === "literal") {
      pieces.push(literalPiece(part.text.text));
      continue;
    }
    if (part.content === undefined || part.content.expression.problems.length > 0) return undefined;
    const { expression, node } = part.content;
    pieces.push({ kind: "expression", source: expression.text.text.slice(node.span.start, node.span.end) });
  }
  return pieces;
}

/** Returns whether an expression computes a part of a text. */
export function isComputed(pieces: readonly TextPiece[]): boolean {
  return pieces.some(({ kind }) => kind === "expression");
}

/** Returns the text of pieces that are all literal; `undefined` for any other text. */
export function literalTextOf(pieces: readonly TextPiece[]): string | undefined {
  const texts = pieces.map((piece) => (piece.kind === "literal" ? piece.text : undefined));
  return texts.includes(undefined) ? undefined : texts.join("");
}

/** Returns the placeholders of a text, in its order. */
export function placeholdersOf(pieces: readonly TextPiece[]): readonly string[] {
  return pieces.flatMap((piece) => (piece.kind === "placeholder" ? [piece.text] : []));
}

/** Returns pieces with literal text put in at an offset, in which an expression counts as one character. */
export function insertLiteral(
  pieces: readonly TextPiece[],
  { offset, newText }: { readonly offset: number; readonly newText: string },
): readonly TextPiece[] {
  let rest = offset;
  const before: TextPiece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const length = piece.kind === "literal" ? piece.text.length : 1;
    if (rest < length && piece.kind === "literal") {
      const text = piece.text.slice(0, rest) + newText + piece.text.slice(rest);
      return [...before, literalPiece(text), ...pieces.slice(index + 1)];
    }
    if (rest === 0) return [...before, literalPiece(newText), ...pieces.slice(index)];
    before.push(piece);
    rest -= length;
  }
  return [...before, literalPiece(newText)];
}

/**
 * Returns pieces as the string of a pipeline that yields them, its JSON escapes not made: `@{…}` around expressions,
 * `@@` for what would start one.
 * https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions#expressions
 */
export function writeText(pieces: readonly TextPiece[]): string {
  const joined = joinLiterals(pieces);
  const written = joined.map((piece, index) => {
    if (piece.kind === "expression") return `@{${piece.source}}`;
    const isBeforeExpression = index < joined.length - 1;
    const text = isBeforeExpression ? withoutLastAts(piece.text) : piece.text.replaceAll("@{", "@@{");
    return index === 0 && /^@(?!@?\{)/.test(text) ? `@${text}` : text;
  });
  return written.join("");
}

/** Returns a literal text for in front of an expression, which an `@` at its end would turn into text. */
function withoutLastAts(text: string): string {
  let end = text.length;
  while (text[end - 1] === "@") end--;
  const start = text.slice(0, end).replaceAll("@{", "@@{");
  return end === text.length ? start : `${start}@{'${text.slice(end)}'}`;
}

/** Returns pieces as one expression without its `@`. */
export function writeExpression(pieces: readonly TextPiece[]): string {
  const terms = joinLiterals(pieces).map((piece) =>
    piece.kind === "expression" ? piece.source : `'${piece.text.replaceAll("'", "''")}'`,
  );
  const [first = "''", ...others] = terms;
  return others.length === 0 ? first : `concat(${terms.join(", ")})`;
}

/** Returns pieces with the literal ones that touch made one, so that no two of them follow each other. */
function joinLiterals(pieces: readonly TextPiece[]): readonly TextPiece[] {
  const joined: TextPiece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === "expression" || last === undefined || last.kind === "expression") joined.push(piece);
    else joined[joined.length - 1] = literalPiece(last.text + piece.text);
  }
  return joined;
}
