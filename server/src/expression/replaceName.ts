import { encodeJsonString } from "../text/jsonString";
import type { Span } from "../text/span";
import type { TextEdit } from "../text/textEdit";
import { nodesIn, type ParsedExpression } from "./syntax";

/** What can stand behind a dot, or before the parenthesis of a call. */
const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/**
 * Returns the edit that writes another name in the place of one, escaped for where it stands: in quotes, or behind a
 * dot. `undefined` where the new name cannot stand without quotes.
 *
 * @param nameSpan The name alone, in offsets of the expression.
 */
export function replaceName(
  expression: ParsedExpression,
  nameSpan: Span,
  newName: string,
): TextEdit | undefined {
  const isQuoted = [...nodesIn(expression.root)].some(
    (node) => node.kind === "string" && node.contentSpan.start === nameSpan.start,
  );
  if (!isQuoted && !PLAIN_NAME.test(newName)) return undefined;
  const written = isQuoted ? newName.replaceAll("'", "''") : newName;
  return { span: expression.toDocument(nameSpan), newText: encodeJsonString(written) };
}
