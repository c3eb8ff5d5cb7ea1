import {
  type CancellationToken,
  type InlayHint,
  type InlayHintParams,
  MarkupKind,
} from "vscode-languageserver";
import { toSpan } from "../conversion";
import { guardRequest } from "../guard";
import type { Session } from "../session";
import { pathOfUri } from "../uris";

/** Answers what is shown between the texts of a document. */
export function answerInlayHints(session: Session): void {
  const { connection, log } = session;
  connection.languages.inlayHint.on(
    guardRequest("Offering inlay hints", [], log, (params, token) => hintsOf(session, params, token)),
  );
}

async function hintsOf(
  { linter, parts }: Session,
  { textDocument, range }: InlayHintParams,
  token: CancellationToken,
): Promise<InlayHint[]> {
  const linted = await linter.lint(pathOfUri(textDocument.uri), token);
  const analysis = linted?.analysis;
  if (linted === undefined || analysis === undefined) return [];
  const { inlayHints } = await parts.loadIntelligence();
  const { lines } = analysis.document;
  return inlayHints(analysis, toSpan(lines, range), linted.settings.inlayHints).map(
    ({ offset, label, tooltip }) => ({
      position: lines.positionAt(offset),
      label,
      tooltip: { kind: MarkupKind.Markdown, value: tooltip },
      paddingLeft: true,
      paddingRight: true,
    }),
  );
}
