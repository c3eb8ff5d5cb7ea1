import type { Rule } from "../../rules/rule";
import type { lint } from "../../service/lint";
import type { readSchemaFile } from "../../service/schemaFile";

/** Loads the rules, and what runs them, once. */
export type LoadLinting = () => Promise<Linting>;

interface Linting {
  readonly rules: readonly Rule[];
  readonly lint: typeof lint;
  readonly readSchemaFile: typeof readSchemaFile;
}
