import type { TextEdit } from "../text/textEdit";
import { editAt } from "./encodeAt";
import { callOf, nodesIn, type ParsedExpression } from "./syntax";
import { type AdfText, meaningOf } from "./value";

/**
 * Returns the edit that adds literal text to what a value yields, escaped for where it lands: in plain text, in a
 * string of an expression, or as one more argument of a `concat`; for a template twice. `undefined` where the form has
 * no such place.
 *
 * @param documentOffset Where what shall stand before it ends in the document: the end of a literal character or
 * of the expression that makes a hole.
 */
export function insertText(text: AdfText, documentOffset: number, literal: string): TextEdit | undefined {
  const added = addedText(text, documentOffset, literal);
  const place = { start: documentOffset, end: documentOffset };
  return added === undefined ? undefined : editAt(text, place, added);
}

/** Returns what has to be written there, without the escapes of JSON and of a template. */
function addedText(text: AdfText, documentOffset: number, literal: string): string | undefined {
  const meaning = meaningOf(text);
  switch (meaning?.kind) {
    case undefined:
      return undefined;
    case "expression":
      return addedToExpression(meaning.expression, documentOffset, literal);
    case "literal":
      return escapeInterpolation(literal);
    case "interpolated": {
      const around = meaning.parts.find((part) => {
        if (part.kind !== "interpolation") return false;
        const span = meaning.decoded.toDocument(part.span);
        return span.start < documentOffset && documentOffset < span.end;
      });
      return around?.kind === "interpolation"
        ? addedToExpression(around.expression, documentOffset, literal)
        : escapeInterpolation(literal);
    }
  }
}

function addedToExpression(
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
