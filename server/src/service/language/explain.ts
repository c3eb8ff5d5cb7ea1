import { functionPage } from "../../expression/functions";
import type { ExpressionFunction } from "../../expression/functionTable";
import type { Shape } from "../../expression/shape";
import type { LibraryEntry, LibraryKind } from "../../kql/library/library";
import { codeSpan } from "../hover/markdown";

const KIND_TITLES: Readonly<Record<LibraryKind, string>> = {
  statement: "statement",
  source: "tabular operator",
  tabularOperator: "tabular operator",
  scalarOperator: "operator",
  scalarFunction: "function",
  aggregation: "aggregation function",
  plugin: "plugin",
  command: "management command",
  requestOption: "request property",
  chart: "chart",
};

/** More members would hide the rest of what is shown. */
const MOST_MEMBERS = 12;

/** Returns what a kind of word of KQL is called. */
export function titleOfKind(kind: LibraryKind): string {
  return KIND_TITLES[kind];
}

/** Returns a function of the expression language in Markdown: what it does, and the vendor's page. */
export function explainFunction(known: ExpressionFunction): string {
  return `${known.summary}\n\n[Expressions and functions](${functionPage(known)})`;
}

/** Returns a word of KQL in Markdown: what it does, and the vendor's page. */
export function explainEntry({ name, kind, summary, page }: LibraryEntry): string {
  return `${summary}\n\n[\`${name}\` ${KIND_TITLES[kind]}](${page})`;
}

/** Returns what is known of a value in Markdown: what it is, and its members. */
export function explainShape({ summary, members, item }: Shape): string {
  const lines = [
    summary,
    members === undefined || members.length === 0 ? undefined : `Members: ${listNames(members)}.`,
    item?.members === undefined || item.members.length === 0
      ? undefined
      : `Each item has ${listNames(item.members)}.`,
  ];
  return lines.filter((line) => line !== undefined).join("\n\n");
}

function listNames(members: readonly { readonly name: string }[]): string {
  const names = members.slice(0, MOST_MEMBERS).map(({ name }) => codeSpan(name));
  const rest = members.length - names.length;
  return rest > 0 ? `${names.join(", ")} and ${rest} more` : names.join(", ");
}
