import type { AdfDocument } from "../adf/document";
import type { Scope } from "../factory/analysis";
import type { Factory } from "../factory/factory";
import { filesToLint } from "../service/factories";
import type { Finding } from "../service/finding";
import { type LintOptions, lintFile } from "../service/lint";
import type { LoadedFactories } from "./loadFactories";
import type { Notices } from "./notices";

/** A file that has findings. */
export interface FileFindings {
  readonly path: string;
  readonly document: AdfDocument;
  readonly factory: Factory;
  readonly findings: readonly Finding[];
}

/** The files of one factory that the user asked for and that may have findings, in order. */
export interface FactoryWork {
  readonly factory: Factory;
  readonly paths: readonly string[];
}

/** Returns what there is to lint, factory by factory. */
export function workIn(loaded: LoadedFactories, scope: Scope): readonly FactoryWork[] {
  return [...loaded.factories.all].map((factory) => ({
    factory,
    paths: filesToLint(factory, scope)
      .filter((path) => loaded.asked.has(path))
      .sort(),
  }));
}

/** Returns the files that have findings, in the order of their paths. */
export function lintFactories(
  work: readonly FactoryWork[],
  scope: Scope,
  options: LintOptions,
  notices: Notices,
): readonly FileFindings[] {
  const found: FileFindings[] = [];
  const total = work.reduce((sum, { paths }) => sum + paths.length, 0);
  let done = 0;
  for (const { factory, paths } of work) {
    for (const path of paths) {
      notices.progress(() => `Linting … ${done} of ${total} files`);
      done++;
      const findings = lintFile(factory, path, scope, options);
      const document = findings.length === 0 ? undefined : factory.document(path);
      if (document !== undefined) found.push({ path, document, factory, findings });
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}
