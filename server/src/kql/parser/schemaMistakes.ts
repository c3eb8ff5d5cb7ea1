import { type DefinedNames, mentionsDefined } from "../command/definedNames";
import type { DatabaseSchema, ListedKind } from "../schema/schema";
import type { KqlView } from "../view";
import type { KqlDiagnostic } from "./answer";
import { certainUntil } from "./certainNames";
import { SCHEMA_FREE_CODES, TYPE_FREE_CODES } from "./codes";

/** What is known of the database that a text is meant for. */
export interface KnownNames {
  readonly schema: DatabaseSchema;
  /** What commands around the text may define, in whatever order they run. */
  readonly defined: DefinedNames;
}

/** Names that the parser does not find among tables, columns and variables. */
export const UNKNOWN_NAME = "KS142";
const UNKNOWN_TABLE = "KS204";
const UNKNOWN_JOIN_COLUMN = "KS145";
const NAME_CODES: ReadonlySet<string> = new Set([UNKNOWN_NAME, UNKNOWN_TABLE, UNKNOWN_JOIN_COLUMN]);

/** Names that are mistakes only where the schema lists all of a kind. */
export const UNKNOWN_FUNCTION = "KS211";
const COMPLETE_CODES: ReadonlyMap<string, ListedKind> = new Map<string, ListedKind>([
  [UNKNOWN_FUNCTION, "function"],
  ["KS210", "materializedView"],
  ["KS209", "externalTable"],
]);

/** Names in `union isfuzzy=true`, and of clusters: warnings, but what they hold is not known either. */
const UNRESOLVED: ReadonlySet<string> = new Set(["KS205", "KS207"]);
/**
 * Mistakes that are passed over, such as one about the type of a join's keys, which has no place: whether they are some
 * or not, the columns stay the same.
 */
const NEUTRAL_CODES: ReadonlySet<string> = new Set([
  ...["KS109", "KS116", "KS127", "KS138", "KS147", "KS206", "KS227", "KS242"],
]);

/**
 * Returns the mistakes in names and types that are sure to be some, given the schema. One mistake makes more of them
 * seem to be: so nothing is said of what follows a mistake that is not trusted, or one in a `let`. Of types nothing is
 * said where an expression is a part of the text, since its own type is not known.
 *
 * @param semantics In places of the text with holes.
 */
export function schemaMistakes<Content>(
  kql: KqlView<Content>,
  semantics: readonly KqlDiagnostic[],
  known: KnownNames,
  isLoose: (holeOffset: number) => boolean,
): readonly KqlDiagnostic[] {
  if (mentionsDefined(kql.lexed, known.defined)) return [];
  const limit = certainUntil(kql, isLoose);
  const found: KqlDiagnostic[] = [];
  for (const diagnostic of inOrder(semantics)) {
    if (diagnostic.start >= limit) break;
    if (kql.text.hasHole(diagnostic)) continue;
    if (isNameMistake(diagnostic, kql, known)) {
      found.push(diagnostic);
      if (isInLet(kql, diagnostic)) break;
    } else if (SCHEMA_FREE_CODES.has(diagnostic.code)) {
      if (kql.text.holes.length === 0) found.push(diagnostic);
    } else if (isUnsettling(diagnostic)) break;
  }
  return found;
}

/** Of two that start alike the one that can be trusted first: the other one is its consequence. */
function inOrder(semantics: readonly KqlDiagnostic[]): readonly KqlDiagnostic[] {
  const rank = ({ code }: KqlDiagnostic) => (NAME_CODES.has(code) ? 0 : 1);
  return [...semantics].sort((a, b) => a.start - b.start || rank(a) - rank(b));
}

function isNameMistake<Content>(
  { code, start, end }: KqlDiagnostic,
  { text }: KqlView<Content>,
  { schema, defined }: KnownNames,
): boolean {
  const kind = COMPLETE_CODES.get(code);
  if (kind !== undefined)
    return schema.complete.includes(kind) && !isUnreadable(schema, text.text.slice(start, end));
  if (!NAME_CODES.has(code)) return false;
  // A command may create any table.
  if (defined.hasUnknown && code === UNKNOWN_TABLE) return false;
  const name = text.text.slice(start, end);
  return !name.startsWith("$") && !name.includes("*");
}

/** Returns whether a mistake is one in what a query means, which can be one only for a given schema. */
export function isSchemaMistake({ code }: KqlDiagnostic): boolean {
  if (NAME_CODES.has(code) || COMPLETE_CODES.has(code)) return true;
  return SCHEMA_FREE_CODES.has(code) && !TYPE_FREE_CODES.has(code);
}

/** Returns whether a name that is not found stands where a table, a view or a function is meant. */
export function isTableMistake<Content>(
  { statements, tokens }: KqlView<Content>,
  { code, start }: KqlDiagnostic,
): boolean {
  if (code === UNKNOWN_TABLE) return true;
  return (
    code === UNKNOWN_NAME && statements.some(({ pipeline: { head } }) => tokens[head.from]?.start === start)
  );
}

/** Returns whether a mistake that is not trusted leaves open which columns there are behind it. */
function isUnsettling({ code, severity }: KqlDiagnostic): boolean {
  return UNRESOLVED.has(code) || (severity === "error" && !NEUTRAL_CODES.has(code));
}

/** A function that the parser was not told of, since what it returns is not known. */
function isUnreadable({ functions }: DatabaseSchema, name: string): boolean {
  return functions.some((stored) => stored.name === name);
}

function isInLet<Content>({ statements }: KqlView<Content>, { start }: KqlDiagnostic): boolean {
  return statements.findLast((statement) => statement.start <= start)?.kind === "let";
}
