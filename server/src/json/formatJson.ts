/** Plain JSON data. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** How a document is written around one place. */
export interface JsonStyle {
  /** What each level of nesting adds to the indentation. */
  readonly indentUnit: string;
  /** The indentation of the line that a value begins on. */
  readonly baseIndent: string;
  /** The line end; the empty string writes everything on one line. */
  readonly eol: string;
  /** What stands between a key and its value; `": "` when left out. */
  readonly colon?: string;
  /** What stands inside the braces of an object on one line; nothing when left out. */
  readonly padding?: string;
}

const COLON = ": ";

/** Returns a value as JSON text in a document's style; the first line carries no indentation. */
export function formatJson(value: JsonValue, style: JsonStyle): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = { ...style, baseIndent: style.baseIndent + style.indentUnit };
  if (isList(value)) {
    return enclose(
      "[",
      value.map((element) => formatJson(element, inner)),
      "]",
      { ...style, padding: "" },
    );
  }
  const properties = Object.entries(value).map(([name, member]) => formatProperty(name, member, inner));
  return enclose("{", properties, "}", style);
}

/** Returns a property as JSON text in a document's style; `baseIndent` is that of the property's line. */
export function formatProperty(name: string, value: JsonValue, style: JsonStyle): string {
  return `${JSON.stringify(name)}${style.colon ?? COLON}${formatJson(value, style)}`;
}

/** Returns what stands behind a comma on one line. */
export function gapBehindComma(style: JsonStyle): string {
  return (style.colon ?? COLON).endsWith(":") ? "" : " ";
}

function enclose(opening: string, members: readonly string[], closing: string, style: JsonStyle): string {
  if (members.length === 0) return opening + closing;
  const { eol, baseIndent, indentUnit, padding = "" } = style;
  if (eol === "") return opening + padding + members.join(`,${gapBehindComma(style)}`) + padding + closing;
  const lineStart = eol + baseIndent + indentUnit;
  return opening + lineStart + members.join(`,${lineStart}`) + eol + baseIndent + closing;
}

function isList(
  value: readonly JsonValue[] | { readonly [name: string]: JsonValue },
): value is readonly JsonValue[] {
  return Array.isArray(value);
}
