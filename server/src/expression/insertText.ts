import type { TextEdit } from "../text/textEdit";
import { callOf, nodesIn, type ParsedExpression } from "./syntax";
import { type AdfText, encodeFor } from "./value";

/**
 * Returns the edit that adds literal text to what a value yields, escaped for where it lands: in plain text, in a
 * string of an expression, or as one more argument of a `concat`. `undefined` where the form has no such place.
 *
 * @param documentOffset Where what shall stand before it ends in the document: the end of a literal character or
 * of the expression that makes a hole.
 */
export function insertText(text: AdfText, documentOffset: number, literal: string): TextEdit | undefined {
  const decoded = decodedInsertion(text, documentOffset, literal);
  if (decoded === undefined) return undefined;
  return { span: { start: documentOffset, end: documentOffset }, newText: encodeFor(text, decoded) };
}

/** Returns what is inserted, but for the escapes of the document. */
function decodedInsertion(text: AdfText, documentOffset: number, literal: string): string | undefined {
  switch (text.kind) {
    case "template":
      return undefined;
    case "expression":
      return insertIntoExpression(text.expression, documentOffset, literal);
    case "literal":
      return escapeInterpolation(literal);
    case "interpolated": {
      const around = text.parts.find((part) => {
        if (part.kind === "literal") return false;
        const span = text.decoded.toDocument(part.span);
        return span.start < documentOffset && documentOffset < span.end;
      });
      return around?.kind === "interpolation"
        ? insertIntoExpression(around.expression, documentOffset, literal)
        : escapeInterpolation(literal);
    }
  }
}

function insertIntoExpression(
  expression: ParsedExpression,
  documentOffset: number,
  literal: string,
): string | undefined {
  const offset = expression.text.fromDocument(documentOffset);
  if (offset === undefined) return undefined;
  const quoted = literal.replaceAll("'", "''");
  for (const node of nodesIn(expression.root)) {
    if (node.kind !== "string") continue;
    if (node.contentSpan.start <= offset && offset <= node.contentSpan.end) return quoted;
  }
  for (const node of nodesIn(expression.root)) {
    const isBehindArgument = callOf(node, "concat")?.arguments.some(
      (argument) => argument.span.end === offset,
    );
    if (isBehindArgument === true) return `, '${quoted}'`;
  }
  return undefined;
}

/** https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions#expressions */
function escapeInterpolation(literal: string): string {
  return literal.replaceAll("@{", "@@{");
}
