import type { Analysis } from "../factory/analysis";
import { compareSpans, type Span } from "../text/span";
import { defaultHints } from "./inlayHints/defaults";
import type { InlayHint } from "./inlayHints/hint";
import { referenceHints } from "./inlayHints/references";

/** Which hints are wanted. */
export interface InlayHintOptions {
  /** What references resolve to. */
  readonly references: boolean;
  /** The defaults that count. */
  readonly defaults: boolean;
}

/** Returns what is worth knowing between the texts of a stretch of a document, in its order. */
export function inlayHints(
  analysis: Analysis,
  within: Span,
  { references, defaults }: InlayHintOptions,
): readonly InlayHint[] {
  const hints = [
    ...(references ? referenceHints(analysis, within) : []),
    ...(defaults ? defaultHints(analysis, within) : []),
  ];
  return hints
    .filter(({ offset }) => within.start <= offset && offset <= within.end)
    .sort((a, b) => compareSpans({ start: a.offset, end: a.offset }, { start: b.offset, end: b.offset }));
}
