import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Span } from "../../text/span";
import { toSpan, toWorkspaceEdit } from "../conversion";
import type { LintedDocument } from "../diagnostics/linter";
import { editsBetween } from "../kqlEditor/editsBetween";
import { FIX_ALL_KIND } from "../protocol";
import type { Session } from "../session";
import { asRecord } from "../untrusted";
import { pathOfUri } from "../uris";
import { actionsOf, editOf, readFixData } from "./fixActions";
import { offerFormatKql } from "./formatKqlAction";
import { MIGRATION_TITLE, migrationOf } from "./migration";

const LEGACY_RULE = "legacy-kusto-store";

/** Offers the fixes of findings, all safe fixes at once, and the documentation of rules. */
export class CodeActions {
  constructor(private readonly session: Session) {}

  /** Returns the actions for a stretch of a document. */
  async offer(params: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
    const { only } = params.context;
    const linted = await this.session.linter.lint(pathOfUri(params.textDocument.uri), token);
    if (linted?.analysis === undefined) return [];
    const actions: CodeAction[] = [];
    const fixes = await this.fixes(linted, params);
    actions.push(...fixes.filter(({ kind }) => isWanted(kind ?? "", only)));
    if (isWanted(CodeActionKind.RefactorRewrite, only)) {
      actions.push(...(await offerFormatKql(linted.analysis.document, params, this.session)));
    }
    if (only !== undefined && isWanted(FIX_ALL_KIND, only)) actions.push(...(await this.fixAll(linted)));
    return actions;
  }

  /** Returns an action with its edit; without one when the document has changed since it was offered. */
  async resolve(action: CodeAction, token: CancellationToken): Promise<CodeAction> {
    if (action.edit !== undefined) return action;
    const { migrate } = asRecord(action.data);
    const data = readFixData(action.data);
    const uri = typeof migrate === "string" ? migrate : data?.uri;
    if (uri === undefined) return action;
    const path = pathOfUri(uri);
    const linted = await this.session.linter.lint(path, token);
    if (linted === undefined) return action;
    if (data === undefined) return withEdit(action, await migrationOf(linted.factory, this.session));
    if (this.session.places.versionOf(path) !== data.version) return action;
    return withEdit(action, editOf(data, linted.findings, this.session));
  }

  /** What deals with the findings at hand, and the documentation of their rules. */
  private async fixes(linted: LintedDocument, params: CodeActionParams): Promise<readonly CodeAction[]> {
    const lines = this.session.places.linesOf(linted.path);
    if (lines === undefined) return [];
    const wanted = toSpan(lines, params.range);
    const findings = linted.findings.filter((finding) => touches(finding.span, wanted));
    const ids = [...new Set(findings.map((finding) => finding.rule.id))];
    return [
      ...findings.flatMap((finding) => actionsOf(finding, params, this.session)),
      ...(ids.includes(LEGACY_RULE) ? await this.migration(linted, params) : []),
      ...ids.flatMap((id) => this.openDocumentation(id, params)),
    ];
  }

  private async migration(
    linted: LintedDocument,
    { textDocument }: CodeActionParams,
  ): Promise<readonly CodeAction[]> {
    const action = { title: `${MIGRATION_TITLE}…`, kind: CodeActionKind.QuickFix };
    if (this.session.client.resolvesCodeActionEdits)
      return [{ ...action, data: { migrate: textDocument.uri } }];
    return [withEdit(action, await migrationOf(linted.factory, this.session))];
  }

  private openDocumentation(ruleId: string, params: CodeActionParams): readonly CodeAction[] {
    const command = this.session.client.documentationCommand;
    if (command === undefined) return [];
    const title = `Open the documentation of ${ruleId}`;
    const diagnostics = params.context.diagnostics.filter(({ code }) => code === ruleId);
    return [
      {
        title,
        kind: CodeActionKind.QuickFix,
        ...(diagnostics.length > 0 ? { diagnostics } : {}),
        command: { title, command, arguments: [ruleId] },
      },
    ];
  }

  private async fixAll(linted: LintedDocument): Promise<readonly CodeAction[]> {
    const { fixAll } = await this.session.parts.loadIntelligence();
    const { path, factory, settings, options } = linted;
    const { texts } = fixAll({
      factory,
      paths: [path],
      scope: settings.scope,
      options,
      // Saving one file must not change another.
      mayEdit: (other) => other === path,
    });
    const before = factory.textOf(path);
    const after = texts.get(path);
    if (before === undefined || after === undefined) return [];
    const edit = toWorkspaceEdit(
      [{ path, edits: editsBetween(before, after) }],
      this.session.places,
      this.session.client,
    );
    return [{ title: "Fix all safe Data Factory Kusto findings", kind: FIX_ALL_KIND, ...(edit && { edit }) }];
  }
}

function withEdit(action: CodeAction, edit: WorkspaceEdit | undefined): CodeAction {
  return edit === undefined ? action : { ...action, edit };
}

/** A kind is asked for by itself or by one above it: `source` asks for `source.fixAll.adfKusto` too. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return (
    only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`))
  );
}

/** A cursor beside a finding is at it. */
function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
