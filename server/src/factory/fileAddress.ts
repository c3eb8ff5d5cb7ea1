import type { ValueReader } from "../adf/conversion/callerValues";
import { literalPiece, type TextPiece } from "../expression/textPieces";
import type { JsonNode } from "../json/node";

/** What the stores call the place that holds the folders. */
const CONTAINERS: readonly string[] = ["container", "fileSystem", "bucketName"];
/** Stands for a part that is there, but not known. */
const UNKNOWN: TextPiece = literalPiece("…");
const SLASH: TextPiece = literalPiece("/");
const OUTER_SLASHES = /^\/+|\/+$/g;

/**
 * Returns the container, folder and file that a dataset of files names, as a path; `undefined` for a dataset of
 * something else, and where none of them is known.
 * https://learn.microsoft.com/azure/data-factory/format-delimited-text#dataset-properties
 */
export function fileAddressOf(
  typeProperties: JsonNode,
  values: ValueReader,
): readonly TextPiece[] | undefined {
  const location = typeProperties.get("location");
  if (location?.kind !== "object") return undefined;
  const parts = [...CONTAINERS, "folderPath", "fileName"]
    .map((name) => location.get(name))
    .filter((part) => part !== undefined && part.kind !== "null" && part.stringValue !== "")
    .map((part) => values(part));
  if (parts.every((part) => part === undefined)) return undefined;
  return parts.flatMap((part, index) => [
    ...(index === 0 ? [] : [SLASH]),
    ...(part === undefined ? [UNKNOWN] : withoutSlashes(part)),
  ]);
}

function withoutSlashes(pieces: readonly TextPiece[]): readonly TextPiece[] {
  const [only, ...others] = pieces;
  if (only?.kind !== "literal" || others.length > 0) return pieces;
  return [literalPiece(only.text.replace(OUTER_SLASHES, ""))];
}
