import type { CancellationToken } from "vscode-languageserver";
import type { Analysis } from "../../factory/analysis";
import type { Finding } from "../../service/finding";
import type { ShownKql } from "../../service/language/shownKql";
import { LineIndex } from "../../text/lineIndex";
import { isKqlUri, readKqlUri } from "../kqlEditor/kqlUris";
import type { Session } from "../session";
import { pathOfUri } from "../uris";

/** A document that an editor asks about: JSON, or one query or command of it. */
export interface ShownDocument {
  readonly content: Analysis | ShownKql;
  readonly lines: LineIndex;
  /** Returns what is found in it. */
  readonly findings: () => Promise<readonly Finding[]>;
}

/** Returns a document with what it means; `undefined` when it is not of a factory, and for KQL that is no more. */
export async function shownDocument(
  session: Session,
  uri: string,
  token: CancellationToken,
): Promise<ShownDocument | undefined> {
  if (isKqlUri(uri)) return shownKqlDocument(session, uri, token);
  const linted = await session.linter.lint(pathOfUri(uri), token);
  if (linted?.analysis === undefined) return undefined;
  const { analysis, findings } = linted;
  return { content: analysis, lines: analysis.document.lines, findings: async () => findings };
}

async function shownKqlDocument(
  { linter, documents, parts, kqlReports }: Session,
  uri: string,
  token: CancellationToken,
): Promise<ShownDocument | undefined> {
  const location = readKqlUri(uri);
  const linted = location && (await linter.lint(pathOfUri(location.documentUri), token));
  const { shownKql } = await parts.loadIntelligence();
  // Asked for last, since it may change while the rest is waited for.
  const text = documents.textOf(uri);
  if (location === undefined || linted?.analysis === undefined || text === undefined) return undefined;
  const content = shownKql(linted.analysis, location.address, text);
  if (content === undefined) return undefined;
  const findings = async () => (await kqlReports.of(uri, token)).findings;
  return { content, lines: new LineIndex(text), findings };
}
