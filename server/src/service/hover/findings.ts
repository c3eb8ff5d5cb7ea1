import type { Severity } from "../../rules/rule";
import { contains } from "../../text/span";
import type { Finding } from "../finding";
import { escapeMarkdown } from "./markdown";
import type { HoverPart, HoverRequest } from "./provider";

const SEVERITY_TITLES: Readonly<Record<Severity, string>> = {
  error: "Error",
  warning: "Warning",
  information: "Information",
  hint: "Hint",
};

/** Returns the findings at the offset: each with its message, what its rule is about, and the vendor's page. */
export function findingParts({ findings, offset, token }: HoverRequest): readonly HoverPart[] {
  const cursor = { start: offset, end: offset };
  return findings
    .filter((finding) => contains(finding.span, cursor))
    .map((finding) => ({
      markdown: showFinding(finding),
      span: token === undefined || contains(token.span, finding.span) ? finding.span : token.span,
    }));
}

function showFinding({ severity, message, rule }: Finding): string {
  return [
    `**${SEVERITY_TITLES[severity]}:** ${escapeMarkdown(message)}`,
    `*${escapeMarkdown(rule.summary)}* [${rule.id}](${rule.vendorPage})`,
  ].join("\n\n");
}
