import { isExpression, literalBoolean, literalString, unwrap } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import type { Span } from "../../text/span";
import { isType } from "../resource";

/** A delimited text dataset whose escape character is a backslash. */
export interface BackslashCsv {
  readonly typeProperties: JsonNode;
  /** The value of `escapeChar`; the key of the object that lacks it where the backslash is the default. */
  readonly span: Span;
  readonly isDefault: boolean;
  readonly hasQuoteChar: boolean;
}

/**
 * Returns what is known of a delimited text dataset that escapes with a backslash: because it says so, or because
 * it says nothing. `undefined` for any other dataset, for one without quotes, and where an expression decides.
 * https://learn.microsoft.com/azure/data-factory/format-delimited-text#dataset-properties
 *
 * @param dataset The object that holds `type` and `typeProperties`.
 */
export function readBackslashCsv(dataset: JsonNode): BackslashCsv | undefined {
  if (!isType(dataset.get("type"), "DelimitedText")) return undefined;
  const typeProperties = dataset.get("typeProperties") ?? dataset;
  if (typeProperties.kind !== "object") return undefined;
  const escapeChar = typeProperties.get("escapeChar");
  const quoteChar = typeProperties.get("quoteChar");
  if (quoteChar !== undefined && (isExpression(quoteChar) || literalString(quoteChar) === ""))
    return undefined;
  const isDefault = escapeChar === undefined || escapeChar.kind === "null";
  if (!isDefault && literalString(escapeChar) !== "\\") return undefined;
  return {
    typeProperties,
    span: (escapeChar && unwrap(escapeChar).span) ?? typeProperties.keySpan ?? typeProperties.span,
    isDefault,
    hasQuoteChar: quoteChar !== undefined && quoteChar.kind !== "null",
  };
}

/**
 * Returns whether the files of a delimited text dataset surely have no row of column names: it says so, or says
 * nothing, which means the same.
 * https://learn.microsoft.com/azure/data-factory/format-delimited-text#dataset-properties
 *
 * @param dataset The object that holds `type` and `typeProperties`.
 */
export function isHeaderlessCsv(dataset: JsonNode): boolean {
  if (!isType(dataset.get("type"), "DelimitedText")) return false;
  const typeProperties = dataset.get("typeProperties") ?? dataset;
  if (typeProperties.kind !== "object") return false;
  const header = typeProperties.get("firstRowAsHeader");
  return header === undefined || header.kind === "null" || literalBoolean(header) === false;
}
