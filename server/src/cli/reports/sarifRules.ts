import type { RuleMeta, Severity } from "../../rules/rule";

/** What SARIF knows of how grave something is. */
export type SarifLevel = "error" | "warning" | "note";

const LEVELS: Readonly<Record<Severity, SarifLevel>> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/** Returns the level of a severity. */
export function levelOf(severity: Severity): SarifLevel {
  return LEVELS[severity];
}

/**
 * Returns what a log tells of a rule. GitHub shows the descriptions, the help and the tags beside each alert.
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support
 *
 * @param documentation The rule's page in Markdown, where there is one.
 */
export function describeRule(meta: RuleMeta, documentation: string | undefined) {
  const { defaultSeverity, summary, vendorPage } = meta;
  return {
    id: meta.id,
    shortDescription: { text: summary },
    fullDescription: { text: (documentation && reasonIn(documentation)) ?? summary },
    helpUri: vendorPage,
    help: {
      text: `${summary} See ${vendorPage}`,
      ...(documentation === undefined ? {} : { markdown: documentation }),
    },
    defaultConfiguration:
      defaultSeverity === "off" ? { enabled: false } : { level: levelOf(defaultSeverity) },
    properties: { tags: [meta.category, ...(meta.tags ?? [])] },
  };
}

/** The first paragraph below the heading. */
const REASON = /^## Why it matters\s+(\S.*(?:\n.+)*)/m;

/** Returns the paragraph of a rule's page that says what goes wrong, as one line. */
function reasonIn(documentation: string): string | undefined {
  return REASON.exec(documentation.replaceAll("\r\n", "\n"))?.[1]?.replaceAll("\n", " ");
}
