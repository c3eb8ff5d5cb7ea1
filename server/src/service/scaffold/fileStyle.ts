import type { Factory } from "../../factory/factory";

/** How the files of a factory are written. */
export interface FileStyle {
  readonly indentUnit: string;
  readonly eol: string;
  /** What stands behind the last bracket: a line end or nothing. */
  readonly ending: string;
}

/** As the authoring page of Data Factory commits files to Git: by far the most files of public factories are like that. */
const EDITORS_STYLE: FileStyle = { indentUnit: "\t", eol: "\n", ending: "" };

/** Enough to see the habit of a factory of any size. */
const MOST_FILES = 200;

/** The first indented line and the line end before it. */
const FIRST_INDENT = /(\r?\n)(\t| +)(?=\S)/;

/** Returns the style that most files of a factory have; that of the authoring page for a factory without any. */
export function fileStyleOf(factory: Factory): FileStyle {
  const counts = new Map<string, { readonly style: FileStyle; count: number }>();
  let read = 0;
  for (const path of factory.paths) {
    if (++read > MOST_FILES) break;
    const style = styleOf(factory.textOf(path) ?? "");
    if (style === undefined) continue;
    const key = JSON.stringify(style);
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { style, count: 1 });
    else known.count++;
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most?.style ?? EDITORS_STYLE;
}

function styleOf(text: string): FileStyle | undefined {
  const [, eol, indentUnit] = FIRST_INDENT.exec(text) ?? [];
  if (eol === undefined || indentUnit === undefined) return undefined;
  return { indentUnit, eol, ending: text.endsWith("\n") ? eol : "" };
}
