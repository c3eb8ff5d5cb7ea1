import { readFileSync, writeFileSync } from "node:fs";
import type { Scope } from "../factory/analysis";
import { decodeFile, encodeFile } from "../host/encoding";
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

/** Applies all safe fixes, on disk and in the factories. */
export function writeFixes(
  work: readonly FactoryWork[],
  scope: Scope,
  options: LintOptions,
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
      const problem = writeText(path, factory.textOf(path) ?? "", text);
      if (problem !== undefined) {
        hasTrouble = true;
        notices.tell(`cannot fix "${path}": ${problem}.`);
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

/** Writes a file in the encoding that it has, and returns why that was not possible. */
function writeText(path: string, oldText: string, newText: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    const { text, encoding } = decodeFile(bytes);
    if (text !== oldText) return "it was changed by someone else meanwhile";
    if (!bytes.equals(encodeFile({ text, encoding })))
      return `it is not valid ${encoding.startsWith("utf8") ? "UTF-8" : "UTF-16"}`;
    writeFileSync(path, encodeFile({ text: newText, encoding }));
    return undefined;
  } catch (error) {
    return describeFileError(error);
  }
}
