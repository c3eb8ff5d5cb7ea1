import { literalPiece, type TextPiece } from "../../expression/textPieces";
import { literalString } from "../../expression/value";
import type { JsonNode } from "../../json/node";
import { isOff } from "../copy/copyFeatures";
import { isType, typePropertiesOf } from "../resource";
import type { UsedResource, ValueReader } from "./callerValues";
import { connectionValue, plainText } from "./connectionString";
import { type ExportFormat, readExportFormat } from "./exportFormat";
import { readSqlTarget, type SqlTarget } from "./sqlTarget";

/** Files in a storage account. */
export interface StorageTarget {
  readonly kind: "storage";
  /** What people call the store. */
  readonly store: string;
  readonly format: ExportFormat;
  /** The address of the folder, without credentials. */
  readonly address: readonly TextPiece[];
  /** What the names of the files begin with. */
  readonly namePrefix: readonly TextPiece[] | undefined;
  /** Whether the sink writes one file, whose name the pipeline or dataset gives. */
  readonly hasFileName: boolean;
}

/** A place that `.export` can write to, as a Copy's sink names it. */
export type ExportTarget = StorageTarget | SqlTarget;

/**
 * Returns where the sink of a Copy writes to, when `.export` can write the same there; `undefined` when it cannot,
 * or that is not sure.
 * https://learn.microsoft.com/azure/data-explorer/data-factory-integration#copy-data-from-azure-data-explorer
 */
export function readExportTarget(
  sink: JsonNode,
  dataset: UsedResource,
  linkedService: UsedResource,
): ExportTarget | undefined {
  return readStorageTarget(sink, dataset, linkedService) ?? readSqlTarget(sink, dataset, linkedService);
}

/** How a storage account is named in datasets and linked services. */
interface StorageKind {
  readonly store: string;
  readonly linkedServiceType: string;
  readonly locationType: string;
  readonly container: "container" | "fileSystem";
  readonly host: string;
}

/**
 * https://learn.microsoft.com/azure/data-factory/connector-azure-blob-storage
 * https://learn.microsoft.com/azure/data-factory/connector-azure-data-lake-storage
 */
const STORAGE_KINDS: readonly StorageKind[] = [
  {
    store: "Blob Storage",
    linkedServiceType: "AzureBlobStorage",
    locationType: "AzureBlobStorageLocation",
    container: "container",
    host: ".blob.core.windows.net",
  },
  {
    store: "Data Lake Storage Gen2",
    linkedServiceType: "AzureBlobFS",
    locationType: "AzureBlobFSLocation",
    container: "fileSystem",
    host: ".dfs.core.windows.net",
  },
];

function readStorageTarget(
  sink: JsonNode,
  dataset: UsedResource,
  linkedService: UsedResource,
): StorageTarget | undefined {
  const properties = typePropertiesOf(dataset.resource);
  const location = properties.get("location");
  const kind = STORAGE_KINDS.find(
    ({ linkedServiceType, locationType }) =>
      isType(location?.get("type"), locationType) &&
      isType(linkedService.resource.properties.get("type"), linkedServiceType),
  );
  const format = readExportFormat(sink, dataset.resource.properties.get("type"), properties);
  if (kind === undefined || location === undefined || format === undefined) return undefined;
  if (!isOff(sink.at("storeSettings", "metadata"))) return undefined;
  const fileName = location.get("fileName");
  return {
    kind: "storage",
    store: kind.store,
    format,
    address: addressOf(kind, location, dataset.values, linkedService),
    namePrefix: namePrefixOf(sink, fileName, dataset.values),
    hasFileName: !isOff(fileName),
  };
}

function addressOf(
  kind: StorageKind,
  location: JsonNode,
  values: ValueReader,
  linkedService: UsedResource,
): readonly TextPiece[] {
  const account = accountAddress(linkedService) ?? [
    literalPiece("https://"),
    { kind: "placeholder", text: "<account>" },
    literalPiece(kind.host),
  ];
  const container = values(location.get(kind.container)) ?? [{ kind: "placeholder", text: "<container>" }];
  const folder = isOff(location.get("folderPath"))
    ? []
    : withoutSlashes(values(location.get("folderPath")) ?? [{ kind: "placeholder", text: "<folder>" }]);
  const slash = literalPiece("/");
  return [
    ...account,
    slash,
    ...withoutSlashes(container),
    ...(folder.length === 0 ? [] : [slash, ...folder]),
  ];
}

/** Returns the address of a storage account as far as its linked service tells; never a key or token. */
export function accountAddress({ resource, values }: UsedResource): readonly TextPiece[] | undefined {
  const properties = typePropertiesOf(resource);
  const url = values(properties.get("url") ?? properties.get("serviceEndpoint"));
  if (url !== undefined) return withoutSlashes(url);
  const connection = plainText(properties.get("connectionString"), values);
  const address =
    connection === undefined
      ? plainText(properties.get("sasUri") ?? properties.get("containerUri"), values)
      : addressInConnection(connection);
  const origin = /^https:\/\/[^/?#;,\s]+/i.exec(address?.trim() ?? "")?.[0];
  return origin === undefined ? undefined : [literalPiece(origin)];
}

function addressInConnection(connection: string): string | undefined {
  const account = connectionValue(connection, ["AccountName"]);
  const suffix = connectionValue(connection, ["EndpointSuffix"]) ?? "core.windows.net";
  const endpoint = connectionValue(connection, ["BlobEndpoint"]);
  return endpoint ?? (account === undefined ? undefined : `https://${account}.blob.${suffix}`);
}

/** The files of an export have names of their own; what it lets one choose is how they begin. */
function namePrefixOf(
  sink: JsonNode,
  fileName: JsonNode | undefined,
  values: ValueReader,
): readonly TextPiece[] | undefined {
  const prefix = sink.at("formatSettings", "fileNamePrefix");
  const written = prefix === undefined ? undefined : literalString(prefix);
  if (written !== undefined && written !== "") return [literalPiece(written)];
  const pieces = isOff(fileName) ? [] : (values(fileName) ?? []);
  const stem = pieces.map((piece, index) =>
    piece.kind === "literal" && index === pieces.length - 1
      ? literalPiece(piece.text.replace(/(?:\.[A-Za-z]+){1,2}$/, ""))
      : piece,
  );
  return stem.some((piece) => piece.kind !== "literal" || piece.text !== "") ? stem : undefined;
}

function withoutSlashes(pieces: readonly TextPiece[]): readonly TextPiece[] {
  return pieces.map((piece, index) => {
    if (piece.kind !== "literal") return piece;
    const text = index === 0 ? piece.text.trimStart().replace(/^\/+/, "") : piece.text;
    return literalPiece(index === pieces.length - 1 ? text.trimEnd().replace(/\/+$/, "") : text);
  });
}
