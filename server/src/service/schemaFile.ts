import type { KqlSchema } from "../kql/schema/schema";
import { LineIndex } from "../text/lineIndex";

/**
 * Returns one sentence about what could not be read of a schema file, for its user; `undefined` when all could.
 *
 * The sentence begins with a small letter, to stand behind the name of who says it.
 *
 * @param name The file, as its user calls it.
 */
export function describeSchemaProblem(
  name: string,
  text: string,
  { databases, problems }: KqlSchema,
): string | undefined {
  const [first, ...others] = problems;
  if (first === undefined) return undefined;
  if (databases.length === 0) return `the KQL schema "${name}" tells of no table. ${first.message}`;
  const { line, character } = new LineIndex(text).positionAt(first.span.start);
  const place = `line ${line + 1}, column ${character + 1}`;
  const more = others.length === 0 ? "" : ` There is more of that kind: ${others.length}.`;
  return `a part of the KQL schema "${name}" cannot be read, at ${place}: ${first.message}${more}`;
}
