import {
  type CancellationToken,
  LSPErrorCodes,
  type PrepareRenameParams,
  type PrepareRenameResult,
  type RenameFile,
  type RenameParams,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Rename } from "../../service/navigation/rename";
import { toRange, toWorkspaceEdit } from "../conversion";
import { guardRequest } from "../guard";
import type { Session } from "../session";
import { uriOfPath } from "../uris";
import { navigableDocument } from "./navigable";

/** A request that is answered with the reason why it cannot be done, which editors show. */
type Refused = ResponseError<never>;

/** Answers requests to rename what is under the cursor. */
export function answerRenames(session: Session): void {
  const { connection, log } = session;
  connection.onPrepareRename(
    guardRequest("Preparing a rename", null, log, (params, token) => prepare(session, params, token)),
  );
  connection.onRenameRequest(
    guardRequest("Renaming", null, log, (params, token) => rename(session, params, token)),
  );
}

async function prepare(
  session: Session,
  { textDocument, position }: PrepareRenameParams,
  token: CancellationToken,
): Promise<PrepareRenameResult | null | Refused> {
  const found = await navigableDocument(session, textDocument, token);
  if (found === null) return null;
  const { analysis, navigation } = found;
  const { lines } = analysis.document;
  const target = navigation.prepareRename(analysis, lines.offsetAt(position));
  if (target === undefined) return null;
  if (target.kind === "refusal") return refused(target.reason);
  return { range: toRange(lines, target.span), placeholder: target.name };
}

async function rename(
  session: Session,
  { textDocument, position, newName }: RenameParams,
  token: CancellationToken,
): Promise<WorkspaceEdit | null | Refused> {
  const found = await navigableDocument(session, textDocument, token);
  if (found === null) return null;
  const { analysis, navigation } = found;
  const symbol = navigation.symbolAt(analysis, analysis.document.lines.offsetAt(position))?.symbol;
  if (symbol === undefined) return null;
  const answer = navigation.renameOf(analysis, symbol, newName);
  return answer.kind === "refusal" ? refused(answer.reason) : toEdit(session, answer);
}

/**
 * Files are renamed first and then edited under their new names: VS Code's own command that executes a rename
 * provider puts operations on files before edits of texts, whichever order they came in.
 */
function toEdit({ places, client }: Session, { files, moves }: Rename): WorkspaceEdit | null {
  const edit = toWorkspaceEdit(files, places, client);
  if (edit === undefined) return null;
  if (edit.documentChanges === undefined || !client.renamesFiles) return edit;
  const newUris = new Map(moves.map(({ from, to }) => [places.uriOf(from), uriOfPath(to)]));
  const operations = [...newUris].map(([oldUri, newUri]): RenameFile => ({ kind: "rename", oldUri, newUri }));
  const edits = edit.documentChanges.map((change) => {
    const uri = "textDocument" in change ? newUris.get(change.textDocument.uri) : undefined;
    return uri === undefined ? change : { ...change, textDocument: { uri, version: null } };
  });
  return { documentChanges: [...operations, ...edits] };
}

function refused(reason: string): Refused {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
