import { describeOwner, nounOf } from "../adf/describe";
import { fileStem, kindOfPath } from "../adf/document";
import type { ResourceKind } from "../adf/kinds";
import type { Reference } from "../adf/reference";
import type { Analysis } from "../factory/analysis";
import { servesKusto, standsInKustoActivity } from "../factory/kustoUse";
import { replaceValue } from "../json/edit";
import { isSameName } from "../text/name";
import { contains } from "../text/span";
import { closestName } from "../text/suggest";
import type { Rule } from "./rule";

/** https://learn.microsoft.com/azure/data-factory/concepts-integration-runtime#azure-integration-runtime */
const BUILT_IN_RUNTIME = "AutoResolveIntegrationRuntime";

/** Marks of a name that is filled in before deployment: `#{name}#`, `<name>`, `__name__` and the like. */
const PLACEHOLDER = /[{}<>@$%]|^__.*__$/;

/** Reports a reference to a dataset, linked service or other resource that the factory does not have. */
export const unresolvedReference: Rule = {
  meta: {
    id: "unresolved-reference",
    summary: "A reference to a resource that no file of the factory defines.",
    category: "wiring",
    defaultSeverity: "warning",
    vendorPage: "https://learn.microsoft.com/azure/data-factory/concepts-datasets-linked-services",
    fixes: [{ title: "Change to the name that was most likely meant", isSafe: false }],
    isCrossFile: true,
    hasScope: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    const { document, factory } = analysis;
    // Of a file that stands alone, such as an export, the rest of its factory is not known.
    if (!factory.isComplete || kindOfPath(document.path) === undefined) return;
    if (document.resources.some(({ form }) => form === "arm")) return;
    for (const reference of document.references) {
      if (isDefined(analysis, reference) || !isLookedAt(analysis, reference)) continue;
      const { kind, name, nameNode } = reference;
      const names = factory.namesOf(kind);
      if (names.length === 0) continue;
      const meant = closestName(name, names);
      report({
        span: nameNode.span,
        message:
          `No file of this factory defines the ${nounOf(kind)} "${name}" that ${ownerOf(analysis, reference)} refers to. ` +
          (meant === undefined ? "Add it, or correct the name." : `Did you mean "${meant}"?`),
        fixes:
          meant === undefined
            ? []
            : [
                {
                  title: `Change to "${meant}"`,
                  isSafe: false,
                  edits: () => [
                    { path: document.path, edits: replaceValue(nameNode, JSON.stringify(meant)) },
                  ],
                },
              ],
      });
    }
  },
};

function isDefined({ factory }: Analysis, { kind, name }: Reference): boolean {
  if (PLACEHOLDER.test(name) || (kind === "integrationRuntime" && isSameName(name, BUILT_IN_RUNTIME)))
    return true;
  if (factory.find(kind, name) !== undefined) return true;
  // A file that cannot be read, or that holds another name than its own, may be the one that is meant.
  return [...factory.paths].some((path) => kindOfPath(path) === kind && isSameName(fileStem(path), name));
}

const KINDS_OF_ACTIVITIES: ReadonlySet<ResourceKind> = new Set<ResourceKind>(["dataset", "linkedService"]);

/** Returns whether a reference belongs to a Kusto activity, to its datasets or to its linked services. */
function isLookedAt(analysis: Analysis, { kind, node }: Reference): boolean {
  if (analysis.scope === "factory") return true;
  const { document } = analysis;
  const owner = document.resources.find((resource) => contains(resource.node.span, node.span));
  switch (owner?.kind) {
    case "pipeline":
      return KINDS_OF_ACTIVITIES.has(kind) && standsInKustoActivity(document, node.span);
    case "dataset":
      return kind === "linkedService" && servesKusto(analysis, owner);
    case "linkedService":
      return kind === "integrationRuntime" && servesKusto(analysis, owner);
    default:
      return false;
  }
}

function ownerOf({ document }: Analysis, { node }: Reference): string {
  const owner = document.resources.find((resource) => contains(resource.node.span, node.span));
  const activity = document.activities.findLast((other) => contains(other.node.span, node.span));
  return owner === undefined ? "this file" : describeOwner(owner, activity);
}
