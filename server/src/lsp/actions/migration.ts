import { AnnotatedTextEdit, ChangeAnnotation, type WorkspaceEdit } from "vscode-languageserver";
import type { Factory } from "../../factory/factory";
import { toWorkspaceEdit } from "../conversion";
import type { Session } from "../session";

/** What the action and the command are called. */
export const MIGRATION_TITLE = "Migrate every legacy Kusto artefact in this factory";

const ANNOTATION_ID = "legacy-kusto-store";

/**
 * Returns the edit that moves everything of the old data store Kusto in a factory to Azure Data Explorer, marked so
 * that the client shows it before it is made, where the client can; `undefined` when there is nothing to move.
 */
export async function migrationOf(
  factory: Factory,
  { places, client, parts }: Session,
): Promise<WorkspaceEdit | undefined> {
  const { migrateLegacy } = await parts.loadIntelligence();
  const files = migrateLegacy(factory);
  const edit = files.length === 0 ? undefined : toWorkspaceEdit(files, places, client);
  if (edit?.documentChanges === undefined || !client.confirmsAnnotatedEdits) return edit;
  return {
    changeAnnotations: { [ANNOTATION_ID]: ChangeAnnotation.create(MIGRATION_TITLE, true) },
    documentChanges: edit.documentChanges.map((change) =>
      "edits" in change ? { ...change, edits: change.edits.map(annotate) } : change,
    ),
  };
}

function annotate(edit: { range: AnnotatedTextEdit["range"]; newText?: string }): AnnotatedTextEdit {
  return AnnotatedTextEdit.replace(edit.range, edit.newText ?? "", ANNOTATION_ID);
}
