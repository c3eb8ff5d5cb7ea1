import { isLegacyResource } from "../adf/legacyKusto";
import type { Factory } from "./factory";

/**
 * Returns the files that the rules about Kusto have anything to say of: those that mention it, those that they
 * refer to, and those that refer to a legacy Kusto artefact.
 */
export function kustoFilesOf(factory: Factory): ReadonlySet<string> {
  const found = new Set<string>();
  const pending = [...factory.paths].filter((path) => factory.mentionsKusto(path));
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    pending.push(...referredFiles(factory, path), ...usersOfLegacy(factory, path));
  }
  return found;
}

function referredFiles(factory: Factory, path: string): readonly string[] {
  const references = factory.document(path)?.references ?? [];
  return references
    .filter((reference) => reference.kind !== "pipeline")
    .map((reference) => factory.find(reference.kind, reference.name)?.document.path)
    .filter((found) => found !== undefined);
}

/** A pipeline that only names a legacy dataset mentions Kusto nowhere, yet the reference is reported there. */
function usersOfLegacy(factory: Factory, path: string): readonly string[] {
  const resources = factory.document(path)?.resources ?? [];
  return resources
    .filter((resource) => isLegacyResource(resource))
    .flatMap((resource) => factory.usesOf(resource.kind, resource.name))
    .map((use) => use.document.path);
}
