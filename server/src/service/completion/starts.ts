import type { AdfText } from "../../expression/value";
import type { ExpressionScope } from "../../factory/expressionShapes";
import { referenceSuggestions } from "./expressions";
import type { Suggestion } from "./suggestion";

const INTERPOLATION: Suggestion = {
  label: "@{…}",
  kind: "snippet",
  detail: "expression inside a text",
  documentation: "Puts what an expression yields into the text around it.",
  group: "rest",
  before: "@{",
  after: "}",
  filter: "@{",
};

/**
 * Returns the ways to begin an expression in literal text: behind an `@`, which they replace, and in an empty string.
 * Nothing where an expression would not be evaluated.
 *
 * @param before The decoded text before the cursor.
 */
export function suggestStarts(text: AdfText, before: string, scope: ExpressionScope): readonly Suggestion[] {
  if (text.kind === "expression") return [];
  const isWhole = text.decoded.text === "" && text.isShownAlone !== true;
  const isBehindAt = before.endsWith("@") && !before.endsWith("@@");
  if (isWhole) return referenceSuggestions(scope).map((found) => begin(found, "@", ""));
  const isEmpty = text.decoded.text === "";
  if (!isBehindAt && !isEmpty) return [];
  const whole = referenceSuggestions(scope).map((found) => begin(found, "@{", "}"));
  const found = [...whole, INTERPOLATION];
  return isEmpty ? found : found.map((start) => ({ ...start, replacesBefore: 1 }));
}

/** Returns the rest of `@{…}` for a value of which only the `@` is written. */
export function suggestInterpolation(): Suggestion {
  return { ...INTERPOLATION, before: "{" };
}

function begin(found: Suggestion, opening: string, closing: string): Suggestion {
  const label = `${opening}${found.label}${closing}`;
  return {
    ...found,
    label,
    before: opening + found.before,
    after: closing,
    filter: label,
    hasMembers: false,
  };
}
