import { knownVerbAt } from "../command/commandVerbs";
import { isPunctuation, isWord } from "../tokens";
import type { KqlView } from "../view";
import { type KqlDiagnostic, OWN_CODES } from "./answer";

/** What the parser expects where a property has a value. */
const VALUES_EXPECTED: ReadonlySet<string> = new Set(["Expected: <literal>", "Expected: <string-literal>"]);
/**
 * Words of commands at which the grammar ends although the commands go on.
 * https://learn.microsoft.com/kusto/management/alter-extent
 * https://learn.microsoft.com/kusto/management/alter-merge-mirroring-policy-command
 */
const UNKNOWN_WORDS: readonly (readonly string[])[] = [
  ["extent", "tags"],
  ["policy", "mirroring"],
  [".", "show", "extents"],
];

/**
 * Returns whether the parser finds a mistake in a command because its grammar lacks something: a verb that is known,
 * such as those of another endpoint; what may follow a `.show` inside another command; a word without quotes as the
 * value of a property; some words.
 */
export function isGap<Content>(kql: KqlView<Content>, mistake: KqlDiagnostic): boolean {
  if (kql.kind !== "command") return false;
  if (mistake.code === OWN_CODES.unknownCommand) return knownVerbAt(mistake.message, 1) !== undefined;
  const index = kql.tokens.findLastIndex(({ start }) => start <= mistake.start);
  return isBehindNestedShow(kql, index) || isBareValue(kql, mistake, index) || isUnknownToGrammar(kql, index);
}

/** The grammar reads `.show` commands inside other commands only in part. */
function isBehindNestedShow<Content>({ tokens }: KqlView<Content>, index: number): boolean {
  for (let before = index; before > 1; before--) {
    if (isPunctuation(tokens[before], "|") && before < index) return false;
    if (isWord(tokens[before], "show") && isPunctuation(tokens[before - 1], ".")) return true;
  }
  return false;
}

function isBareValue<Content>(
  { tokens }: KqlView<Content>,
  { message }: KqlDiagnostic,
  index: number,
): boolean {
  if (!VALUES_EXPECTED.has(message) || tokens[index]?.kind !== "identifier") return false;
  return isPunctuation(tokens[index - 1], "=");
}

function isUnknownToGrammar<Content>({ tokens }: KqlView<Content>, index: number): boolean {
  return UNKNOWN_WORDS.some((words) =>
    [index - 1, index, index + 1].some((last) =>
      words.every(
        (word, position) => tokens[last - words.length + 1 + position]?.text.toLowerCase() === word,
      ),
    ),
  );
}
