import type { Catalogue } from "../../adf/metadata/catalogue";
import { pageOf } from "../../adf/metadata/pages";
import { objectAt, propertyOf } from "../../adf/metadata/typeOfValue";
import type { Resource } from "../../adf/resource";
import type { JsonNode } from "../../json/node";
import { contains } from "../../text/span";
import { explainModel, explainProperty } from "../language/explainType";
import type { HoverPart, HoverRequest } from "./provider";

/** Returns what the types of Data Factory say of the type or property under the cursor. */
export function metadataParts({ analysis, token, catalogue }: HoverRequest): readonly HoverPart[] {
  const node = token?.property;
  if (token === undefined || node === undefined || catalogue === undefined) return [];
  const resource = analysis.document.resources.findLast((other) => contains(other.node.span, node.span));
  const markdown = resource === undefined ? undefined : explain(node, resource, catalogue);
  return markdown === undefined ? [] : [{ markdown, span: token.span }];
}

function explain(node: JsonNode, resource: Resource, catalogue: Catalogue): string | undefined {
  const { key, parent } = node;
  const holder = parent && objectAt(parent, resource, catalogue);
  if (holder === undefined || key === undefined) return undefined;
  const { model, family } = holder;
  const page = pageOf(model.type, resource.kind);
  const type = node.stringValue ?? "";
  const kind = key === "type" && family !== undefined ? catalogue.kindOf(family, type) : undefined;
  if (kind !== undefined) return `**${kind.type ?? kind.name}**\n\n${explainModel(kind, page)}`;
  const property = propertyOf(holder, key);
  if (property === undefined) return undefined;
  const owner = model.type === undefined ? "" : ` · ${model.type}`;
  return `**\`${property.name}\`**${owner}\n\n${explainProperty(property, page)}`;
}
