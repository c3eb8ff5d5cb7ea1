import { closestName } from "../../text/suggest";
import { ROW_EFFECTS } from "../operatorEffects";
import type { KqlDiagnostic } from "./answer";

/** More alternatives than that are no help. */
const MOST_ALTERNATIVES = 4;
const EXPECTED = /^Expected(?: one of)?: (.+)$/s;
const UNCLOSED_STRING = /^Missing: (?:['"`~]|```|~~~)$/;
const NO_OPERATOR = "KS176";

/**
 * Returns what the parser says of a mistake as the end of a sentence, its code included.
 *
 * @param found The text in the mistake's place.
 */
export function describeMistake({ code, message }: KqlDiagnostic, found: string): string {
  if (UNCLOSED_STRING.test(message)) return `this string is not closed (${code}).`;
  if (code === NO_OPERATOR) return withCode(unexpected(found, "no operator", [...ROW_EFFECTS.keys()]), code);
  const alternatives = EXPECTED.exec(message)?.[1]?.split(", ").map(unquote) ?? [];
  if (alternatives.length > MOST_ALTERNATIVES) {
    return withCode(unexpected(found, "unexpected", alternatives), code);
  }
  if (alternatives.length > 0) return `the Kusto parser expects ${listOf(alternatives)} (${code}).`;
  const [line = ""] = message.split(/[\r\n]/, 1);
  return `the Kusto parser says "${line.replace(/\.$/, "")}" (${code}).`;
}

function unexpected(found: string, what: string, names: readonly string[]): string {
  const closest = closestName(found, names);
  return closest === undefined
    ? `"${found}" is ${what}`
    : `"${found}" is ${what}, did you mean "${closest}"?`;
}

function withCode(sentence: string, code: string): string {
  return sentence.endsWith("?") ? `${sentence} (${code})` : `${sentence} (${code}).`;
}

/** The parser writes signs of commands in quotes, those of queries without, and kinds of words in angle brackets. */
function unquote(alternative: string): string {
  return alternative.replace(/^'(.+)'$/, "$1");
}

function listOf(alternatives: readonly string[]): string {
  const names = alternatives.map((name) =>
    /^<.+>$/.test(name) ? `a ${name.slice(1, -1).replaceAll("-", " ")}` : `"${name}"`,
  );
  const last = names.at(-1) ?? "";
  return names.length === 1 ? last : `${names.slice(0, -1).join(", ")} or ${last}`;
}
