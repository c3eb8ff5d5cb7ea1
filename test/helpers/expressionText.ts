import assert from "node:assert/strict";
import { type ExpressionNode, nodesIn, type ParsedExpression } from "../../server/src/expression/syntax";
import { toTextWithHoles } from "../../server/src/expression/textWithHoles";
import { type AdfText, problemsOf, readText } from "../../server/src/expression/value";
import { JsonNode } from "../../server/src/json/node";
import { parseJson } from "../../server/src/json/parse";
import type { Span } from "../../server/src/text/span";

interface ReadOptions {
  readonly isTemplate: boolean;
}

/** Returns the root value of a document. */
export function rootOf(document: string, options?: ReadOptions): JsonNode {
  const root = JsonNode.root(parseJson(document).tree, {
    hasBracketExpressions: options?.isTemplate ?? false,
  });
  assert.ok(root !== undefined, "The document has no value.");
  return root;
}

/** Returns what a document that is one string or one Expression object means. */
export function textOf(document: string, options?: ReadOptions): AdfText {
  const text = readText(rootOf(document, options));
  assert.ok(text !== undefined, "The document is no text.");
  return text;
}

/** Returns the expression of a document that is one expression as a whole. */
export function expressionOf(document: string): ParsedExpression {
  const text = textOf(document);
  assert.ok(text.kind === "expression", `The text is of the kind "${text.kind}".`);
  return text.expression;
}

/** Parses the expression written behind the `@`; quotes and backslashes need no JSON escapes here. */
export function parse(body: string): ParsedExpression {
  return expressionOf(JSON.stringify(`@${body}`));
}

/** Writes a node as the parser understood it: blanks gone, errors as `<error>`. */
export function print(node: ExpressionNode): string {
  switch (node.kind) {
    case "string":
      return `'${node.value.text}'`;
    case "number":
    case "keyword":
      return String(node.value);
    case "call":
      return `${node.name}(${node.arguments.map(print).join(", ")})`;
    case "member":
      return `${print(node.target)}${node.isSafe ? "?." : "."}${node.name}`;
    case "index":
      return `${print(node.target)}${node.isSafe ? "?" : ""}[${print(node.index)}]`;
    case "builtString":
      return `'${node.parts.map((part) => (part.kind === "string" ? part.value.text : "<unknown>")).join("")}'`;
    case "unknown":
      return "<unknown>";
    case "error":
      return "<error>";
  }
}

/** Returns how the nodes of an expression stand in its document, each before its own parts. */
export function writtenNodes(document: string): string[] {
  const expression = expressionOf(document);
  return [...nodesIn(expression.root)].map(({ span }) => {
    const { start, end } = expression.toDocument(span);
    return document.slice(start, end);
  });
}

/**
 * Checks the problems of a document that is one text. `marked` has `«…»` around the place of each problem,
 * in document order like the messages.
 */
export function checkProblems(marked: string, messages: readonly string[]): void {
  const document = marked.replaceAll(/[«»]/g, "");
  const problems = [...problemsOf(textOf(document))];
  const spans = problems.map((problem) => problem.span);
  assert.equal(mark(document, spans), marked);
  assert.deepEqual(
    problems.map((problem) => problem.message),
    messages,
  );
}

/** Returns a document with `«…»` around spans that do not overlap. */
export function mark(document: string, spans: readonly Span[]): string {
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  let marked = "";
  let offset = 0;
  for (const span of ordered) {
    marked += `${document.slice(offset, span.start)}«${document.slice(span.start, span.end)}»`;
    offset = span.end;
  }
  return marked + document.slice(offset);
}

/** Returns a text with holes as `⟨hole in the document⟩` between its literal parts. */
export function showHoles(document: string, options?: ReadOptions): string {
  const { parts } = toTextWithHoles(textOf(document, options));
  return parts
    .map((part) =>
      part.kind === "literal" ? part.text.text : `⟨${document.slice(part.span.start, part.span.end)}⟩`,
    )
    .join("");
}
