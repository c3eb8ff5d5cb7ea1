import { AGGREGATIONS, PLUGINS } from "./aggregations";
import { MANAGEMENT_COMMANDS, REQUEST_OPTIONS } from "./commands";
import { DYNAMIC_FUNCTIONS, ENTITY_FUNCTIONS } from "./dynamicFunctions";
import { describeFunctions, type LibraryEntry, type LibraryKind } from "./entry";
import { CHART_KINDS, SCALAR_OPERATORS } from "./scalarOperators";
import { STRING_FUNCTIONS } from "./stringFunctions";
import { QUERY_STATEMENTS, TABULAR_OPERATORS, TABULAR_SOURCES } from "./tabularOperators";
import { TIME_FUNCTIONS } from "./timeFunctions";
import { VALUE_FUNCTIONS } from "./valueFunctions";

export type { LibraryEntry, LibraryKind } from "./entry";

const SCALAR_FUNCTIONS: readonly LibraryEntry[] = describeFunctions("scalarFunction", [
  ...STRING_FUNCTIONS,
  ...TIME_FUNCTIONS,
  ...VALUE_FUNCTIONS,
  ...DYNAMIC_FUNCTIONS,
  ...ENTITY_FUNCTIONS,
]);

const ENTRIES: Readonly<Record<LibraryKind, readonly LibraryEntry[]>> = {
  statement: QUERY_STATEMENTS,
  source: TABULAR_SOURCES,
  tabularOperator: TABULAR_OPERATORS,
  scalarOperator: SCALAR_OPERATORS,
  scalarFunction: SCALAR_FUNCTIONS,
  aggregation: AGGREGATIONS,
  plugin: PLUGINS,
  command: MANAGEMENT_COMMANDS,
  requestOption: REQUEST_OPTIONS,
  chart: CHART_KINDS,
};

/** Returns what the library knows of a kind, in the order of its table. */
export function libraryOf(kind: LibraryKind): readonly LibraryEntry[] {
  return ENTRIES[kind];
}

/** Returns the entry of a name; of several kinds that have it, that of the kind named first. Letter case counts. */
export function findEntry(name: string, kinds: readonly LibraryKind[]): LibraryEntry | undefined {
  for (const kind of kinds) {
    const found = ENTRIES[kind].find((entry) => entry.name === name);
    if (found !== undefined) return found;
  }
  return undefined;
}
