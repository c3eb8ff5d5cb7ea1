import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type FileSystemWatcher,
  WatchKind,
} from "vscode-languageserver";
import { FACTORY_FOLDERS } from "../../adf/kinds";
import { pathOfUri, uriOfPath } from "../uris";
import type { FactoryIndex } from "./factoryIndex";

const FOLDER = `{${FACTORY_FOLDERS.join(",")}}`;

const FILES: readonly string[] = [
  `**/${FOLDER}/*.json`,
  "**/{ARMTemplateForFactory,TemplateForWorkspace}.json",
  "**/*.DataPipeline/pipeline-content.json",
];

/** Of a deleted folder only the folder itself is told. */
const FOLDERS = `**/${FOLDER}`;

/** Asks the client to tell of files of factories that change, whoever changes them. */
export async function watchFactoryFiles(connection: Connection): Promise<void> {
  const watchers: FileSystemWatcher[] = FILES.map((globPattern) => ({ globPattern }));
  watchers.push({ globPattern: FOLDERS, kind: WatchKind.Delete });
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}

/** Asks the client to tell of the files of a factory outside the workspace too. */
export async function watchFactory(connection: Connection, root: string): Promise<void> {
  const globPattern = { baseUri: uriOfPath(root), pattern: `${FOLDER}/*.json` };
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] });
}

/** Asks the client to tell of one file, wherever it lies; where it watches the workspace alone, of all of that name there. */
export async function watchFile(
  connection: Connection,
  path: string,
  { watchesAnywhere }: { readonly watchesAnywhere: boolean },
): Promise<void> {
  const slash = path.lastIndexOf("/");
  const pattern = path.slice(slash + 1).replace(/[[\]{}*?]/g, "?");
  const globPattern = watchesAnywhere
    ? { baseUri: uriOfPath(path.slice(0, slash) || "/"), pattern }
    : `**/${pattern}`;
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern }] });
}

/** Takes over what has changed on the disk. */
export async function takeFileChanges(
  { changes }: DidChangeWatchedFilesParams,
  index: FactoryIndex,
): Promise<void> {
  const changed = new Set<string>();
  const deleted = new Set<string>();
  for (const { uri, type } of changes) {
    const path = pathOfUri(uri);
    // The last word on a file counts: it may have been deleted and written again.
    changed.delete(path);
    deleted.delete(path);
    if (type === FileChangeType.Deleted) deleted.add(path);
    else changed.add(path);
  }
  index.removeDeleted([...deleted]);
  await index.readAgain(changed);
}
