import type { Resource } from "../../adf/resource";
import { callOf, type ExpressionNode, nodesIn } from "../../expression/syntax";
import { isSameName } from "../../text/name";
import { expressionsOf } from "./expressionUses";
import type { MemberSymbol } from "./symbol";

/**
 * Returns whether an expression of a resource computes the name of one of its members of a kind, as in
 * `variables(item().name)`: which one it means cannot be told.
 */
export function computesNames(resource: Resource, kind: MemberSymbol["kind"]): boolean {
  for (const expression of expressionsOf(resource)) {
    for (const node of nodesIn(expression.root)) if (computesName(node, resource, kind)) return true;
  }
  return false;
}

function computesName(node: ExpressionNode, resource: Resource, kind: MemberSymbol["kind"]): boolean {
  switch (kind) {
    case "activity":
      return isComputed(callOf(node, "activity")?.arguments[0]);
    case "variable":
      return isComputed(callOf(node, "variables")?.arguments[0]);
    case "parameter":
      return node.kind === "index" && isComputed(node.index) && holdsParameters(node.target, resource);
  }
}

function isComputed(name: ExpressionNode | undefined): boolean {
  return name !== undefined && name.kind !== "string" && name.kind !== "error";
}

function holdsParameters(node: ExpressionNode, { kind }: Resource): boolean {
  if (kind !== "pipeline") return callOf(node, kind) !== undefined;
  return (
    node.kind === "member" && isSameName(node.name, "parameters") && callOf(node.target, kind) !== undefined
  );
}
