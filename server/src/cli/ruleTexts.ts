import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Rule, RuleMeta } from "../rules/rule";
import { listRules } from "../service/catalogue";
import { widthOf, wrap } from "./displayText";
import type { Layout } from "./reports/prettyReport";

/** Returns the catalogue: each rule with its severity and what it is about. */
export function ruleList(rules: readonly Rule[], { style, width }: Layout): string {
  const sections = listRules(rules).map((meta) => {
    const severity =
      meta.defaultSeverity === "off"
        ? style.faint("off")
        : style.severity[meta.defaultSeverity](meta.defaultSeverity);
    const heading = `${style.strong(meta.id)}  ${severity}${fixesOf(meta)}`;
    return [heading, ...wrap(meta.summary, width - 4).map((line) => `    ${line}`)].join("\n");
  });
  const hint = style.faint("adf-kusto-lint --explain ID prints the documentation of a rule.");
  return `${sections.join("\n")}\n\n${hint}\n`;
}

function fixesOf({ fixes }: RuleMeta): string {
  if (fixes.length === 0) return "";
  return fixes.some((fix) => fix.isSafe) ? "  fix with --fix" : "  fix in the editor";
}

/** Returns a rule's documentation as its file has it, or `undefined` when that is not there. */
export function readRuleDocumentation(docsFolder: string, ruleId: string): string | undefined {
  try {
    return readFileSync(join(docsFolder, `${ruleId}.md`), "utf8");
  } catch {
    // An installation without documentation is told to the user by the caller.
    return undefined;
  }
}

const FENCE = /^\s*```/;
const HEADING = /^#{1,6} (.*)$/;
const LIST_ITEM = /^(\s*(?:[-*]|\d+\.) )(.*)$/;

/** Returns Markdown for reading in a terminal: headings marked, prose wrapped, code and tables as they are. */
export function renderMarkdown(markdown: string, { style, width }: Layout): string {
  let isCode = false;
  const lines = markdown
    .trimEnd()
    .split(/\r?\n/)
    .flatMap((line) => {
      if (FENCE.test(line)) {
        isCode = !isCode;
        return [];
      }
      if (isCode) return [`    ${style.faint(line)}`];
      const heading = HEADING.exec(line)?.[1];
      if (heading !== undefined) return [style.strong(heading)];
      return wrapProse(line, width);
    });
  return `${lines.join("\n")}\n`;
}

function wrapProse(line: string, width: number): readonly string[] {
  if (line.trim() === "" || line.startsWith("|")) return [line];
  const [, mark = "", text = line] = LIST_ITEM.exec(line) ?? [];
  const indent = " ".repeat(widthOf(mark));
  return wrap(text, width - indent.length).map((part, index) => `${index === 0 ? mark : indent}${part}`);
}
