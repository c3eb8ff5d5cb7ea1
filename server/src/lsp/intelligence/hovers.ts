import { type CancellationToken, type Hover, type HoverParams, MarkupKind } from "vscode-languageserver";
import type { Analysis } from "../../factory/analysis";
import type { Finding } from "../../service/finding";
import type { HoverOptions } from "../../service/hover";
import type { Span } from "../../text/span";
import { toRange } from "../conversion";
import type { Linter } from "../diagnostics/linter";
import { pathOfUri } from "../uris";
import type { LoadIntelligence } from "./loadIntelligence";

/** Explains the place at an offset, and the findings there. */
export type HoverProvider = (
  analysis: Analysis,
  offset: number,
  findings: readonly Finding[],
  options: HoverOptions,
) => { readonly markdown: string; readonly span: Span } | undefined;

/** Returns what there is to say of a place in a document; `null` for nothing. */
export async function answerHover(
  { textDocument, position }: HoverParams,
  token: CancellationToken,
  linter: Linter,
  load: LoadIntelligence,
  options: HoverOptions,
): Promise<Hover | null> {
  const linted = await linter.lint(pathOfUri(textDocument.uri), token);
  if (linted?.analysis === undefined) return null;
  const { hover } = await load();
  const { lines } = linted.analysis.document;
  const found = hover(linted.analysis, lines.offsetAt(position), linted.findings, options);
  if (found === undefined) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: found.markdown },
    range: toRange(lines, found.span),
  };
}
