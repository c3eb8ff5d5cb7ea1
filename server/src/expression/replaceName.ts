import type { Span } from "../text/span";
import type { TextEdit } from "../text/textEdit";
import type { AdfText } from "./adfText";
import { editAt } from "./encodeAt";
import { nodesIn, type ParsedExpression } from "./syntax";

/** What can stand behind a dot, or before the parenthesis of a call. */
const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/**
 * Returns the edit that writes another name in the place of one, escaped for where it stands: in quotes, or behind a
 * dot. `undefined` where the new name cannot stand without quotes, and where a template puts the name together.
 *
 * @param text The text that the expression is of.
 * @param nameSpan The name alone, in offsets of the expression.
 */
export function replaceName(
  text: AdfText,
  expression: ParsedExpression,
  nameSpan: Span,
  newName: string,
): TextEdit | undefined {
  const isQuoted = [...nodesIn(expression.root)].some(
    (node) => node.kind === "string" && node.contentSpan.start === nameSpan.start,
  );
  if (!isQuoted && !PLAIN_NAME.test(newName)) return undefined;
  const written = isQuoted ? newName.replaceAll("'", "''") : newName;
  return editAt(text, expression.toDocument(nameSpan), written);
}
