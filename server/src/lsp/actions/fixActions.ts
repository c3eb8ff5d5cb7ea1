import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  Command,
  type Diagnostic,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { FileEdits, Fix } from "../../rules/rule";
import type { Finding } from "../../service/finding";
import { type Places, toSpan, toWorkspaceEdit } from "../conversion";
import type { Session } from "../session";
import { asRecord } from "../untrusted";

/** What a code action carries so that its edit can be computed later. */
export interface FixData {
  readonly uri: string;
  readonly version: number | null;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** Which of the ways to deal with the finding. */
  readonly fix: number;
}

/** Returns the ways to deal with a finding as code actions: its fixes, then those that ignore it. */
export function actionsOf(
  finding: Finding,
  params: CodeActionParams,
  session: Session,
): readonly CodeAction[] {
  const diagnostics = params.context.diagnostics.filter((other) =>
    isDiagnosticOf(other, finding, session.places),
  );
  const preferred = finding.fixes.findIndex((fix) => fix.isSafe);
  return waysOf(finding).map((fix, index): CodeAction => {
    const isRefactoring = fix.kind === "refactor";
    return {
      title: fix.title,
      kind: isRefactoring ? CodeActionKind.RefactorRewrite : CodeActionKind.QuickFix,
      ...(diagnostics.length > 0 && !isRefactoring ? { diagnostics } : {}),
      ...(session.client.hasPreferredCodeActions && index === preferred ? { isPreferred: true } : {}),
      ...contentOf(fix, dataOf(finding, index, params, session), session),
    };
  });
}

/** Returns the edit that an offered action stands for, or nothing when its finding is gone. */
export function editOf(
  data: FixData,
  findings: readonly Finding[],
  session: Session,
): WorkspaceEdit | undefined {
  const finding = findings.find(
    ({ rule, span }) => rule.id === data.rule && span.start === data.start && span.end === data.end,
  );
  const fix = finding === undefined ? undefined : waysOf(finding)[data.fix];
  return fix === undefined ? undefined : toWorkspaceEdit(fix.edits(), session.places, session.client);
}

/** What comes back from a client may be anything. */
export function readFixData(value: unknown): FixData | undefined {
  const { uri, version, rule, start, end, fix } = asRecord(value);
  if (typeof uri !== "string" || typeof rule !== "string") return undefined;
  if (typeof start !== "number" || typeof end !== "number" || typeof fix !== "number") return undefined;
  return { uri, version: typeof version === "number" ? version : null, rule, start, end, fix };
}

function waysOf(finding: Finding): readonly Fix[] {
  return [...finding.fixes, ...finding.ignores];
}

function dataOf(
  finding: Finding,
  fix: number,
  { textDocument }: CodeActionParams,
  session: Session,
): FixData {
  const { start, end } = finding.span;
  const version = session.places.versionOf(finding.path);
  return { uri: textDocument.uri, version, rule: finding.rule.id, start, end, fix };
}

/**
 * A refactoring may leave something to fill in, which only its edits tell, so they are computed at once and a
 * command of the client selects the places; the edits of any other fix are computed when the user picks it.
 */
function contentOf(fix: Fix, data: FixData, session: Session): Pick<CodeAction, "edit" | "data" | "command"> {
  const { client, places } = session;
  if (fix.kind !== "refactor" && client.resolvesCodeActionEdits) return { data };
  const files = fix.edits();
  const edit = toWorkspaceEdit(files, places, client);
  return edit === undefined ? {} : { edit, ...selectionOf(files, session) };
}

function selectionOf(files: readonly FileEdits[], { client, places }: Session): Pick<CodeAction, "command"> {
  const file = files.find(({ placeholders }) => (placeholders?.length ?? 0) > 0);
  if (file === undefined || client.placeholderCommand === undefined) return {};
  const title = "Fill in what is not known";
  return {
    command: Command.create(title, client.placeholderCommand, places.uriOf(file.path), file.placeholders),
  };
}

function isDiagnosticOf(diagnostic: Diagnostic, finding: Finding, places: Places): boolean {
  const lines = places.linesOf(finding.path);
  if (diagnostic.code !== finding.rule.id || lines === undefined) return false;
  const span = toSpan(lines, diagnostic.range);
  return span.start === finding.span.start && span.end === finding.span.end;
}
