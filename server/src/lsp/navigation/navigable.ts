import type { CancellationToken, TextDocumentIdentifier } from "vscode-languageserver";
import type { Analysis } from "../../factory/analysis";
import type { Navigation } from "../../service/navigation/navigation";
import type { Session } from "../session";
import { pathOfUri } from "../uris";

/** Returns a document and its factory with what navigates in it; `null` for one that is no file of a factory. */
export async function navigableDocument(
  { linter, parts }: Session,
  { uri }: TextDocumentIdentifier,
  token: CancellationToken,
): Promise<{ readonly analysis: Analysis; readonly navigation: Navigation } | null> {
  const analysis = (await linter.lint(pathOfUri(uri), token))?.analysis;
  if (analysis === undefined || analysis.document.resources.length === 0) return null;
  const { navigation } = await parts.loadIntelligence();
  return { analysis, navigation };
}
