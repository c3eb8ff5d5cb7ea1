import { type MappedRun, MappedText } from "./mappedText";
import type { Span } from "./span";

const BACKSLASH = 92;
const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/**
 * Returns the decoded content of a JSON string, mapped to the document.
 *
 * `span` is the raw content between the quotes. A broken escape (`\q`, `\u12`, a backslash at the end)
 * stands for itself, so that no text is lost while the user types.
 * https://www.rfc-editor.org/rfc/rfc8259#section-7
 */
export function decodeJsonString(document: string, span: Span): MappedText {
  const raw = document.slice(span.start, span.end);
  if (!raw.includes("\\")) return MappedText.verbatim(raw, span.start);

  const decoder = new Decoder(span.start);
  let offset = 0;
  while (offset < raw.length) {
    if (raw.charCodeAt(offset) !== BACKSLASH) {
      const next = raw.indexOf("\\", offset);
      const end = next === -1 ? raw.length : next;
      decoder.add(raw.slice(offset, end), offset, end - offset);
      offset = end;
      continue;
    }
    const found = readEscape(raw, offset);
    const length = found?.length ?? 1;
    decoder.add(found?.text ?? "\\", offset, length);
    offset += length;
  }
  return decoder.finish();
}

/**
 * Returns text as the raw content of a JSON string, without the quotes. Only what JSON demands is escaped:
 * the quote, the backslash, control characters, and surrogates without their other half.
 */
export function encodeJsonString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

interface Escape {
  readonly text: string;
  readonly length: number;
}

function readEscape(raw: string, offset: number): Escape | undefined {
  const letter = raw[offset + 1] ?? "";
  const simple = SIMPLE_ESCAPES.get(letter);
  if (simple !== undefined) return { text: simple, length: 2 };
  const digits = raw.slice(offset + 2, offset + 6);
  if (letter !== "u" || !/^[0-9a-fA-F]{4}$/.test(digits)) return undefined;
  return { text: String.fromCharCode(Number.parseInt(digits, 16)), length: 6 };
}

class Decoder {
  private readonly pieces: string[] = [];
  private readonly runs: MappedRun[] = [];
  private length = 0;

  constructor(private readonly start: number) {}

  /** Adds decoded text that took `rawLength` characters of the raw text. */
  add(text: string, rawOffset: number, rawLength: number): void {
    const start = this.start + rawOffset;
    this.runs.push({ offset: this.length, length: text.length, span: { start, end: start + rawLength } });
    this.pieces.push(text);
    this.length += text.length;
  }

  finish(): MappedText {
    return new MappedText(this.pieces.join(""), this.runs, this.start);
  }
}
