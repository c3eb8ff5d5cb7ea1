import { isExpression, literalBoolean, literalString } from "../../expression/value";
import type { JsonNode } from "../../json/node";

/**
 * The sources that read files, in lower case: those of the file formats, and the older ones, which have no
 * `storeSettings`.
 * https://learn.microsoft.com/azure/data-factory/supported-file-formats-and-compression-codecs
 */
const FILE_SOURCES: ReadonlySet<string> = new Set([
  "avrosource",
  "binarysource",
  "delimitedtextsource",
  "excelsource",
  "icebergsource",
  "jsonsource",
  "orcsource",
  "parquetsource",
  "xmlsource",
  "azureblobfssource",
  "azuredatalakestoresource",
  "blobsource",
  "filesystemsource",
  "hdfssource",
  "httpsource",
]);

/** Returns whether a Copy's source reads files. */
export function readsFiles(source: JsonNode): boolean {
  if (source.get("storeSettings") !== undefined) return true;
  return FILE_SOURCES.has(source.get("type")?.stringValue?.toLowerCase() ?? "");
}

/**
 * Returns whether a Copy's source unloads into files, which a copy into most sinks has to stage.
 * https://learn.microsoft.com/azure/data-factory/connector-snowflake#staged-copy-from-snowflake (2020-07-09)
 * https://learn.microsoft.com/azure/data-factory/connector-azure-databricks-delta-lake#staged-copy-from-delta-lake (2021-08-30)
 */
export function unloadsIntoFiles(source: JsonNode): boolean {
  return /snowflake|databricks/i.test(source.get("type")?.stringValue ?? "");
}

/** What makes a source read other files than the one that its dataset names. */
const FILE_SELECTIONS: readonly string[] = [
  "wildcardFileName",
  "wildcardFolderPath",
  "fileListPath",
  "prefix",
  "partitionRootPath",
];

/**
 * Returns the name of the one file that a file source reads, or `undefined` when it may read several or which one
 * is not literal.
 *
 * @param dataset The object that holds the `type` and `typeProperties` of the input dataset.
 */
export function singleFileOf(source: JsonNode, dataset: JsonNode): string | undefined {
  const settings = source.get("storeSettings");
  if (settings?.kind !== "object" || isExpression(settings)) return undefined;
  if (FILE_SELECTIONS.some((name) => settings.get(name) !== undefined)) return undefined;
  const recursive = settings.get("recursive");
  if (recursive !== undefined && literalBoolean(recursive) !== false) return undefined;
  const properties = dataset.get("typeProperties") ?? dataset;
  const nameNode = properties.at("location", "fileName");
  const name = nameNode === undefined ? undefined : literalString(nameNode)?.trim();
  if (name === undefined || name === "" || /[*?]/.test(name) || isArchive(properties)) return undefined;
  return name;
}

/** https://learn.microsoft.com/azure/data-factory/supported-file-formats-and-compression-codecs#compression-support */
const COMPRESSIONS_OF_ONE_FILE: ReadonlySet<string> = new Set([
  "none",
  "gzip",
  "bzip2",
  "deflate",
  "snappy",
  "lz4",
  "lzo",
]);

/** Returns whether a dataset's file may hold several files. */
function isArchive(typeProperties: JsonNode): boolean {
  const codec = typeProperties.get("compressionCodec") ?? typeProperties.at("compression", "type");
  if (codec === undefined || codec.kind === "null") return false;
  const name = literalString(codec)?.toLowerCase();
  return name === undefined || (name !== "" && !COMPRESSIONS_OF_ONE_FILE.has(name));
}
