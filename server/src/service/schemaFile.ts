import { readSchema } from "../kql/schema/readSchema";
import type { KqlSchema, NamedSchema } from "../kql/schema/schema";
import { LineIndex } from "../text/lineIndex";

/** What came of reading a schema file. */
export interface SchemaFile {
  /** `undefined` when it tells of nothing. */
  readonly schema: NamedSchema | undefined;
  /** One sentence or two for its user, when some of it could not be read; begins with a small letter. */
  readonly problem: string | undefined;
}

/**
 * Reads the text of a schema file.
 *
 * @param source The file, as its user calls it.
 */
export function readSchemaFile(source: string, text: string): SchemaFile {
  const read = readSchema(text);
  const { databases } = read;
  return {
    schema: databases.length === 0 ? undefined : { source, databases },
    problem: describeProblems(source, text, read),
  };
}

function describeProblems(
  source: string,
  text: string,
  { databases, problems }: KqlSchema,
): string | undefined {
  const [first, ...others] = problems;
  if (first === undefined) return undefined;
  if (databases.length === 0)
    return `the KQL schema "${source}" tells of no table. ${problems.at(-1)?.message}`;
  const { line, character } = new LineIndex(text).positionAt(first.span.start);
  const place = `line ${line + 1}, column ${character + 1}`;
  const more = others.length === 0 ? "" : ` There is more of that kind: ${others.length}.`;
  return `a part of the KQL schema "${source}" cannot be read, at ${place}: ${first.message}${more}`;
}
