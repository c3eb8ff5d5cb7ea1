import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";
import type { AdfDocument } from "../../adf/document";
import type { Span } from "../../text/span";
import { shownPath, shownPosition } from "./report";

/** The name of the folder that the addresses of files are relative to, as GitHub and the viewers of SARIF know it. */
export const SOURCE_ROOT = "%SRCROOT%";

/** Returns a place in a file, as SARIF writes it. */
export function physicalLocationOf(path: string, document: AdfDocument, span: Span, cwd: string) {
  return { artifactLocation: artifactLocationOf(path, cwd), region: regionOf(document, span) };
}

/**
 * Returns the address of a file: relative to the working directory, or absolute for one outside of it, since readers look
 * for a relative one below its base.
 *
 * @param path An absolute path with forward slashes.
 */
export function artifactLocationOf(path: string, cwd: string) {
  const segments = shownPath(path, cwd).split("/");
  if (segments[0] === ".." || isAbsolute(segments.join("/"))) return { uri: pathToFileURL(path).href };
  return { uri: segments.map(encodeSegment).join("/"), uriBaseId: SOURCE_ROOT };
}

/** Returns a stretch of a document: lines and columns from 1, the offset from 0, all in UTF-16 units. */
export function regionOf(document: AdfDocument, { start, end }: Span) {
  const first = shownPosition(document, start);
  const last = shownPosition(document, end);
  return {
    startLine: first.line,
    startColumn: first.column,
    endLine: last.line,
    endColumn: last.column,
    charOffset: start,
    charLength: end - start,
  };
}

function encodeSegment(segment: string): string {
  // A name of Windows may hold half of a surrogate pair, of which no address can be made: UTF-8 replaces it.
  return encodeURIComponent(Buffer.from(segment, "utf8").toString("utf8"));
}
