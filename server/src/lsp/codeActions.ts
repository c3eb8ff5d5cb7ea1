import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
} from "vscode-languageserver";
import type { Fix } from "../rules/rule";
import type { Finding } from "../service/finding";
import { fixAll } from "../service/fixAll";
import type { Span } from "../text/span";
import { asRecord } from "./capabilities";
import { type Places, toSpan, toWorkspaceEdit } from "./conversion";
import { editsBetween } from "./editsBetween";
import type { LintedDocument } from "./linter";
import { FIX_ALL_KIND } from "./protocol";
import type { Session } from "./session";
import { pathOfUri } from "./uris";

/** What a code action carries so that its edit can be computed later. */
interface ActionData {
  readonly uri: string;
  readonly version: number | null;
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** Which of the finding's fixes. */
  readonly fix: number;
}

/** Offers the fixes of findings, all safe fixes at once, and the documentation of rules. */
export class CodeActions {
  constructor(private readonly session: Session) {}

  /** Returns the actions for a stretch of a document. */
  async offer(params: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
    const { only } = params.context;
    const linted = await this.session.linter.lint(pathOfUri(params.textDocument.uri), token);
    if (linted?.analysis === undefined) return [];
    const actions: CodeAction[] = [];
    if (isWanted(CodeActionKind.QuickFix, only)) actions.push(...this.quickFixes(linted, params));
    if (only !== undefined && isWanted(FIX_ALL_KIND, only)) actions.push(...this.fixAll(linted));
    return actions;
  }

  /** Returns an action with its edit; without one when the document has changed since it was offered. */
  async resolve(action: CodeAction, token: CancellationToken): Promise<CodeAction> {
    const data = readData(action.data);
    if (data === undefined || action.edit !== undefined) return action;
    const path = pathOfUri(data.uri);
    const linted = await this.session.linter.lint(path, token);
    if (linted === undefined || this.session.places.versionOf(path) !== data.version) return action;
    const finding = linted.findings.find((other) => isOf(data, other));
    const fix = finding?.fixes[data.fix];
    return fix === undefined ? action : { ...action, ...this.editOf(fix) };
  }

  private quickFixes(linted: LintedDocument, params: CodeActionParams): readonly CodeAction[] {
    const lines = this.session.places.linesOf(linted.path);
    if (lines === undefined) return [];
    const wanted = toSpan(lines, params.range);
    const findings = linted.findings.filter((finding) => touches(finding.span, wanted));
    const fixes = findings.flatMap((finding) => this.fixesOf(finding, params));
    const documentation = [...new Set(findings.map((finding) => finding.rule.id))];
    return [...fixes, ...documentation.flatMap((id) => this.openDocumentation(id, params))];
  }

  private fixesOf(finding: Finding, params: CodeActionParams): readonly CodeAction[] {
    const { uri } = params.textDocument;
    const diagnostics = params.context.diagnostics.filter((other) =>
      isDiagnosticOf(other, finding, this.session.places),
    );
    const preferred = finding.fixes.findIndex((fix) => fix.isSafe);
    return finding.fixes.map((fix, index): CodeAction => {
      const { start, end } = finding.span;
      const version = this.session.places.versionOf(finding.path);
      const data: ActionData = { uri, version, rule: finding.rule.id, start, end, fix: index };
      return {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        ...(diagnostics.length > 0 ? { diagnostics } : {}),
        ...(this.session.client.hasPreferredCodeActions && index === preferred ? { isPreferred: true } : {}),
        ...(this.session.client.resolvesCodeActionEdits ? { data } : this.editOf(fix)),
      };
    });
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

  private fixAll(linted: LintedDocument): readonly CodeAction[] {
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

  private editOf(fix: Fix): Pick<CodeAction, "edit"> {
    const edit = toWorkspaceEdit(fix.edits(), this.session.places, this.session.client);
    return edit === undefined ? {} : { edit };
  }
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

function isDiagnosticOf(diagnostic: Diagnostic, finding: Finding, places: Places): boolean {
  const lines = places.linesOf(finding.path);
  if (diagnostic.code !== finding.rule.id || lines === undefined) return false;
  const span = toSpan(lines, diagnostic.range);
  return span.start === finding.span.start && span.end === finding.span.end;
}

function isOf(data: ActionData, { rule, span }: Finding): boolean {
  return rule.id === data.rule && span.start === data.start && span.end === data.end;
}

/** What comes back from a client may be anything. */
function readData(value: unknown): ActionData | undefined {
  const { uri, version, rule, start, end, fix } = asRecord(value);
  if (typeof uri !== "string" || typeof rule !== "string") return undefined;
  if (typeof start !== "number" || typeof end !== "number" || typeof fix !== "number") return undefined;
  return { uri, version: typeof version === "number" ? version : null, rule, start, end, fix };
}
