import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describeFileError } from "../host/fileError";
import type { Rule } from "../rules/rule";
import type { LintOptions } from "../service/lint";
import type { LintCommand } from "./arguments";
import { askKustoParser } from "./askKustoParser";
import { FixDiff } from "./fixDiff";
import { ExitCode, type Io } from "./io";
import { type FileFindings, lintFactories, workIn } from "./lintFactories";
import { type LoadedFactories, loadFactories } from "./loadFactories";
import { loadSchema } from "./loadSchema";
import { Notices } from "./notices";
import { renderReport } from "./reports/render";
import { countBySeverity, type Report, withSeverity } from "./reports/report";
import { DISK, type WrittenFixes, writeFixes } from "./writeFixes";

/** What may make a run end with another code than its findings. */
interface Outcome {
  readonly files: readonly FileFindings[];
  readonly hasTrouble: boolean;
  readonly hasCrashed: boolean;
}

/** Lints, prints the findings, and returns the exit code. */
export async function runLint(command: LintCommand, io: Io, rules: readonly Rule[]): Promise<number> {
  const notices = new Notices(io.stderr);
  const schema = loadSchema(command.kqlSchema, io.cwd, notices);
  if (schema === "unreadable") return ExitCode.trouble;
  const loaded = loadFactories(command.paths, { cwd: io.cwd, notices });
  if ("reason" in loaded) {
    notices.tell(`cannot read "${loaded.path}": ${loaded.reason}.`);
    return ExitCode.trouble;
  }
  const crashed = new Set<string>();
  const options: LintOptions = {
    rules,
    severities: command.severities,
    onCrash: crashTeller(crashed, notices),
    ...(schema === undefined ? {} : { schema }),
  };
  const work = workIn(loaded, command.scope);
  const diff = command.fixing === "diff" ? new FixDiff(io.cwd) : undefined;
  const fixed =
    command.fixing === "no" ? undefined : writeFixes(work, command.scope, options, diff ?? DISK, notices);
  const kustoAnswers = await askKustoParser(work, command, options, io, notices);
  const complete = kustoAnswers === undefined ? options : { ...options, kustoAnswers };
  const files = lintFactories(work, command.scope, complete, notices);
  notices.endProgress();
  const text = diff?.text ?? renderReport(reportOf(files, loaded, fixed, command, io), command, io, options);
  const isPrinted = print(text, command, io, notices);
  const hasTrouble = loaded.hasTrouble || fixed?.hasTrouble === true || !isPrinted;
  return exitCode({ files, hasTrouble, hasCrashed: crashed.size > 0 }, command, notices);
}

/** Tells of each rule once: what makes it fail in one file does so in many. */
function crashTeller(crashed: Set<string>, notices: Notices): LintOptions["onCrash"] {
  return (ruleId, error) => {
    if (crashed.has(ruleId)) return;
    crashed.add(ruleId);
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    notices.tell(`this is a bug of adf-kusto-lint: the rule "${ruleId}" failed with ${what.split("\n")[0]}`);
  };
}

function reportOf(
  files: readonly FileFindings[],
  loaded: LoadedFactories,
  fixed: WrittenFixes | undefined,
  command: LintCommand,
  io: Io,
): Report {
  const shown = withSeverity(files, command.minSeverity);
  return {
    files: shown,
    paths: loaded.asked,
    counts: countBySeverity(shown),
    hiddenCount: countFindings(files) - countFindings(shown),
    fixed,
    cwd: io.cwd,
  };
}

function countFindings(files: readonly FileFindings[]): number {
  return files.reduce((count, file) => count + file.findings.length, 0);
}

/** Returns whether the report could be written. */
function print(text: string, command: LintCommand, io: Io, notices: Notices): boolean {
  if (command.outputFile === undefined) {
    io.stdout.write(text);
    return true;
  }
  try {
    writeFileSync(resolve(io.cwd, command.outputFile), text);
    return true;
  } catch (error) {
    notices.tell(`cannot write "${command.outputFile}": ${describeFileError(error)}.`);
    return false;
  }
}

/** Counts all findings, those that are not shown included: what is shown must not decide what passes. */
function exitCode(
  { files, hasTrouble, hasCrashed }: Outcome,
  command: LintCommand,
  notices: Notices,
): number {
  const counts = countBySeverity(files);
  const { maxWarnings } = command;
  const hasTooManyWarnings = maxWarnings !== undefined && counts.warning > maxWarnings;
  if (hasTooManyWarnings) {
    notices.tell(`more warnings than --max-warnings allows: ${counts.warning}, allowed are ${maxWarnings}.`);
  }
  if (hasTrouble) return ExitCode.trouble;
  return counts.error > 0 || hasTooManyWarnings || hasCrashed ? ExitCode.findings : ExitCode.clean;
}
