import { formatJson } from "../json/edit";
import type { JsonNode } from "../json/node";
import { memberStyle } from "../json/style";
import { encodeJsonString } from "../text/jsonString";
import { contains, type Span } from "../text/span";
import type { TextEdit } from "../text/textEdit";
import { callOf, nodesIn, type StringNode } from "./syntax";
import { type AdfText, parsedExpressionsOf } from "./value";

/**
 * Returns the edits that make Data Factory evaluate a part of a text: it is put in `@{…}`, and a plain string that
 * had no expression so far in an Expression object; a part of a string in a `concat` becomes an argument of its own.
 * `undefined` where the form has no place for it.
 *
 * @param place The part in the document, with the `@` that may stand before it.
 * @param source The expression, without an `@`.
 */
export function evaluateText(text: AdfText, place: Span, source: string): readonly TextEdit[] | undefined {
  if (text.kind === "template") return undefined;
  for (const expression of parsedExpressionsOf(text)) {
    const nodes = [...nodesIn(expression.root)];
    const string = nodes.find(
      (node): node is StringNode =>
        node.kind === "string" && contains(expression.toDocument(node.contentSpan), place),
    );
    if (string === undefined) continue;
    const isArgument = nodes.some((node) => callOf(node, "concat")?.arguments.includes(string) === true);
    return isArgument ? [{ span: place, newText: encodeJsonString(`', ${source}, '`) }] : undefined;
  }
  if (text.kind === "expression") return undefined;
  const evaluated = { span: place, newText: encodeJsonString(`@{${source}}`) };
  const isPlain = text.kind === "literal" && !text.isExpressionObject;
  return isPlain ? wrapInObject(text.node, evaluated) : [evaluated];
}

/** Returns an edit inside a string together with those that put the string in an Expression object. */
function wrapInObject(string: JsonNode, inner: TextEdit): readonly TextEdit[] {
  const { parent } = string;
  if (parent === undefined) return [inner];
  const object = formatJson({ value: "", type: "Expression" }, memberStyle(parent));
  const valueStart = object.indexOf('""');
  const { start, end } = string.span;
  return [
    { span: { start, end: start }, newText: object.slice(0, valueStart) },
    inner,
    { span: { start: end, end }, newText: object.slice(valueStart + 2) },
  ];
}
