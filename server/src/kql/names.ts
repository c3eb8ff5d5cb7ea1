import type { Span } from "../text/span";
import { stringContent } from "./strings";
import { isPunctuation, type KqlTokens } from "./tokens";

/** The name of a table, column, function or option where it is used. */
export interface Name extends Span {
  /** Without brackets and quotes; escapes are left as they are. */
  readonly text: string;
  readonly hasHole: boolean;
  /** The index of the token behind it. */
  readonly next: number;
}

/**
 * Returns the name that starts at a token: `name`, `['name']` or `["name"]`. A hole is no name.
 *
 * https://learn.microsoft.com/kusto/query/schema-entities/entity-names
 */
export function nameAt(kql: KqlTokens, index: number, limit: number): Name | undefined {
  const token = index < limit ? kql.tokens[index] : undefined;
  if (token === undefined) return undefined;
  const { start, hasHole } = token;
  if (token.kind === "identifier")
    return { text: token.text, start, end: token.end, hasHole, next: index + 1 };
  const content = kql.tokens[index + 1];
  const close = kql.tokens[index + 2];
  if (!isPunctuation(token, "[") || content?.kind !== "string" || !isPunctuation(close, "]"))
    return undefined;
  if (index + 2 >= limit || close === undefined) return undefined;
  const inner = stringContent(content);
  const text = kql.source.text.slice(inner.start, inner.end);
  return { text, start, end: close.end, hasHole: content.hasHole, next: index + 3 };
}
