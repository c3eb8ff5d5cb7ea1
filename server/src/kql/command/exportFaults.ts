import type { Span } from "../../text/span";
import { readStringShape } from "../strings";
import { isCommandWord, isPunctuation, type KqlTokens, type TokenRange, topLevelOf } from "../tokens";
import { findProperty, readProperties } from "./commandProperties";
import type { CommandStart } from "./commands";

/** A mistake in an `.export` command that writes files. */
export type ExportFault = Span &
  (
    | { readonly kind: "into" | "size" | "noQuery" }
    | { readonly kind: "format"; readonly format: string }
    /** The span is that of the first connection string; all reach to `listEnd`. */
    | { readonly kind: "noBrackets"; readonly listEnd: number }
  );

const FORMATS: ReadonlySet<string> = new Set(["csv", "tsv", "json", "parquet"]);
/** Where else than to files an export can go. */
const OTHER_TARGETS: ReadonlySet<string> = new Set(["sql", "table"]);

/** 100 MB, of which the page does not say how many bytes each has, and 4 GB. */
const LEAST_SIZE = 100_000_000;
const MOST_SIZE = 4 * 1024 ** 3;

/**
 * Returns what is wrong with the `.export` commands of a text that write files, as far as no expression can make it
 * right.
 * https://learn.microsoft.com/kusto/management/data-export/export-data-to-storage
 */
export function exportFaultsOf(kql: KqlTokens, commands: readonly CommandStart[]): readonly ExportFault[] {
  return commands.filter(({ verb }) => verb === "export").flatMap((command) => faultsOf(kql, command));
}

function faultsOf(kql: KqlTokens, command: CommandStart): readonly ExportFault[] {
  const { argument } = command;
  let index = argument.from;
  while (isCommandWord(kql.tokens[index], "async") || isCommandWord(kql.tokens[index], "compressed")) index++;
  const direction = kql.tokens[index];
  const format = index + 1 < argument.to ? kql.tokens[index + 1] : undefined;
  const isInto = isCommandWord(direction, "into");
  if (direction === undefined || (!isInto && !isCommandWord(direction, "to"))) return [];
  if (format?.kind !== "identifier" || format.hasHole || OTHER_TARGETS.has(format.text.toLowerCase()))
    return [];
  const behind = { from: index + 2, to: argument.to };
  const faults: ExportFault[] = [];
  if (isInto) faults.push({ kind: "into", start: direction.start, end: direction.end });
  if (!FORMATS.has(format.text.toLowerCase())) {
    faults.push({ kind: "format", format: format.text, start: format.start, end: format.end });
  }
  return [...faults, ...bracketFaults(kql, behind), ...sizeFaults(kql, behind), ...queryFaults(kql, command)];
}

function bracketFaults(kql: KqlTokens, behind: TokenRange): readonly ExportFault[] {
  const first = behind.from < behind.to ? kql.tokens[behind.from] : undefined;
  if (first?.kind !== "string") return [];
  let listEnd = first.end;
  for (let index = behind.from; index < behind.to; index++) {
    const token = kql.tokens[index];
    if (token?.kind === "string") listEnd = token.end;
    else if (!isPunctuation(token, ",")) break;
  }
  return [{ kind: "noBrackets", start: first.start, end: first.end, listEnd }];
}

function sizeFaults(kql: KqlTokens, behind: TokenRange): readonly ExportFault[] {
  const properties = readProperties(kql, behind);
  const size = properties === undefined ? undefined : findProperty(properties, "sizeLimit");
  const value = size === undefined ? undefined : kql.tokens[size.value.from];
  if (size === undefined || size.value.to - size.value.from !== 1 || value?.kind !== "number") return [];
  const bytes = Number(value.text);
  const isAllowed = Number.isNaN(bytes) || (bytes >= LEAST_SIZE && bytes <= MOST_SIZE);
  return isAllowed ? [] : [{ kind: "size", start: value.start, end: value.end }];
}

/** Without a query there is nothing to export; an expression, or what a mistake hides, may hold it. */
function queryFaults(kql: KqlTokens, { argument, start, end }: CommandStart): readonly ExportFault[] {
  if (isPunctuation(kql.tokens[argument.to], "<|") || !kql.isBalanced) return [];
  const mayHoldQuery = [...topLevelOf(kql, argument)].some((index) => kql.tokens[index]?.hasHole === true);
  const isCommentedOut = kql.comments.some((comment) => comment.hasHole || comment.text.includes("<|"));
  const isQuoted = kql.tokens
    .slice(argument.from, argument.to)
    .some((token) => token.kind === "string" && !readStringShape(token).isClosed);
  return mayHoldQuery || isCommentedOut || isQuoted ? [] : [{ kind: "noQuery", start, end }];
}
