import { readFileSync, writeFileSync } from "node:fs";
import type { Scope } from "../factory/analysis";
import { decodeFile, encodeFile, type FileEncoding } from "../host/encoding";
import { describeFileError } from "../host/fileError";
import { fixAll } from "../service/fixAll";
import type { LintOptions } from "../service/lint";
import type { FactoryWork } from "./lintFactories";
import type { Notices } from "./notices";

/** What `--fix` did. */
export interface WrittenFixes {
  readonly findings: number;
  readonly files: number;
  /** Whether a file could not be written. */
  readonly hasTrouble: boolean;
}

/** A file whose text the fixes change. */
export interface FixedFile {
  readonly path: string;
  readonly oldText: string;
  readonly newText: string;
  /** How the file on disk encodes its text. */
  readonly encoding: FileEncoding;
}

/** Where fixed files go. */
export interface FixTarget {
  /** What is done with a file, for "cannot … the file". */
  readonly action: string;
  /** Takes a file, and returns why that was not possible. */
  readonly take: (file: FixedFile) => string | undefined;
}

/** The files themselves. */
export const DISK: FixTarget = {
  action: "fix",
  take: ({ path, newText, encoding }) => {
    writeFileSync(path, encodeFile({ text: newText, encoding }));
    return undefined;
  },
};

/** Applies all safe fixes, at the target and in the factories. */
export function writeFixes(
  work: readonly FactoryWork[],
  scope: Scope,
  options: LintOptions,
  target: FixTarget,
  notices: Notices,
): WrittenFixes {
  let findings = 0;
  let files = 0;
  let hasTrouble = false;
  for (const { factory, paths } of work) {
    notices.progress(() => `Fixing … ${paths.length} files of ${factory.root}`);
    const { texts, fixedCount } = fixAll({ factory, paths, scope, options });
    let written = 0;
    for (const [path, text] of texts) {
      const problem = giveTo(target, path, factory.textOf(path) ?? "", text);
      if (problem !== undefined) {
        hasTrouble = true;
        notices.tell(`cannot ${target.action} "${path}": ${problem}.`);
        continue;
      }
      factory.setFile(path, text);
      written++;
    }
    files += written;
    if (written === texts.size) findings += fixedCount;
  }
  return { findings, files, hasTrouble };
}

/** Hands on a file with the encoding that it has, and returns why that was not possible. */
function giveTo(target: FixTarget, path: string, oldText: string, newText: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    const { text, encoding } = decodeFile(bytes);
    if (text !== oldText) return "it was changed by someone else meanwhile";
    if (!bytes.equals(encodeFile({ text, encoding })))
      return `it is not valid ${encoding.startsWith("utf8") ? "UTF-8" : "UTF-16"}`;
    return target.take({ path, oldText, newText, encoding });
  } catch (error) {
    return describeFileError(error);
  }
}
