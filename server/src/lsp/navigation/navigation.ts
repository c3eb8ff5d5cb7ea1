import type {
  CancellationToken,
  DocumentHighlight,
  DocumentLink,
  Location,
  TextDocumentIdentifier,
  TextDocumentPositionParams,
} from "vscode-languageserver";
import { DocumentHighlightKind } from "vscode-languageserver";
import type { Analysis } from "../../factory/analysis";
import type { Occurrence } from "../../service/navigation/occurrence";
import type { Place } from "../../service/navigation/symbol";
import { rangeIn, toRange } from "../conversion";
import { guardRequest } from "../guard";
import type { Session } from "../session";
import { answerCallHierarchy } from "./callHierarchy";
import { navigableDocument } from "./navigable";
import { answerRenames } from "./renames";
import { answerWorkspaceSymbols } from "./workspaceSymbols";

/** Answers what leads from a name of a factory to other places. */
export function answerNavigation(session: Session): void {
  const { connection, log } = session;
  connection.onDefinition(
    guardRequest("Definition", null, log, async (params, token) => {
      const found = await nameUnder(session, params, token);
      return found && locations(session, found.navigation.definitionOf(found.analysis, found.symbol));
    }),
  );
  connection.onReferences(
    guardRequest("References", null, log, async (params, token) => {
      const found = await nameUnder(session, params, token);
      const options = { includesDefinition: params.context.includeDeclaration };
      return (
        found && locations(session, found.navigation.referencesTo(found.analysis, found.symbol, options))
      );
    }),
  );
  connection.onDocumentHighlight(
    guardRequest("Highlighting", null, log, async (params, token) => {
      const found = await nameUnder(session, params, token);
      return found && highlights(found.analysis, found.navigation.highlightsOf(found.analysis, found.symbol));
    }),
  );
  connection.onDocumentLinks(
    guardRequest("Links", null, log, ({ textDocument }, token) => links(session, textDocument, token)),
  );
  answerRenames(session);
  answerCallHierarchy(session);
  answerWorkspaceSymbols(session);
}

async function nameUnder(
  session: Session,
  { textDocument, position }: TextDocumentPositionParams,
  token: CancellationToken,
) {
  const found = await navigableDocument(session, textDocument, token);
  if (found === null) return null;
  const { analysis, navigation } = found;
  const occurrence = navigation.symbolAt(analysis, analysis.document.lines.offsetAt(position));
  return occurrence === undefined ? null : { analysis, navigation, symbol: occurrence.symbol };
}

function locations({ places }: Session, found: readonly Place[]): Location[] {
  return found.map(({ path, span }) => ({ uri: places.uriOf(path), range: rangeIn(places, path, span) }));
}

function highlights({ document }: Analysis, occurrences: readonly Occurrence[]): DocumentHighlight[] {
  return occurrences
    .filter(({ span }) => span.start < span.end)
    .map(({ span, isDefinition }) => ({
      range: toRange(document.lines, span),
      kind: isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}

async function links(
  session: Session,
  textDocument: TextDocumentIdentifier,
  token: CancellationToken,
): Promise<DocumentLink[]> {
  const found = await navigableDocument(session, textDocument, token);
  if (found === null) return [];
  const { lines } = found.analysis.document;
  return found.navigation.documentLinks(found.analysis).map(({ span, path }) => ({
    range: toRange(lines, span),
    target: session.places.uriOf(path),
  }));
}
