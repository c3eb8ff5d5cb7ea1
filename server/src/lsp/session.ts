import { type Connection, MessageType, ShowMessageNotification } from "vscode-languageserver";
import type { StartKustoWorker } from "../host/kusto/protocol";
import type { ClientFeatures } from "./clientFeatures";
import type { Places } from "./conversion";
import { FactoryReports } from "./diagnostics/factoryReports";
import { KqlAnswers } from "./diagnostics/kqlAnswers";
import { KqlReports } from "./diagnostics/kqlReports";
import { Linter } from "./diagnostics/linter";
import type { LoadLinting } from "./diagnostics/loadLinting";
import { Reports } from "./diagnostics/reports";
import { FactoryIndex, type IndexListener } from "./files/factoryIndex";
import type { FileAccess } from "./files/fileReader";
import { KqlSchemas, type SchemaListener } from "./files/kqlSchemas";
import { OpenDocuments } from "./files/openDocuments";
import { watchFactory, watchFile } from "./files/watchedFiles";
import { describeError, guardTask, type Log } from "./guard";
import { catalogueFrom, type FindCatalogue, type LoadMetadata } from "./intelligence/catalogues";
import type { LoadIntelligence } from "./intelligence/loadIntelligence";
import { SettingsStore } from "./settings/settingsStore";

/** What the server is given by the process that it runs in. */
export interface ServerParts {
  /** Loads the rules when they are first needed: a client that has just come is answered before. */
  readonly loadLinting: LoadLinting;
  readonly files: FileAccess;
  readonly loadIntelligence: LoadIntelligence;
  /** Reads the types of Data Factory; left out where there is no file of them. */
  readonly loadMetadata?: LoadMetadata;
  /** Starts what runs the official Kusto parser; left out where that is not possible. */
  readonly startKustoWorker?: StartKustoWorker;
  readonly processId: number;
  /** How long a document must rest before its findings are sent unasked. */
  readonly debounceMilliseconds: number;
}

/** What the parts of the server share while a client is connected. */
export interface Session {
  readonly connection: Connection;
  readonly client: ClientFeatures;
  readonly parts: ServerParts;
  readonly log: Log;
  readonly documents: OpenDocuments;
  readonly index: FactoryIndex;
  readonly settings: SettingsStore;
  readonly schemas: KqlSchemas;
  readonly places: Places;
  readonly linter: Linter;
  readonly findCatalogue: FindCatalogue;
  readonly kql: KqlAnswers | undefined;
  readonly reports: Reports;
  readonly kqlReports: KqlReports;
  readonly factoryReports: FactoryReports;
}

/** Who is told what has changed in a session. */
export interface SessionListener {
  readonly onFactoriesChanged: IndexListener["onChange"];
  /** Told that more is known of the KQL of a document, or of the unopened files of a factory. */
  readonly onKqlAnswers: (pathOrRoot: string) => void;
  /** Told that the schema of any document may be another one. */
  readonly onSchemaChanged: () => void;
}

/** Begins a session; nothing is read before the index is given a folder or a document is opened. */
export function createSession(
  connection: Connection,
  client: ClientFeatures,
  parts: ServerParts,
  log: Log,
  { onFactoriesChanged, onKqlAnswers, onSchemaChanged }: SessionListener,
): Session {
  const onFailure = (what: string, error: unknown) => log(`${what} failed: ${describeError(error)}`);
  const documents = new OpenDocuments();
  const settings = new SettingsStore(connection, client, parts.loadLinting, () => index.workspaceFolders);
  const index: FactoryIndex = new FactoryIndex(parts.files, documents, {
    onChange: onFactoriesChanged,
    onOutsideFactory: (root) => {
      if (!client.registersFileWatchers || !client.watchesAnywhere) return;
      guardTask("Watching a factory", log, () => watchFactory(connection, root));
    },
    onFailure,
    findExcluded: (folder) => settings.excludedIn(folder),
  });
  const onCrash = (ruleId: string, error: unknown) => onFailure(`Rule ${ruleId}`, error);
  const folderOf = (path: string) => settings.folderOf(path);
  const schemas = new KqlSchemas(
    parts.files,
    documents,
    parts.loadLinting,
    folderOf,
    schemaListenerOf(connection, client, log, onSchemaChanged),
  );
  const { startKustoWorker } = parts;
  const kql =
    startKustoWorker && new KqlAnswers(startKustoWorker, log, onKqlAnswers, (id) => schemas.databaseOf(id));
  const linter = new Linter(index, documents, settings, parts.loadLinting, client, onCrash, schemas, kql);
  const places = placesOf(documents, index);
  const kqlReports = new KqlReports(linter, documents, places, client, parts.loadIntelligence);
  const reports = new Reports(linter, places, client, log, kqlReports);
  const factoryReports = new FactoryReports(index, reports, settings, log);
  return {
    connection,
    client,
    parts,
    log,
    documents,
    index,
    settings,
    schemas,
    places,
    linter,
    findCatalogue: catalogueFrom(parts.loadIntelligence, parts.loadMetadata, log),
    kql,
    reports,
    kqlReports,
    factoryReports,
  };
}

function schemaListenerOf(
  connection: Connection,
  client: ClientFeatures,
  log: Log,
  onChange: () => void,
): SchemaListener {
  return {
    onFile: (path) => {
      if (!client.registersFileWatchers) return;
      guardTask("Watching a file", log, () => watchFile(connection, path, client));
    },
    onChange,
    onProblem: (path, message) => {
      // What is shown quotes the file, which a log must not.
      log(`Not all of the KQL schema ${path} could be read.`);
      guardTask("Telling the user", log, () =>
        connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }),
      );
    },
  };
}

function placesOf(documents: OpenDocuments, index: FactoryIndex): Places {
  return {
    linesOf: (path) => index.factoryOf(path)?.document(path)?.lines,
    uriOf: (path) => documents.uriOf(path),
    versionOf: (path) => documents.versionOf(path),
  };
}
