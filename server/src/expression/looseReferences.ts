import type { Span } from "../text/span";

/** A reference of the expression language in a text that does not evaluate it: `pipeline().parameters.Day`. */
export interface LooseReference extends Span {
  /** The expression, without the `@` that may stand before it. */
  readonly source: string;
}

const HEAD =
  /(?<![\p{L}\p{N}_.@])(@?)(item\(\)|pipeline\(\)\??\.parameters(?=\??[.[])|activity\('[^'\n\uFFFC]{1,300}'\)\??\.output|variables\('[^'\n\uFFFC]{1,300}'\))/giu;
const ACCESS = /\??\.[\p{L}_][\p{L}\p{N}_]*|\??\[(?:'[^'\n\uFFFC]{1,300}'|\d+)\]/uy;

/**
 * Returns the references to items, pipeline parameters, variables and outputs of activities that a text holds as
 * plain characters, each with the members and indexes behind it. Spans count in the text and include an `@`.
 *
 * An `@` evaluates only at the beginning of a whole value, and as `@{…}`.
 * https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions#expressions
 */
export function looseReferencesIn(text: string): readonly LooseReference[] {
  const found: LooseReference[] = [];
  for (const match of text.matchAll(HEAD)) {
    const [written, at] = match;
    const end = endOfAccesses(text, match.index + written.length);
    found.push({ start: match.index, end, source: text.slice(match.index + (at?.length ?? 0), end) });
  }
  return found;
}

function endOfAccesses(text: string, start: number): number {
  ACCESS.lastIndex = start;
  let end = start;
  while (ACCESS.test(text)) end = ACCESS.lastIndex;
  return end;
}
