import { readLastName } from "../expression/template/name";
import { isDeployment } from "../expression/template/scope";
import type { JsonNode } from "../json/node";
import { kindOfResourceType } from "./kinds";
import type { Resource } from "./resource";

/** A list of resources that is still to be read, and the type of the resource that it stands in. */
interface Pending {
  readonly holder: JsonNode;
  readonly parentType: string | undefined;
}

/**
 * Returns the resources of a factory that a template deploys: those of `resources`, as an array or as an object by
 * symbolic names, of the resources in these, and of nested deployments.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/child-resource-name-type
 */
export function readArmResources(template: JsonNode): readonly Resource[] {
  const found: Resource[] = [];
  // A stack instead of recursion: nested deployments may nest deeper than the call stack.
  const pending: Pending[] = [{ holder: template, parentType: undefined }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const node of next.holder.get("resources")?.children() ?? []) {
      const nested = isDeployment(node) ? node.at("properties", "template") : undefined;
      if (nested !== undefined) pending.push({ holder: nested, parentType: undefined });
      const type = fullType(node.get("type")?.stringValue ?? "", next.parentType);
      pending.push({ holder: node, parentType: type });
      const resource = readResource(node, type);
      if (resource !== undefined) found.push(resource);
    }
  }
  return found.sort((a, b) => a.node.span.start - b.node.span.start);
}

/** The type of a resource inside another is written without that of the other. */
function fullType(type: string, parentType: string | undefined): string {
  const isRelative = parentType !== undefined && !type.includes(".");
  return isRelative ? `${parentType}/${type}` : type;
}

function readResource(node: JsonNode, type: string): Resource | undefined {
  const kind = kindOfResourceType(type);
  const properties = node.get("properties");
  if (kind === undefined || properties?.kind !== "object") return undefined;
  const nameNode = node.get("name");
  const name = (nameNode && readLastName(nameNode)) ?? nameNode?.stringValue ?? "";
  return { kind, form: "arm", name, node, properties };
}
