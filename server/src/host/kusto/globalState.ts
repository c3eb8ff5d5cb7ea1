import type { DatabaseSchema, SchemaColumn, SchemaFunction, SchemaTable } from "../../kql/schema/schema";
import type { ColumnSymbol, GlobalState, SchemaSymbol } from "./library";

/** The name of a database that has none in its schema; nobody calls one so. */
const UNNAMED = "(database)";

/** Returns what the library has to know of a database to find the names of a text in it. */
export function globalStateOf({ name, tables, functions }: DatabaseSchema): GlobalState {
  const { DatabaseSymbol } = Kusto.Language.Symbols;
  const members = [...tables.map(tableSymbol), ...functions.flatMap(functionSymbol)];
  return Kusto.Language.GlobalState.Default.WithDatabase(new DatabaseSymbol.ctor(name ?? UNNAMED, members));
}

function tableSymbol({ kind, name, columns, isOpen }: SchemaTable): SchemaSymbol {
  const { TableSymbol, ExternalTableSymbol, MaterializedViewSymbol } = Kusto.Language.Symbols;
  const symbols = columns.map(columnSymbol);
  switch (kind) {
    case "table":
      return new TableSymbol.$ctor4(name, symbols).WithIsOpen(isOpen);
    case "externalTable":
      return new ExternalTableSymbol.$ctor1(name, symbols).WithIsOpen(isOpen);
    case "materializedView":
      return new MaterializedViewSymbol.$ctor2(name, symbols, null, null).WithIsOpen(isOpen);
  }
}

function columnSymbol({ name, type }: SchemaColumn): ColumnSymbol {
  const { ColumnSymbol, ScalarTypes } = Kusto.Language.Symbols;
  return new ColumnSymbol.ctor(name, (type && ScalarTypes.GetSymbol(type)) || ScalarTypes.Unknown);
}

/** What a function returns is worked out by the library, from its body, when a text calls it. */
function functionSymbol({ name, parameters, body }: SchemaFunction): readonly SchemaSymbol[] {
  const { FunctionSymbol } = Kusto.Language.Symbols;
  return body === undefined ? [] : [new FunctionSymbol.$ctor16(name, parameters, body, null)];
}
