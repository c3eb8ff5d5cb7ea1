/** How a file's bytes encode its text; the byte order mark is part of it. */
export type FileEncoding = "utf8" | "utf8-bom" | "utf16le-bom" | "utf16be-bom";

/** A file's text, without the byte order mark: its offsets count from the first character. */
export interface DecodedFile {
  readonly text: string;
  readonly encoding: FileEncoding;
}

const BYTE_ORDER_MARK = "\uFEFF";

/** Returns the text of a file: UTF-16 where its byte order mark says so, else UTF-8. */
export function decodeFile(bytes: Uint8Array): DecodedFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: buffer.toString("utf16le", 2), encoding: "utf16le-bom" };
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { text: swapBytes(buffer).toString("utf16le", 2), encoding: "utf16be-bom" };
  }
  const text = buffer.toString("utf8");
  return text.startsWith(BYTE_ORDER_MARK)
    ? { text: text.slice(1), encoding: "utf8-bom" }
    : { text, encoding: "utf8" };
}

/** Returns the bytes of a file with this text, the byte order mark of its encoding included. */
export function encodeFile({ text, encoding }: DecodedFile): Uint8Array {
  switch (encoding) {
    case "utf8":
      return Buffer.from(text, "utf8");
    case "utf8-bom":
      return Buffer.from(BYTE_ORDER_MARK + text, "utf8");
    case "utf16le-bom":
      return Buffer.from(BYTE_ORDER_MARK + text, "utf16le");
    case "utf16be-bom":
      return swapBytes(Buffer.from(BYTE_ORDER_MARK + text, "utf16le"));
  }
}

/** Returns a copy with the bytes of each pair swapped; an odd last byte is half a character and left out. */
function swapBytes(buffer: Buffer): Buffer {
  return Buffer.from(buffer.subarray(0, buffer.length - (buffer.length % 2))).swap16();
}
