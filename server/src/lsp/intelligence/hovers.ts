import { type CancellationToken, type Hover, type HoverParams, MarkupKind } from "vscode-languageserver";
import type { HoverOptions } from "../../service/hover";
import { toRange } from "../conversion";
import type { Linter } from "../diagnostics/linter";
import { pathOfUri } from "../uris";
import type { LoadIntelligence } from "./loadIntelligence";

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
