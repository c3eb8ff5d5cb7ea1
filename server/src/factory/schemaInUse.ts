import type { Activity } from "../adf/activity";
import type { KustoText } from "../adf/kustoText";
import { literalTextOf } from "../expression/textPieces";
import type { DatabaseSchema, NamedSchema } from "../kql/schema/schema";
import { isSameName } from "../text/name";
import type { Analysis } from "./analysis";
import { addressOfCommand, addressOfSource } from "./kustoAddress";

/** What is known of the database that a text is sent to. */
export interface SchemaInUse {
  readonly database: DatabaseSchema;
  /** The file that tells, as its user calls it. */
  readonly source: string;
}

/**
 * Returns the schema of the database that a text is sent to. A schema of no named database is that of any; of one
 * database it holds unless the text is known to go to another one; of several the activity has to tell which.
 */
export function schemaInUse(
  analysis: Analysis,
  { databases, source }: NamedSchema,
  { activity }: KustoText,
): SchemaInUse | undefined {
  const [first, ...others] = databases;
  if (first === undefined) return undefined;
  if (others.length === 0 && first.name === undefined) return { database: first, source };
  const name = databaseOf(analysis, activity);
  if (name === undefined) return others.length === 0 ? { database: first, source } : undefined;
  const database = databases.find((candidate) => isSameName(candidate.name ?? "", name));
  return database && { database, source };
}

/** Returns the database that an activity asks; `undefined` where an expression gives it, or it is not known. */
function databaseOf(analysis: Analysis, activity: Activity): string | undefined {
  const { database } = addressOfSource(analysis, activity) ?? addressOfCommand(analysis, activity);
  const name = database === undefined ? undefined : literalTextOf(database)?.trim();
  return name === "" ? undefined : name;
}
