import { KINDS_WITH_GLOBAL_PARAMETERS } from "../adf/globalParameters";
import type { Factory } from "./factory";

/** Returns the files that may declare global parameters of a factory: seldom more than one. */
export function globalParameterFiles(factory: Factory): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { path, kind } of factory.listResources()) {
    if (KINDS_WITH_GLOBAL_PARAMETERS.has(kind)) paths.add(path);
  }
  return paths;
}
