import { readText } from "../../expression/value";
import { JsonNode } from "../../json/node";
import { parseJson } from "../../json/parse";
import { encodeJsonString } from "../../text/jsonString";
import type { Span } from "../../text/span";
import type { TextEdit } from "../../text/textEdit";

/**
 * The ingestion properties that an Azure Data Explorer sink passes on, its `additionalProperties`: an object, or
 * text that holds one.
 * https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#azure-data-explorer-as-sink
 */
export interface IngestionSettings {
  /** The whole value in the document. */
  readonly node: JsonNode;
  /** The object; of text a tree of its own, in offsets of the decoded text. */
  readonly object: JsonNode;
  /** The string that holds the object; absent where the object stands in the document itself. */
  readonly textNode: JsonNode | undefined;
  /** Maps a place in the object to the document. */
  readonly toDocument: (span: Span) => Span;
  /** Turns edits of the object into edits of the document. */
  readonly toDocumentEdits: (edits: readonly TextEdit[]) => readonly TextEdit[];
}

/** Returns the ingestion properties of a sink; `undefined` without any, and for those that cannot be read. */
export function readIngestionSettings(sink: JsonNode): IngestionSettings | undefined {
  const value = sink.get("additionalProperties");
  const text = value === undefined ? undefined : readText(value);
  if (value?.kind === "object" && text === undefined) {
    return {
      node: value,
      object: value,
      textNode: undefined,
      toDocument: (span) => span,
      toDocumentEdits: (edits) => edits,
    };
  }
  if (value === undefined || text?.kind !== "literal") return undefined;
  const mapped = text.text;
  const { tree, problem } = parseJson(mapped.text);
  const object = JsonNode.root(tree);
  if (problem !== undefined || object?.kind !== "object") return undefined;
  return {
    node: value,
    object,
    textNode: text.node,
    toDocument: (span) => mapped.toDocument(span),
    toDocumentEdits: (edits) =>
      edits.map(({ span, newText }) => ({
        span: mapped.toDocument(span),
        newText: encodeJsonString(newText),
      })),
  };
}
