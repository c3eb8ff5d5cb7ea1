import { readName } from "../columnNames";
import { type Name, nameAt } from "../names";
import { isPunctuation, type KqlTokens } from "../tokens";
import type { CommandStart } from "./commands";

/** The tables and functions that commands may create or change, so that a schema may not hold for them any more. */
export interface DefinedNames {
  readonly names: ReadonlySet<string>;
  /** Whether an expression gives the name of one. */
  readonly hasUnknown: boolean;
}

/** Commands whose words in front name what they define. */
const DEFINING = /^(?:create|alter|rename|move|execute)/;
/** Commands that create a table only where there is none, or are told to give it other columns. */
const SETTING = /^(?:set|append)/;
/** https://learn.microsoft.com/kusto/management/data-ingestion/ingest-from-query */
const OTHER_COLUMNS: ReadonlySet<string> = new Set(["extend_schema", "recreate_schema"]);
const NAMES_END: ReadonlySet<string> = new Set(["(", "{", "<|"]);

/** Returns what the commands of a text may define; what goes into a table that `exists` does not change it. */
export function definedNames(
  kql: KqlTokens,
  commands: readonly CommandStart[],
  exists: (table: string) => boolean,
): DefinedNames {
  const found = commands.flatMap((command) => {
    const named = namesInFront(kql, command);
    if (DEFINING.test(command.verb)) return named;
    if (!SETTING.test(command.verb)) return [];
    return named.filter((name) => givesColumns(kql, command) || !exists(readName(name)));
  });
  return {
    names: new Set(found.filter(({ hasHole }) => !hasHole).map(readName)),
    hasUnknown: found.some(({ hasHole }) => hasHole),
  };
}

/** The words of the command are among them, which does no harm. */
function namesInFront(kql: KqlTokens, { argument }: CommandStart): readonly Name[] {
  const names: Name[] = [];
  for (let index = argument.from; index < argument.to; index++) {
    const token = kql.tokens[index];
    if (token === undefined || NAMES_END.has(token.text)) break;
    const name = nameAt(kql, index, argument.to);
    if (name !== undefined) names.push(name);
    else if (token.kind === "hole") {
      names.push({ text: "", start: token.start, end: token.end, hasHole: true, next: index + 1 });
    }
  }
  return names;
}

function givesColumns(kql: KqlTokens, { argument }: CommandStart): boolean {
  return kql.tokens
    .slice(argument.from, argument.to)
    .some(({ text }) => OTHER_COLUMNS.has(text.toLowerCase()));
}

/** Returns whether the query of a text names something that was defined; of a command that is what follows its `<|`. */
export function mentionsDefined(kql: KqlTokens, { names }: DefinedNames): boolean {
  if (names.size === 0) return false;
  const bar = isPunctuation(kql.tokens[0], ".")
    ? kql.tokens.findIndex((token) => isPunctuation(token, "<|"))
    : -1;
  for (let index = bar + 1; index < kql.tokens.length; index++) {
    const name = nameAt(kql, index, kql.tokens.length);
    if (name !== undefined && names.has(readName(name))) return true;
  }
  return false;
}
