import type { Span } from "../text/span";
import type { CallNode, ExpressionNode, ParsedExpression } from "./syntax";

/** What a reference by name points at. */
export type NamedReferenceKind =
  | "pipelineParameter"
  | "globalParameter"
  | "libraryVariable"
  | "variable"
  | "datasetParameter"
  | "linkedServiceParameter";

/** A reference to a parameter or variable, such as `pipeline().parameters.Day` or `variables('Day')`. */
export interface NamedReference {
  readonly kind: NamedReferenceKind;
  readonly name: string;
  /** The name alone, without quotes, in offsets of the expression. */
  readonly nameSpan: Span;
  readonly span: Span;
}

/** A member or an index behind a call. */
export interface AccessStep {
  /** The name of a member or of a literal index; `undefined` for a number and for a computed index. */
  readonly name: string | undefined;
  /** The name alone, without dot, brackets or quotes; of a nameless step the index. */
  readonly nameSpan: Span;
  readonly isSafe: boolean;
  /** From the start of the chain to the end of this step. */
  readonly span: Span;
}

/** A reference to an activity, with what it takes from it: `activity('Find rows').output.firstRow`. */
export interface ActivityReference {
  readonly kind: "activity";
  readonly name: string;
  readonly nameSpan: Span;
  readonly steps: readonly AccessStep[];
  readonly span: Span;
}

/** A use of the current item of a loop, with what it takes from it. */
export interface ItemReference {
  readonly kind: "item";
  readonly nameSpan: Span;
  readonly steps: readonly AccessStep[];
  readonly span: Span;
}

export type Reference = NamedReference | ActivityReference | ItemReference;

/** The members of `pipeline()` that hold names of the user's. */
const KIND_BY_PIPELINE_MEMBER: ReadonlyMap<string, NamedReferenceKind> = new Map([
  ["parameters", "pipelineParameter"],
  ["globalparameters", "globalParameter"],
  ["libraryvariables", "libraryVariable"],
]);

/**
 * Yields what an expression refers to, in document order. A name that is itself computed yields nothing, nor
 * does what the pipeline knows by itself (`pipeline().RunId`). Needs no call stack for depth.
 */
export function* referencesIn(expression: ParsedExpression): Generator<Reference> {
  const pending: ExpressionNode[] = [expression.root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const chain = readChain(node);
    const reference =
      chain.head.kind === "call" ? referenceOf(chain.head, chain.steps, node.span) : undefined;
    if (reference !== undefined) yield reference;
    for (const inner of chain.inner.toReversed()) pending.push(inner);
  }
}

interface Chain {
  readonly head: ExpressionNode;
  readonly steps: readonly AccessStep[];
  /** The expressions inside: the arguments of the head, and the indexes. */
  readonly inner: readonly ExpressionNode[];
}

/** Returns a node with the members and indexes behind it undone. */
function readChain(node: ExpressionNode): Chain {
  const steps: AccessStep[] = [];
  const indexes: ExpressionNode[] = [];
  let head = node;
  while (head.kind === "member" || head.kind === "index") {
    const { span, isSafe } = head;
    if (head.kind === "member") steps.push({ name: head.name, nameSpan: head.nameSpan, isSafe, span });
    else {
      steps.push({ ...literalName(head.index), isSafe, span });
      indexes.push(head.index);
    }
    head = head.target;
  }
  const headArguments = head.kind === "call" ? head.arguments : [];
  return { head, steps: steps.reverse(), inner: [...headArguments, ...indexes.reverse()] };
}

function literalName(node: ExpressionNode): Pick<AccessStep, "name" | "nameSpan"> {
  if (node.kind !== "string") return { name: undefined, nameSpan: node.span };
  return { name: node.value.text, nameSpan: node.contentSpan };
}

function referenceOf(head: CallNode, steps: readonly AccessStep[], span: Span): Reference | undefined {
  const [first, second] = steps;
  const [argument] = head.arguments;
  switch (head.name.toLowerCase()) {
    case "pipeline": {
      const kind = KIND_BY_PIPELINE_MEMBER.get(first?.name?.toLowerCase() ?? "");
      return kind === undefined ? undefined : namedReference(kind, second);
    }
    case "dataset":
      return namedReference("datasetParameter", first);
    case "linkedservice":
      return namedReference("linkedServiceParameter", first);
    case "variables":
      return argument && namedReference("variable", { ...literalName(argument), span: head.span });
    case "activity": {
      const { name, nameSpan } = argument === undefined ? NAMELESS : literalName(argument);
      return name === undefined ? undefined : { kind: "activity", name, nameSpan, steps, span };
    }
    case "item":
      return { kind: "item", nameSpan: head.nameSpan, steps, span };
    default:
      return undefined;
  }
}

const NAMELESS = { name: undefined, nameSpan: { start: 0, end: 0 } } as const;

function namedReference(
  kind: NamedReferenceKind,
  step: Omit<AccessStep, "isSafe"> | undefined,
): NamedReference | undefined {
  if (step?.name === undefined || step.name === "") return undefined;
  return { kind, name: step.name, nameSpan: step.nameSpan, span: step.span };
}
