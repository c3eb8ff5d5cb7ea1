import { closestName } from "../../text/suggest";

/**
 * The types of columns and their other names.
 * https://learn.microsoft.com/kusto/query/scalar-data-types/
 */
const TYPES: ReadonlyMap<string, string> = new Map([
  ["bool", "bool"],
  ["boolean", "bool"],
  ["date", "datetime"],
  ["datetime", "datetime"],
  ["decimal", "decimal"],
  ["double", "real"],
  ["dynamic", "dynamic"],
  ["guid", "guid"],
  ["int", "int"],
  ["int32", "int"],
  ["int64", "long"],
  ["long", "long"],
  ["real", "real"],
  ["string", "string"],
  ["time", "timespan"],
  ["timespan", "timespan"],
  ["uniqueid", "guid"],
  ["uuid", "guid"],
]);

/** The types of .NET that schemas name beside those of KQL. */
const DOTNET_TYPES: ReadonlyMap<string, string> = new Map([
  ["System.Boolean", "bool"],
  ["System.Data.SqlTypes.SqlDecimal", "decimal"],
  ["System.DateTime", "datetime"],
  ["System.Double", "real"],
  ["System.Guid", "guid"],
  ["System.Int32", "int"],
  ["System.Int64", "long"],
  ["System.Object", "dynamic"],
  ["System.SByte", "bool"],
  ["System.String", "string"],
  ["System.TimeSpan", "timespan"],
]);

/** Returns the type that a word names, by its main name; `undefined` for no type. */
export function columnType(word: string): string | undefined {
  return TYPES.get(word.toLowerCase()) ?? DOTNET_TYPES.get(word);
}

/** Returns the type that someone who wrote `word` most likely meant. */
export function closestColumnType(word: string): string | undefined {
  return closestName(word, [...TYPES.keys()]);
}
