import type { JsonNode } from "../json/node";
import { kindOfResourceType } from "./kinds";
import type { Resource } from "./resource";

/**
 * Returns the resources of an exported factory: those of `resources`, as an array or as an object by symbolic
 * names, and of nested deployments.
 * https://learn.microsoft.com/azure/data-factory/continuous-integration-delivery
 */
export function readArmResources(template: JsonNode): readonly Resource[] {
  const found: Resource[] = [];
  // A stack instead of recursion: nested deployments may nest deeper than the call stack.
  const pending = [template];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const node of next.get("resources")?.children() ?? []) {
      const nested = node.at("properties", "template");
      if (nested !== undefined) pending.push(nested);
      const resource = readResource(node);
      if (resource !== undefined) found.push(resource);
    }
  }
  return found.sort((a, b) => a.node.span.start - b.node.span.start);
}

function readResource(node: JsonNode): Resource | undefined {
  const kind = kindOfResourceType(node.get("type")?.stringValue ?? "");
  const properties = node.get("properties");
  if (kind === undefined || properties?.kind !== "object") return undefined;
  return { kind, form: "arm", name: templateName(node.get("name")?.stringValue ?? ""), node, properties };
}

/** Matches the last literal that follows a slash, as in `[concat(parameters('factoryName'), '/Load')]`. */
const NAME_AFTER_FACTORY = /\/([^'/]+)'\s*\)*\s*\]$/;

/**
 * Returns the name of an exported resource without the factory's; the text as it stands where it is built in
 * another way.
 */
function templateName(name: string): string {
  return NAME_AFTER_FACTORY.exec(name)?.[1] ?? name;
}
