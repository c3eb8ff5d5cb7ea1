import type { Resource } from "../../adf/resource";
import { callOf, type ExpressionNode, type IndexNode, nodesIn } from "../../expression/syntax";
import { isSameName } from "../../text/name";
import { expressionsOf } from "./expressionUses";
import type { FactorySymbol } from "./symbol";

/** What resources and factories declare by a name. */
type NamedKind = Exclude<FactorySymbol["kind"], "resource">;

/**
 * Returns whether an expression of a resource computes the name of something of a kind, as in
 * `variables(item().name)`: which one it means cannot be told.
 */
export function computesNames(resource: Resource, kind: NamedKind): boolean {
  for (const { expression } of expressionsOf(resource)) {
    // An ARM template decides what it reads.
    if (expression.root.kind === "unknown") return true;
    for (const node of nodesIn(expression.root)) if (computesName(node, resource, kind)) return true;
  }
  return false;
}

function computesName(node: ExpressionNode, resource: Resource, kind: NamedKind): boolean {
  switch (kind) {
    case "activity":
      return isComputed(callOf(node, "activity")?.arguments[0]);
    case "variable":
      return isComputed(callOf(node, "variables")?.arguments[0]);
    case "parameter":
      if (resource.kind === "pipeline") return indexesSection(node, "parameters");
      return isComputedIndex(node) && callOf(node.target, resource.kind) !== undefined;
    case "libraryVariable":
      return indexesSection(node, "libraryVariables");
    case "globalParameter":
      return indexesSection(node, "globalParameters");
  }
}

function isComputed(name: ExpressionNode | undefined): boolean {
  return name !== undefined && name.kind !== "string" && name.kind !== "error";
}

function isComputedIndex(node: ExpressionNode): node is IndexNode {
  return node.kind === "index" && isComputed(node.index);
}

/** Returns whether a node takes a computed member of a section, as in `pipeline().parameters[item()]`. */
function indexesSection(node: ExpressionNode, section: string): boolean {
  if (!isComputedIndex(node)) return false;
  const { target } = node;
  return (
    target.kind === "member" &&
    isSameName(target.name, section) &&
    callOf(target.target, "pipeline") !== undefined
  );
}
