import type { MappedText } from "../text/mappedText";
import { isSameName } from "../text/name";
import type { Span } from "../text/span";

/**
 * A node of an Azure Data Factory expression. Spans are offsets in the decoded text of the JSON string that
 * holds the expression; `ParsedExpression.toDocument` turns them into places in the document.
 * https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions
 */
export type ExpressionNode =
  | StringNode
  | BuiltStringNode
  | NumberNode
  | KeywordNode
  | CallNode
  | MemberNode
  | IndexNode
  | UnknownNode
  | ErrorNode;

/** A text in single quotes. */
export interface StringNode {
  readonly kind: "string";
  /** The literal, quotes included. */
  readonly span: Span;
  /** What stands between the quotes. */
  readonly contentSpan: Span;
  /** The content with `''` read as one quote, mapped to the document. */
  readonly value: MappedText;
}

/** A text in single quotes of which an ARM template computes a part, so that its whole is not known. */
export interface BuiltStringNode {
  readonly kind: "builtString";
  /** The literal, quotes included. */
  readonly span: Span;
  /** What is known and what is not, in turn; the strings in it have no quotes of their own. */
  readonly parts: readonly (StringNode | UnknownNode)[];
}

/** A number, its sign included. */
export interface NumberNode {
  readonly kind: "number";
  readonly span: Span;
  readonly value: number;
}

/** `true`, `false` or `null`, in any case. */
export interface KeywordNode {
  readonly kind: "keyword";
  readonly span: Span;
  readonly value: boolean | null;
}

/** A function call such as `concat('a', 'b')` or `pipeline()`. */
export interface CallNode {
  readonly kind: "call";
  readonly span: Span;
  /** The name as written; function names compare case-insensitively. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments: readonly ExpressionNode[];
}

/** A member of a value: `x.name`, or `x?.name`, which yields null when `x` is null. */
export interface MemberNode {
  readonly kind: "member";
  readonly span: Span;
  readonly target: ExpressionNode;
  readonly isSafe: boolean;
  /** Empty when nothing stands behind the dot, which is a problem. */
  readonly name: string;
  readonly nameSpan: Span;
}

/** An element of a value: `x[index]`, or `x?[index]`, which yields null when `x` is null. */
export interface IndexNode {
  readonly kind: "index";
  readonly span: Span;
  readonly target: ExpressionNode;
  readonly isSafe: boolean;
  readonly index: ExpressionNode;
}

/** What an ARM template computes: known to exist, its content unknown. */
export interface UnknownNode {
  readonly kind: "unknown";
  readonly span: Span;
}

/** A place where an expression should stand, or text that is none; a problem says why. */
export interface ErrorNode {
  readonly kind: "error";
  readonly span: Span;
}

/** What is wrong with an expression, in words for its author, and where. */
export interface ExpressionProblem {
  readonly message: string;
  /** In the same offsets as the nodes; never empty, except in an empty text. */
  readonly span: Span;
}

/** An expression of a JSON string, parsed as far as it can be. */
export class ParsedExpression {
  constructor(
    /** The decoded text that the expression stands in: the whole JSON string, literal parts included. */
    readonly text: MappedText,
    /** The expression without its `@` or `@{…}`. */
    readonly span: Span,
    readonly root: ExpressionNode,
    /** In the order in which they were met; empty for a correct expression. */
    readonly problems: readonly ExpressionProblem[],
  ) {}

  /** Returns the place in the document of a span of this expression. */
  toDocument(span: Span): Span {
    return this.text.toDocument(span);
  }
}

/** Yields a node and all nodes inside it, each before its own parts. Needs no call stack for depth. */
export function* nodesIn(root: ExpressionNode): Generator<ExpressionNode> {
  const pending: ExpressionNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    const parts = partsOf(node);
    for (let index = parts.length - 1; index >= 0; index--) {
      const part = parts[index];
      if (part !== undefined) pending.push(part);
    }
  }
}

/** Returns a node as a call of the named function, whatever the case of its name; `undefined` when it is none. */
export function callOf(node: ExpressionNode, name: string): CallNode | undefined {
  return node.kind === "call" && isSameName(node.name, name) ? node : undefined;
}

function partsOf(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case "call":
      return node.arguments;
    case "member":
      return [node.target];
    case "index":
      return [node.target, node.index];
    case "builtString":
      return node.parts;
    case "unknown":
    case "string":
    case "number":
    case "keyword":
    case "error":
      return [];
  }
}
