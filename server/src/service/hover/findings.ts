import type { Severity } from "../../rules/rule";
import { contains } from "../../text/span";
import type { Finding } from "../finding";
import { EXPLANATIONS } from "./explanations";
import { escapeMarkdown } from "./markdown";
import type { HoverPart, HoverRequest } from "./provider";

const SEVERITY_TITLES: Readonly<Record<Severity, string>> = {
  error: "Error",
  warning: "Warning",
  information: "Information",
  hint: "Hint",
};

/** Returns the findings at the offset: each with its message, why its rule matters, and the vendor's page. */
export function findingParts({ findings, offset, token, showsMessages }: HoverRequest): readonly HoverPart[] {
  const cursor = { start: offset, end: offset };
  return findings
    .filter((finding) => contains(finding.span, cursor))
    .map((finding) => ({
      markdown: showsMessages ? `${showMessage(finding)}\n\n${explain(finding)}` : explain(finding),
      span: token === undefined || contains(token.span, finding.span) ? finding.span : token.span,
    }));
}

function showMessage({ severity, message }: Finding): string {
  return `**${SEVERITY_TITLES[severity]}:** ${escapeMarkdown(message)}`;
}

function explain({ rule }: Finding): string {
  const why = EXPLANATIONS[rule.id] ?? escapeMarkdown(rule.summary);
  return `**Why it matters:** ${why}\n\n[Read more at the vendor's page](${rule.vendorPage}) (${rule.id})`;
}
