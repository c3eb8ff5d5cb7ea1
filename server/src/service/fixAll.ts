import { Analysis, type Scope } from "../factory/analysis";
import { Factory } from "../factory/factory";
import type { FileEdits } from "../rules/rule";
import { applyEdits, type TextEdit } from "../text/textEdit";
import type { Finding } from "./finding";
import { type LintOptions, lint } from "./lint";

/** What is to be fixed. */
export interface FixRequest {
  /** The factory that the files lie in; it is read, not changed. */
  readonly factory: Factory;
  /** The files whose findings are fixed. */
  readonly paths: readonly string[];
  readonly scope: Scope;
  readonly options: LintOptions;
  /** Says which files may change, where not all; a fix that would change another one is left out. */
  readonly mayEdit?: (path: string) => boolean;
}

/** What has changed. */
export interface FixedFiles {
  /** The new text of each file that is no longer the same. */
  readonly texts: ReadonlyMap<string, string>;
  /** How many findings the edits cured. */
  readonly fixedCount: number;
}

/** A fix that reveals a further finding is rare, and two that meet in one place come one after the other. */
const MAX_ROUNDS = 10;

/**
 * Applies the safe fixes of some files until there are none left. A fix may edit other files of the factory.
 * Of fixes that edit the same place the first is applied; the others are asked for again in the next round,
 * where most have become needless.
 */
export function fixAll(request: FixRequest): FixedFiles {
  const texts = new Map<string, string>();
  let { factory } = request;
  let fixes = safeFixesIn(factory, request);
  let fixedCount = 0;
  for (let round = 0; round < MAX_ROUNDS && fixes.length > 0; round++) {
    const chosen = chooseApart(fixes);
    const changed = applyAll(chosen, factory);
    for (const [path, text] of changed) texts.set(path, text);
    factory = withTexts(factory, changed);
    const left = safeFixesIn(factory, request);
    // One edit may cure the findings of several files, and a cured finding may reveal another.
    fixedCount += Math.max(chosen.length, fixes.length - left.length);
    fixes = left;
  }
  for (const [path, text] of texts) if (text === request.factory.textOf(path)) texts.delete(path);
  return { texts, fixedCount };
}

/** The edits of one fix, by file. */
type FixEdits = ReadonlyMap<string, readonly TextEdit[]>;

function safeFixesIn(factory: Factory, request: FixRequest): readonly FixEdits[] {
  const found: FixEdits[] = [];
  for (const path of request.paths) {
    const document = factory.document(path);
    if (document === undefined) continue;
    for (const finding of lint(
      new Analysis(document, factory, request.scope, request.options.kustoAnswers, request.options.schema),
      request.options,
    )) {
      const edits = safeEditsOf(finding, factory, request);
      if (edits !== undefined) found.push(edits);
    }
  }
  return found;
}

/** Returns the edits of a finding's safe fix; `undefined` when it has none, or none that may be or need be made. */
function safeEditsOf(finding: Finding, factory: Factory, request: FixRequest): FixEdits | undefined {
  const fix = finding.fixes.find((offered) => offered.isSafe);
  if (fix === undefined) return undefined;
  try {
    const edits = groupByPath(fix.edits());
    const isAllowed = [...edits.keys()].every(
      (path) => factory.textOf(path) !== undefined && request.mayEdit?.(path) !== false,
    );
    const changes = [...edits].some(([path, list]) => {
      const text = factory.textOf(path) ?? "";
      return applyEdits(text, list) !== text;
    });
    return isAllowed && changes ? edits : undefined;
  } catch (error) {
    // A fix is part of its rule: that it fails must not cost the other fixes.
    request.options.onCrash(finding.rule.id, error);
    return undefined;
  }
}

function groupByPath(files: readonly FileEdits[]): FixEdits {
  const grouped = new Map<string, TextEdit[]>();
  for (const { path, edits } of files) {
    if (edits.length > 0) addAll(grouped, path, edits);
  }
  return grouped;
}

/** Returns the fixes that touch no place that one before them edits. */
function chooseApart(fixes: readonly FixEdits[]): readonly FixEdits[] {
  const taken = new Map<string, TextEdit[]>();
  return fixes.filter((fix) => {
    const isApart = [...fix].every(([path, edits]) => !edits.some((edit) => meetsAny(edit, taken.get(path))));
    if (isApart) for (const [path, edits] of fix) addAll(taken, path, edits);
    return isApart;
  });
}

/** Touching counts: two insertions at one place would both be made, where one of them may be enough. */
function meetsAny(edit: TextEdit, others: readonly TextEdit[] = []): boolean {
  return others.some((other) => edit.span.start <= other.span.end && other.span.start <= edit.span.end);
}

function applyAll(fixes: readonly FixEdits[], factory: Factory): ReadonlyMap<string, string> {
  const all = new Map<string, TextEdit[]>();
  for (const fix of fixes) for (const [path, edits] of fix) addAll(all, path, edits);
  return new Map([...all].map(([path, edits]) => [path, applyEdits(factory.textOf(path) ?? "", edits)]));
}

function addAll(target: Map<string, TextEdit[]>, path: string, edits: readonly TextEdit[]): void {
  const list = target.get(path);
  if (list === undefined) target.set(path, [...edits]);
  else list.push(...edits);
}

function withTexts(factory: Factory, changed: ReadonlyMap<string, string>): Factory {
  const copy = new Factory(factory.root);
  copy.isComplete = factory.isComplete;
  for (const path of factory.paths) copy.setFile(path, changed.get(path) ?? factory.textOf(path) ?? "");
  return copy;
}
