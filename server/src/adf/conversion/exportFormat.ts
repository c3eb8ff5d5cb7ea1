import { literalBoolean, literalString } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import { isOff } from "../copy/copyFeatures";
import { isType } from "../resource";

/** A file format that `.export` writes. */
export type ExportFormatName = "csv" | "tsv" | "json" | "parquet";

/** How `.export` has to write files for them to be those of a Copy's sink. */
export interface ExportFormat {
  readonly name: ExportFormatName;
  readonly compression: "none" | "gzip" | "snappy";
  readonly hasHeader: boolean;
  /** The ending of the files where it is not the usual one. */
  readonly fileExtension: string | undefined;
}

/** https://learn.microsoft.com/azure/data-factory/format-delimited-text#dataset-properties */
const ENCODINGS: ReadonlySet<string> = new Set(["", "utf-8", "utf-8 without bom", "us-ascii"]);
const ROW_DELIMITERS: ReadonlySet<string> = new Set(["", "\n", "\r\n"]);

/**
 * Returns the format in which `.export` writes what a Copy's sink does, or `undefined` when it cannot, or an
 * expression decides.
 * https://learn.microsoft.com/kusto/management/data-export/export-data-to-storage
 *
 * @param properties The object that holds the dataset's type-specific properties.
 */
export function readExportFormat(
  sink: JsonNode,
  datasetType: JsonNode | undefined,
  properties: JsonNode,
): ExportFormat | undefined {
  const settings = sink.get("formatSettings");
  if (!isOff(settings?.get("maxRowsPerFile"))) return undefined;
  const name = readName(sink, datasetType, properties);
  const compression = name === undefined ? undefined : readCompression(name, properties);
  const hasHeader = literalOr(properties.get("firstRowAsHeader"), false, literalBoolean);
  const fileExtension = literalOr(settings?.get("fileExtension"), "", literalString);
  if (name === undefined || compression === undefined || hasHeader === undefined) return undefined;
  const isUsual = fileExtension === undefined || fileExtension === "" || fileExtension === `.${name}`;
  return { name, compression, hasHeader, fileExtension: isUsual ? undefined : fileExtension };
}

function readName(
  sink: JsonNode,
  datasetType: JsonNode | undefined,
  properties: JsonNode,
): ExportFormatName | undefined {
  const sinkType = sink.get("type");
  if (isType(sinkType, "ParquetSink") && isType(datasetType, "Parquet")) return "parquet";
  if (isType(sinkType, "JsonSink") && isType(datasetType, "Json")) {
    // `.export` writes one object on a line, the default pattern of a Copy.
    const pattern = literalOr(sink.at("formatSettings", "filePattern"), "setOfObjects", literalString);
    return pattern?.toLowerCase() === "setofobjects" && hasUsualText(properties) ? "json" : undefined;
  }
  if (!isType(sinkType, "DelimitedTextSink") || !isType(datasetType, "DelimitedText")) return undefined;
  const quote = literalOr(properties.get("quoteChar"), '"', literalString);
  const nullValue = literalOr(properties.get("nullValue"), "", literalString);
  const rowDelimiter = literalOr(properties.get("rowDelimiter"), "", literalString);
  if (quote !== '"' || nullValue !== "" || !ROW_DELIMITERS.has(rowDelimiter ?? "|")) return undefined;
  if (!hasUsualText(properties)) return undefined;
  const delimiter = literalOr(properties.get("columnDelimiter"), ",", literalString);
  if (delimiter === ",") return "csv";
  return delimiter === "\t" ? "tsv" : undefined;
}

function hasUsualText(properties: JsonNode): boolean {
  return ENCODINGS.has(literalOr(properties.get("encodingName"), "", literalString)?.toLowerCase() ?? "?");
}

/** https://learn.microsoft.com/azure/data-factory/format-parquet#dataset-properties */
function readCompression(
  name: ExportFormatName,
  properties: JsonNode,
): ExportFormat["compression"] | undefined {
  const codec = properties.get("compressionCodec") ?? properties.at("compression", "type");
  const usual = name === "parquet" ? "snappy" : "none";
  const written = literalOr(codec, usual, literalString)?.toLowerCase();
  if (written === "" || written === "none" || written === "gzip") return written === "gzip" ? "gzip" : "none";
  return written === "snappy" && name === "parquet" ? "snappy" : undefined;
}

/** Returns a literal value, `absent` where there is none, and `undefined` for one that cannot be read. */
function literalOr<Value>(
  node: JsonNode | undefined,
  absent: Value,
  read: (node: JsonNode) => Value | undefined,
): Value | undefined {
  return node === undefined || node.kind === "null" ? absent : read(node);
}
