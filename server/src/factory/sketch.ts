import { kindOfPath } from "../adf/document";
import type { ResourceKind } from "../adf/kinds";

/** What a file's text tells without being parsed. */
export interface Sketch {
  /** Whether a type or text of Azure Data Explorer may occur in it; never wrongly `false`. */
  readonly mentionsKusto: boolean;
  /** The resource that it holds, where its folder and its first line tell; else only parsing does. */
  readonly resource: { readonly kind: ResourceKind; readonly name: string } | undefined;
}

/**
 * Parts of `AzureDataExplorer` and `Kusto`, since type names compare case-insensitively, and the beginning of the escapes
 * that either could be written with.
 */
const KUSTO_MARK = /kusto|xplorer|\\u00/i;
const LEADING_NAME = /^\uFEFF?\s*\{\s*"name"\s*:\s*"([^"\\]+)"/;

/** Sketches a file; far cheaper than parsing it. */
export function sketchFile(path: string, text: string): Sketch {
  const kind = kindOfPath(path);
  const name = kind === undefined ? undefined : LEADING_NAME.exec(text)?.[1];
  return {
    mentionsKusto: KUSTO_MARK.test(text),
    resource: kind === undefined || name === undefined ? undefined : { kind, name },
  };
}

const REFERENCE_KEY = '"referenceName"';
const REFERENCE_VALUE = /\s*:\s*"((?:[^"\\]|\\.)*)"/y;

/** Stands among the names of a text for those that an ARM template puts together, which only parsing tells. */
export const COMPUTED_NAME = "[";

/**
 * Returns the names that a text refers to, in lower case: a superset of its references, since it is not parsed.
 */
export function referencedNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (let at = text.indexOf(REFERENCE_KEY); at >= 0; at = text.indexOf(REFERENCE_KEY, at + 1)) {
    REFERENCE_VALUE.lastIndex = at + REFERENCE_KEY.length;
    const raw = REFERENCE_VALUE.exec(text)?.[1];
    if (raw === undefined) continue;
    const name = decodeName(raw);
    names.add(name.toLowerCase());
    if (name.startsWith(COMPUTED_NAME)) names.add(COMPUTED_NAME);
  }
  return names;
}

function decodeName(raw: string): string {
  return raw.includes("\\") ? raw.replace(/\\u([0-9a-fA-F]{4})|\\(.)/g, decodeEscape) : raw;
}

function decodeEscape(_: string, digits: string | undefined, letter: string | undefined): string {
  return digits === undefined ? (letter ?? "") : String.fromCharCode(Number.parseInt(digits, 16));
}
