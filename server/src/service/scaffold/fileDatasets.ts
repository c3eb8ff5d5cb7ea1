import { isHeaderlessCsv, readBackslashCsv } from "../../adf/copy/delimitedText";
import { presenceOf } from "../../adf/copy/sinkMapping";
import { isType, type Resource, typePropertiesOf } from "../../adf/resource";
import type { JsonValue } from "../../json/edit";
import type { Draft } from "./draft";
import { linkedServiceNameOf, listOf, literalAt } from "./existing";
import { askLake, type Storage } from "./linkedServices";
import { askResource } from "./references";
import { plainText } from "./texts";

/** Files to read, as a Copy needs to know them. */
export interface Files {
  readonly reference: JsonValue;
  /** The `storeSettings` of the source. */
  readonly storeSettings: JsonValue;
}

/** Where a dataset says that its files lie, by the kind of the storage. */
const LOCATIONS: Readonly<Record<Storage, { readonly type: string; readonly container: string }>> = {
  AzureBlobFS: { type: "AzureBlobFSLocation", container: "fileSystem" },
  AzureBlobStorage: { type: "AzureBlobStorageLocation", container: "container" },
};

const READ_SETTINGS: Readonly<Record<Storage, string>> = {
  AzureBlobFS: "AzureBlobFSReadSettings",
  AzureBlobStorage: "AzureBlobStorageReadSettings",
};

/** Asks for the dataset of delimited text whose quotes are doubled and whose first row names the columns. */
export function askCsvFiles(draft: Draft): Files {
  return askFiles(draft, {
    type: "DelimitedText",
    hint: "The dataset of the CSV files: quotes doubled, columns named in the first row.",
    newName: "EventsCsv",
    pattern: "*.csv",
    faultOf: faultOfCsv,
    typeProperties: { columnDelimiter: ",", escapeChar: '"', firstRowAsHeader: true, quoteChar: '"' },
    schema: [],
  });
}

/** Asks for the dataset of JSON files. */
export function askJsonFiles(draft: Draft): Files {
  return askFiles(draft, {
    type: "Json",
    hint: "The dataset of the JSON files.",
    newName: "EventsJson",
    pattern: "*.json",
    typeProperties: {},
    schema: {},
  });
}

interface FileQuestion {
  readonly type: string;
  readonly hint: string;
  readonly newName: string;
  /** Which files of a folder are read. */
  readonly pattern: string;
  readonly faultOf?: (dataset: Resource) => string | undefined;
  readonly typeProperties: { readonly [name: string]: JsonValue };
  readonly schema: JsonValue;
}

function askFiles(draft: Draft, question: FileQuestion): Files {
  const { type, hint, newName, pattern, typeProperties, schema } = question;
  let storage: Storage = "AzureBlobFS";
  const { reference, resource } = askResource(draft, {
    id: "source",
    title: "Files to read",
    hint,
    kind: "dataset",
    fitness: {
      types: [type],
      faultOf: (dataset) => faultOfLocation(dataset) ?? question.faultOf?.(dataset),
      describe: (dataset) => listOf(placeOf(dataset), linkedServiceNameOf(dataset)),
    },
    newName,
    create: (name) => {
      const lake = askLake(draft);
      storage = lake.storage;
      const location = askLocation(draft, storage);
      const properties = {
        linkedServiceName: lake.reference,
        annotations: [],
        type,
        typeProperties: { location, ...typeProperties },
        schema,
      };
      draft.add({ kind: "dataset", name, properties });
    },
  });
  const read = resource === undefined ? storage : (storageOf(resource) ?? storage);
  const readsFolder = resource === undefined || presenceOf(fileNameOf(resource)) === "unset";
  return { reference, storeSettings: storeSettings(read, readsFolder ? pattern : undefined) };
}

function askLocation(draft: Draft, storage: Storage): JsonValue {
  const container = draft.askText(containerQuestion("container"), faultOfContainer);
  const folder = draft.askText(
    {
      id: "folder",
      title: "Folder",
      hint: "The folder in that container, such as raw/events; empty for all of it.",
      proposal: "",
    },
    faultOfFolder,
  );
  const folderPath = withoutSlashes(folder);
  const { type, container: key } = LOCATIONS[storage];
  return { type, ...(folderPath === "" ? {} : { folderPath: plainText(folderPath) }), [key]: container };
}

/** Returns the question for a container of a storage account. */
export function containerQuestion(id: string) {
  return {
    id,
    title: "Container",
    hint: "The container, or file system, of the storage account.",
    proposal: "<container>",
  };
}

/** https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata */
const CONTAINER = /^(?:(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*|\$root|\$web|<container>)$/;

/** Returns why a text is no name of a container, as a sentence. */
export function faultOfContainer(name: string): string | undefined {
  if (CONTAINER.test(name)) return undefined;
  return `"${name}" is no name of a container: it must have 3 to 63 small letters, digits and single dashes between them.`;
}

/** What a command or a wildcard would read as something else than a part of a path. */
const NOT_IN_FOLDERS = /[;'"?*\\|<>\p{Cc}]/u;

/** Returns why a text is no path of a folder, as a sentence; the empty text is the container itself. */
export function faultOfFolder(folder: string): string | undefined {
  const found = NOT_IN_FOLDERS.exec(folder)?.[0];
  return found === undefined
    ? undefined
    : `"${folder}" is no path of a folder here: it cannot have ${JSON.stringify(found)}.`;
}

/** Returns a folder's path without the slashes around it. */
export function withoutSlashes(folder: string): string {
  return folder
    .split("/")
    .filter((part) => part !== "")
    .join("/");
}

function storeSettings(storage: Storage, pattern: string | undefined): JsonValue {
  return {
    type: READ_SETTINGS[storage],
    recursive: true,
    ...(pattern === undefined ? {} : { wildcardFileName: pattern }),
    enablePartitionDiscovery: false,
  };
}

function storageOf(dataset: Resource): Storage | undefined {
  const type = typePropertiesOf(dataset).at("location", "type");
  if (isType(type, LOCATIONS.AzureBlobFS.type)) return "AzureBlobFS";
  return isType(type, LOCATIONS.AzureBlobStorage.type) ? "AzureBlobStorage" : undefined;
}

function fileNameOf(dataset: Resource) {
  return typePropertiesOf(dataset).at("location", "fileName");
}

function placeOf(dataset: Resource): string {
  const container =
    literalAt(dataset, "location", "fileSystem") || literalAt(dataset, "location", "container");
  const parts = [
    container,
    literalAt(dataset, "location", "folderPath"),
    literalAt(dataset, "location", "fileName"),
  ];
  return parts.filter((part) => part !== "").join("/");
}

function faultOfLocation(dataset: Resource): string | undefined {
  if (storageOf(dataset) !== undefined) return undefined;
  return `The files of "${dataset.name}" lie neither in a data lake (Gen2) nor in Blob storage.`;
}

function faultOfCsv(dataset: Resource): string | undefined {
  const { name, properties } = dataset;
  if (readBackslashCsv(properties) !== undefined) {
    return `The dataset "${name}" escapes with a backslash, and files for Azure Data Explorer double their quotes.`;
  }
  if (!isHeaderlessCsv(properties)) return undefined;
  return `The files of "${name}" name no columns, so they would be loaded by position.`;
}
