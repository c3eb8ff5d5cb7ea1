import type { Span } from "../text/span";
import type { Name } from "./names";
import type { Statement } from "./statements";
import { isPunctuation, type KqlTokens, spanOf } from "./tokens";

/** A request option that a query sets, such as `set notruncation;`. */
export interface RequestOption {
  readonly name: Name;
  /** The whole statement, without its `;`. */
  readonly span: Span;
  /** The text behind the `=` and its place; `undefined` when the option is only switched on. */
  readonly value: (Span & { readonly text: string; readonly hasHole: boolean }) | undefined;
}

/**
 * Returns the request options that the `set` statements of a text set, in order.
 *
 * https://learn.microsoft.com/kusto/query/set-statement
 */
export function readRequestOptions(
  kql: KqlTokens,
  statements: readonly Statement[],
): readonly RequestOption[] {
  return statements.flatMap((statement) => {
    const { kind, name, start, end } = statement;
    if (kind !== "set" || name === undefined) return [];
    return [{ name, span: { start, end }, value: readValue(kql, statement) }];
  });
}

function readValue(kql: KqlTokens, { pipeline, range }: Statement): RequestOption["value"] {
  const value = { from: pipeline.head.from, to: range.to };
  const span = spanOf(kql, value);
  if (span === undefined || !isPunctuation(kql.tokens[value.from - 1], "=")) return undefined;
  const hasHole = kql.tokens.slice(value.from, value.to).some((token) => token.hasHole);
  return { ...span, text: kql.source.text.slice(span.start, span.end), hasHole };
}
