import { findTopLevel, type KqlTokens } from "../tokens";
import { isLineBreak } from "../words";
import type { CommandStart } from "./commands";

/** The commands of a text that the service takes for one. */
export interface CommandList {
  readonly first: CommandStart;
  readonly second: CommandStart;
  /** Whether each begins on a line of its own and nothing else separates them, as in a script. */
  readonly isScript: boolean;
}

/**
 * Returns the commands of a text that holds more than one although the service takes one per request; `undefined` when
 * it does not. A script may hold many, and the input of a command may be one.
 *
 * https://learn.microsoft.com/kusto/management/execute-database-script
 */
export function readCommandList(
  kql: KqlTokens,
  first: CommandStart | undefined,
  starts: readonly CommandStart[],
): CommandList | undefined {
  if (first === undefined || first.verb === "execute") return undefined;
  const later = starts.filter(({ start, followsInputBar }) => start > first.start && !followsInputBar);
  const [second] = later;
  if (second === undefined) return undefined;
  const hasSemicolon = findTopLevel(kql, { from: 0, to: kql.tokens.length }, ";") !== undefined;
  return { first, second, isScript: !hasSemicolon && later.every((start) => isFirstOnLine(kql, start)) };
}

function isFirstOnLine(kql: KqlTokens, { start }: CommandStart): boolean {
  const { text } = kql.source;
  let offset = start - 1;
  while (offset >= 0 && !isLineBreak(text, offset) && text[offset]?.trim() === "") offset--;
  return offset < 0 || isLineBreak(text, offset);
}
