import type { Token } from "../lexer";
import { stringContent } from "../strings";
import {
  findTopLevel,
  insideBrackets,
  isPunctuation,
  type KqlTokens,
  spanOf,
  splitAt,
  type TokenRange,
} from "../tokens";

/** A property that a command sets: `format = "csv"`. */
export interface CommandProperty {
  readonly name: Token;
  /** The tokens behind the `=`. */
  readonly value: TokenRange;
}

/** The properties of a command, `with (name = value, …)`. */
export interface CommandProperties {
  /** The opening parenthesis. */
  readonly open: Token;
  readonly list: readonly CommandProperty[];
  /** Whether an expression may bring properties that are not in the list. */
  readonly hasUnknown: boolean;
}

/** Returns the properties in the argument of a command, or `undefined` when it has none. */
export function readProperties(kql: KqlTokens, argument: TokenRange): CommandProperties | undefined {
  const index = findTopLevel(kql, argument, "with");
  const open = index === undefined ? undefined : kql.tokens[index + 1];
  if (index === undefined || open === undefined || !isPunctuation(open, "(")) return undefined;
  const list: CommandProperty[] = [];
  let hasUnknown = false;
  for (const { from, to } of splitAt(kql, insideBrackets(kql, index + 1), ",")) {
    const name = from < to ? kql.tokens[from] : undefined;
    if (name === undefined) continue;
    if (name.kind === "identifier" && !name.hasHole && isPunctuation(kql.tokens[from + 1], "=")) {
      list.push({ name, value: { from: from + 2, to } });
    } else hasUnknown = true;
  }
  return { open, list, hasUnknown };
}

/** Returns the property of a name, whose letter case does not count. */
export function findProperty(properties: CommandProperties, name: string): CommandProperty | undefined {
  return properties.list.find((property) => property.name.text.toLowerCase() === name.toLowerCase());
}

/** Returns the text of a property's value without quotes; `undefined` where an expression gives a part of it. */
export function valueText(kql: KqlTokens, { value }: CommandProperty): string | undefined {
  const tokens = kql.tokens.slice(value.from, value.to);
  if (tokens.some((token) => token.hasHole)) return undefined;
  const [only] = tokens;
  const span = tokens.length === 1 && only?.kind === "string" ? stringContent(only) : spanOf(kql, value);
  return span === undefined ? "" : kql.source.text.slice(span.start, span.end);
}
