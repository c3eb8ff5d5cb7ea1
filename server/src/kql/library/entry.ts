/** What an entry of the library is, and so where it can stand. */
export type LibraryKind =
  | "statement"
  | "source"
  | "tabularOperator"
  | "scalarOperator"
  | "scalarFunction"
  | "aggregation"
  | "plugin"
  | "command"
  | "requestOption"
  | "chart";

/** A word of KQL that its author may want explained. */
export interface LibraryEntry {
  readonly name: string;
  readonly kind: LibraryKind;
  /** How it is written. Of a function the arguments: "?" marks an optional one, "…" any number more. */
  readonly signature: string;
  readonly summary: string;
  /** The address of the vendor's page. */
  readonly page: string;
}

/** How an entry is written, what it does, and the last part of its page's address where the name does not tell. */
export type LibraryRow = readonly [signature: string, summary: string, page?: string];

const QUERY_PAGES = "https://learn.microsoft.com/kusto/query/";

/** What the addresses of pages on a kind end with. */
const PAGE_ENDINGS: Partial<Readonly<Record<LibraryKind, string>>> = {
  statement: "statement",
  source: "operator",
  tabularOperator: "operator",
  scalarOperator: "operator",
  scalarFunction: "function",
  aggregation: "aggregation-function",
  plugin: "plugin",
};

/** Returns rows of functions as entries; the name is what stands before the parenthesis. */
export function describeFunctions(
  kind: "scalarFunction" | "aggregation" | "plugin",
  rows: readonly LibraryRow[],
): readonly LibraryEntry[] {
  return rows.map((row) => describe(kind, row[0].slice(0, row[0].indexOf("(")), row));
}

/** Returns rows of operators and statements as entries; the name is the first word. */
export function describeWords(kind: LibraryKind, rows: readonly LibraryRow[]): readonly LibraryEntry[] {
  return rows.map((row) => describe(kind, row[0].split(" ", 1)[0] ?? "", row));
}

function describe(kind: LibraryKind, name: string, [signature, summary, page]: LibraryRow): LibraryEntry {
  const stem = page ?? `${name.replaceAll("_", "-").toLowerCase()}-${PAGE_ENDINGS[kind] ?? ""}`;
  return { name, kind, signature, summary, page: stem.startsWith("https:") ? stem : `${QUERY_PAGES}${stem}` };
}
