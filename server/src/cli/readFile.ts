import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import { mayBeLooseFile } from "../host/candidates";
import { decodeFile } from "../host/encoding";

/** In bytes. A pipeline or template of this size is none that Data Factory would load. */
export const MAX_FILE_SIZE = 50 * 1024 * 1024;

/** What came of reading a file. */
export type ReadFile =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "tooLarge"; readonly size: number };

const BYTE_ORDER_MARK = 0xfeff;
/** What the bytes of UTF-16's byte order mark become when they are read as UTF-8. */
const REPLACEMENT = 0xfffd;

/**
 * Reads a file as text, without its byte order mark.
 *
 * @throws What the system says of a file that cannot be read.
 */
export function readFile(path: string, maxSize: number): ReadFile {
  const { size } = statSync(path);
  if (size > maxSize) return { kind: "tooLarge", size };
  // Node reads straight into a string for UTF-8, at half the cost of a buffer that is then decoded.
  const text = readFileSync(path, "utf8");
  const first = text.charCodeAt(0);
  if (first === REPLACEMENT) return { kind: "text", text: decodeFile(readFileSync(path)).text };
  return { kind: "text", text: first === BYTE_ORDER_MARK ? text.slice(1) : text };
}

/**
 * Returns whether a file that lies in no folder of a factory is certainly none of a factory; `false` for one that does
 * not fit into `scratch`.
 *
 * @throws What the system says of a file that cannot be read.
 */
export function isUnrelated(path: string, scratch: Buffer): boolean {
  const file = openSync(path, "r");
  try {
    const bytes = scratch.subarray(0, readSync(file, scratch, 0, scratch.length, 0));
    return bytes.length < scratch.length && !isUtf16(bytes) && !mayBeLooseFile(bytes);
  } finally {
    closeSync(file);
  }
}

/** UTF-16 begins with one of the two, and no text in UTF-8 does. */
function isUtf16(bytes: Buffer): boolean {
  return bytes[0] === 0xff || bytes[0] === 0xfe;
}
