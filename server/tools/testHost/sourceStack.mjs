// @ts-check
import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import path from "node:path";
import { relativeToRoot } from "../repository.mjs";

/**
 * Makes the stack of an error in a bundle point into its sources, and leaves out the frames of VS Code itself. Node
 * could do so where the error happens, but VS Code's extension host formats stacks in its own way.
 * @param {string} text Message and stack.
 * @param {string} bundle Absolute path; its source map lies beside it.
 */
export function pointToSources(text, bundle) {
  const map = new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, "utf8")));
  return text
    .split("\n")
    .filter((line) => !/^\s+at /.test(line) || line.includes(bundle))
    .map((line) =>
      line.replace(/[^\s(]*suite\.js:(\d+):(\d+)/, (place, row, column) => find(row, column) ?? place),
    )
    .join("\n");

  /**
   * @param {string} row
   * @param {string} column
   */
  function find(row, column) {
    const entry = map.findEntry(Number(row) - 1, Number(column) - 1);
    if (!("originalSource" in entry)) return undefined;
    const source = path.resolve(path.dirname(bundle), entry.originalSource);
    return `${relativeToRoot(source)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  }
}
