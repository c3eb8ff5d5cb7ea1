import { calleesOf, callersOf, pipelineAt } from "./callHierarchy";
import { documentLinks } from "./documentLinks";
import { definitionOf, highlightsOf, referencesTo, symbolAt } from "./places";
import { prepareRename, renameOf } from "./rename";
import { workspaceSymbols } from "./workspaceSymbols";

/** Finding the way through a factory: from names to definitions, uses and callers, and other names for them. */
export const navigation = {
  symbolAt,
  definitionOf,
  referencesTo,
  highlightsOf,
  prepareRename,
  renameOf,
  documentLinks,
  workspaceSymbols,
  pipelineAt,
  callersOf,
  calleesOf,
} as const;

/** All that an editor can ask of navigation. */
export type Navigation = typeof navigation;
