import { MappedText } from "../../text/mappedText";
import type { Span } from "../../text/span";
import { type LiteralPart, TextWithHoles } from "../../text/textWithHoles";
import type { KqlEdit } from "../edit";
import { lexKql, type Token } from "../lexer";
import { isPunctuation, type KqlTokens } from "../tokens";
import { expectsOperand, lineEndOf } from "../words";
import type { FilledText } from "./holeFill";

/**
 * What the official formatter makes of a text without holes; `unreadable` when the parser does not understand the text,
 * `failed` when there is no answer.
 */
export type KqlLayout = { readonly text: string } | { readonly problem: "unreadable" | "failed" };

/**
 * Returns the edits that lay out a text as the official formatter lays out its filled form: blanks between tokens and
 * nothing else. `undefined` when the formatter changed more than blanks. Beside a hole that need not be an operand, what
 * is apart stays apart, and what is not stays so.
 */
export function layoutEdits(
  { source }: KqlTokens,
  filled: FilledText,
  formatted: string,
): readonly KqlEdit[] | undefined {
  const before = allTokens(filled.text);
  const after = allTokens(formatted);
  if (before.length !== after.length) return undefined;
  const lineEnd = lineEndOf(source.text);
  const edits: KqlEdit[] = [];
  for (let index = 0; index <= before.length; index++) {
    if (before[index]?.text !== after[index]?.text) return undefined;
    const span = filled.toSource(gapBefore(before, index, filled.text.length));
    const written = source.text.slice(span.start, span.end);
    const gap = gapBefore(after, index, formatted.length);
    const wanted = isOutermost(before, index) ? "" : formatted.slice(gap.start, gap.end);
    const newText = keepsBlank(before, index) && wanted === "" ? " " : wanted.replace(/\r\n?|\n/g, lineEnd);
    // What is left out is a hole that was filled with blanks, and the inside of a longer fill.
    if (written.trim() !== "" || written === newText) continue;
    const joinsOrParts = written === "" || newText === "";
    if (!joinsOrParts || !isBesideLooseHole(filled, span)) edits.push({ span, newText });
  }
  return edits;
}

/** A hole of unknown content may have the other half of a sign or a name in it. */
function isBesideLooseHole({ looseHoles }: FilledText, { start, end }: Span): boolean {
  return looseHoles.has(start - 1) || looseHoles.has(end);
}

/**
 * Returns a filled text that is a command in two parts: up to where the text behind its `<|` begins, and that text.
 * `undefined` for any other text.
 */
export function splitAtInput({
  text,
}: FilledText): { readonly command: string; readonly input: string } | undefined {
  const [first, ...others] = allTokens(text).filter(({ kind }) => kind !== "comment");
  const index = others.findIndex((token) => isPunctuation(token, "<|"));
  const start = others[index + 1]?.start;
  if (!isPunctuation(first, ".") || index === -1 || start === undefined) return undefined;
  return { command: text.slice(0, start), input: text.slice(start) };
}

/** Returns the tokens and comments of a text without holes, in order. */
function allTokens(text: string): readonly Token[] {
  const part: LiteralPart = { kind: "literal", text: MappedText.verbatim(text, 0) };
  const { tokens, comments } = lexKql(new TextWithHoles([part], { start: 0, end: text.length }));
  return [...tokens, ...comments].sort((a, b) => a.start - b.start);
}

function gapBefore(tokens: readonly Token[], index: number, length: number) {
  return { start: tokens[index - 1]?.end ?? 0, end: tokens[index]?.start ?? length };
}

/** Blanks around the whole text mean nothing, and the formatter leaves some of them. */
function isOutermost(tokens: readonly Token[], index: number): boolean {
  return index === 0 || index === tokens.length;
}

/** The formatter takes `in (…)` for a call, and writes `in(…)`; the documentation of KQL has a blank there. */
function keepsBlank(tokens: readonly Token[], index: number): boolean {
  const previous = tokens[index - 1];
  return (
    previous?.kind === "identifier" && expectsOperand(previous.text) && isPunctuation(tokens[index], "(")
  );
}
