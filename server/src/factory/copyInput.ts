import type { Copy } from "../adf/activity";
import type { AdfDocument } from "../adf/document";
import type { JsonNode } from "../json/node";
import type { Span } from "../text/span";
import type { Analysis } from "./analysis";

/** The dataset that a Copy reads. */
export interface CopyInput {
  /** The object that holds the dataset's `type`, `schema` and `typeProperties`. */
  readonly dataset: JsonNode;
  /** The file that it stands in. */
  readonly document: AdfDocument;
  /** Where the Copy names it: `referenceName` in `inputs`, or the inline dataset's `type`. */
  readonly span: Span;
}

/** Returns a Copy's input dataset, by reference or, in Fabric, inline; `undefined` while it is not known. */
export function inputOf(analysis: Analysis, copy: Copy): CopyInput | undefined {
  const inline = copy.source?.get("datasetSettings");
  if (inline !== undefined) {
    return { dataset: inline, document: analysis.document, span: inline.get("type")?.span ?? inline.span };
  }
  const reference = copy.inputs[0];
  const target = analysis.resolve(reference);
  if (reference === undefined || target === undefined) return undefined;
  return { dataset: target.resource.properties, document: target.document, span: reference.nameNode.span };
}
