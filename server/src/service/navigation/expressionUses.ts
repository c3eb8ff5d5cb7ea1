import type { ResourceKind } from "../../adf/kinds";
import type { Resource } from "../../adf/resource";
import { type Reference, referencesIn } from "../../expression/scope";
import type { ParsedExpression } from "../../expression/syntax";
import { type AdfText, parsedExpressionsOf, readText } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import { inExpression, type Occurrence } from "./occurrence";
import { type FactorySymbol, type MemberSymbol, symbolOf } from "./symbol";

/** Of the kinds with expressions, triggers name nothing but themselves. */
const KINDS_WITH_NAMES: ReadonlySet<ResourceKind> = new Set<ResourceKind>([
  "pipeline",
  "dataset",
  "linkedService",
]);

/** An expression and the text that it is of. */
export interface PlacedExpression {
  readonly text: AdfText;
  readonly expression: ParsedExpression;
}

const AT_SIGN = /@|\\u0040/;

/** Yields where the expressions of a resource name its activities, parameters and variables, in document order. */
export function* expressionUsesIn(resource: Resource): Generator<Occurrence> {
  for (const { text, expression } of expressionsOf(resource)) {
    for (const reference of referencesIn(expression)) {
      const symbol = symbolNamedBy(reference, resource);
      if (symbol !== undefined && symbol.name !== "") {
        yield inExpression(symbol, text, expression, reference.nameSpan);
      }
    }
  }
}

/**
 * Yields all expressions of a resource, also those under keys such as `schema` or `userProperties`, where only some
 * types evaluate them: a name must be found wherever it may count.
 */
export function* expressionsOf(resource: Resource): Generator<PlacedExpression> {
  if (!KINDS_WITH_NAMES.has(resource.kind)) return;
  for (const node of resource.node.descendants()) {
    if (node.kind !== "string" || !mayHoldExpressions(node)) continue;
    const text = readText(node);
    if (text === undefined) continue;
    for (const expression of parsedExpressionsOf(text)) yield { text, expression };
  }
}

function mayHoldExpressions({ rawText, hasBracketExpressions }: JsonNode): boolean {
  return AT_SIGN.test(rawText) || (hasBracketExpressions && rawText.startsWith('"['));
}

function symbolNamedBy(reference: Reference, resource: Resource): FactorySymbol | undefined {
  switch (reference.kind) {
    case "pipelineParameter":
      return memberOf(resource, "pipeline", "parameter", reference.name);
    case "datasetParameter":
      return memberOf(resource, "dataset", "parameter", reference.name);
    case "linkedServiceParameter":
      return memberOf(resource, "linkedService", "parameter", reference.name);
    case "variable":
    case "libraryVariable":
    case "activity":
      return memberOf(resource, "pipeline", reference.kind, reference.name);
    case "globalParameter":
      return { kind: "globalParameter", name: reference.name };
    case "item":
      return undefined;
  }
}

/** What an expression reaches in another resource than its own depends on who runs it, and is not told here. */
function memberOf(
  resource: Resource,
  ownerKind: ResourceKind,
  kind: MemberSymbol["kind"],
  name: string,
): MemberSymbol | undefined {
  return resource.kind === ownerKind ? { kind, owner: symbolOf(resource), name } : undefined;
}
