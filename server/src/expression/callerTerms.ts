import type { Span } from "../text/span";
import { type NamedReference, type NamedReferenceKind, referencesIn } from "./scope";
import { callOf, nodesIn } from "./syntax";
import { piecesOf, type TextPiece, writeExpression } from "./textPieces";
import { type ParsedExpressionNode, toTextWithHoles } from "./textWithHoles";
import type { AdfText } from "./value";

/** Returns what a parameter stands for where it is used; `undefined` when that is not known. */
export type ArgumentOf = (name: string) => readonly TextPiece[] | undefined;

/** How a dataset or linked service calls what is passed to it. */
const CALLS: Partial<Record<NamedReferenceKind, string>> = {
  datasetParameter: "dataset",
  linkedServiceParameter: "linkedService",
};

/**
 * Returns a text of a dataset or linked service as what refers to it would write it, with arguments in the place of
 * its parameters. `undefined` when one of them is not known.
 */
export function inCallerTerms(
  text: AdfText,
  kind: "datasetParameter" | "linkedServiceParameter",
  argumentOf: ArgumentOf,
): readonly TextPiece[] | undefined {
  const pieces: TextPiece[] = [];
  for (const part of toTextWithHoles(text).parts) {
    const replaced =
      part.kind === "hole"
        ? part.content && replaceReferences(part.content, kind, argumentOf)
        : [{ kind: "literal" as const, text: part.text.text }];
    if (replaced === undefined) return undefined;
    pieces.push(...replaced);
  }
  return pieces;
}

/** Returns a text of a pipeline as it stands, in pieces; `undefined` where what it yields cannot be written again. */
export function asWritten(text: AdfText): readonly TextPiece[] | undefined {
  return piecesOf(toTextWithHoles(text));
}

function replaceReferences(
  { expression, node }: ParsedExpressionNode,
  kind: NamedReferenceKind,
  argumentOf: ArgumentOf,
): readonly TextPiece[] | undefined {
  if (expression.problems.length > 0) return undefined;
  const references = [...referencesIn(expression)].filter(
    (reference): reference is NamedReference =>
      reference.kind === kind && isInside(reference.span, node.span),
  );
  const calls = [...nodesIn(node)].filter((inner) => callOf(inner, CALLS[kind] ?? "") !== undefined);
  // A parameter whose name is computed is no reference by name.
  if (calls.length !== references.length) return undefined;
  let source = "";
  let offset = node.span.start;
  for (const { name, span } of references) {
    const argument = argumentOf(name);
    if (argument === undefined) return undefined;
    if (span.start === node.span.start && span.end === node.span.end) return argument;
    source += expression.text.text.slice(offset, span.start) + writeExpression(argument);
    offset = span.end;
  }
  return [{ kind: "expression", source: source + expression.text.text.slice(offset, node.span.end) }];
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
