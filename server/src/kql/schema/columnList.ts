import { readName } from "../columnNames";
import { nameAt } from "../names";
import { insideBrackets, isPunctuation, type KqlTokens, spanOf, splitAt, type TokenRange } from "../tokens";
import { closestColumnType, columnType } from "./columnTypes";
import { quotedName } from "./commandWords";
import type { SchemaColumn, SchemaProblem } from "./schema";

/** The columns of a list as far as they can be read. */
export interface ReadColumns {
  readonly columns: readonly SchemaColumn[];
  /** In places of the command. */
  readonly problems: readonly SchemaProblem[];
  /** Whether there are no others: all of the list could be read, but for types. */
  readonly isWhole: boolean;
}

/** Reads `(name: type, …)`, whose opening bracket is the token at an index. */
export function readColumns(command: KqlTokens, open: number, table: string): ReadColumns {
  const inside = insideBrackets(command, open);
  const bracket = command.tokens[open];
  const problems: SchemaProblem[] = [];
  if (inside.to === command.tokens.length && bracket !== undefined) {
    problems.push({ message: `The columns of "${table}" have no closing bracket.`, span: bracket });
  }
  const parts = splitAt(command, inside, ",").filter(({ from, to }) => from < to);
  const columns = parts.flatMap((part) => readColumn(command, part, problems) ?? []);
  const isClosed = inside.to < command.tokens.length;
  return { columns, problems, isWhole: isClosed && columns.length === parts.length };
}

function readColumn(
  command: KqlTokens,
  part: TokenRange,
  problems: SchemaProblem[],
): SchemaColumn | undefined {
  const { from, to } = part;
  const name = nameAt(command, from, to) ?? quotedName(command, from);
  const hasType = name !== undefined && isPunctuation(command.tokens[name.next], ":") && name.next + 1 < to;
  const word = hasType ? command.tokens[name.next + 1] : undefined;
  if (name === undefined || word === undefined) {
    const span = spanOf(command, part);
    if (span !== undefined) problems.push({ message: 'A column is written as "Name: type".', span });
    return undefined;
  }
  const type = columnType(word.text);
  if (type === undefined) problems.push({ message: describeType(word.text), span: word });
  return { name: readName(name), type };
}

function describeType(word: string): string {
  const closest = closestColumnType(word);
  const advice = closest === undefined ? "" : `, did you mean "${closest}"?`;
  return `"${word}" is no type of a column${advice === "" ? "." : advice}`;
}
