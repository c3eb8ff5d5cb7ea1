const FILE_SCHEME = "file://";
const DRIVE = /^[A-Za-z]:/;

/**
 * Returns what the engine calls a document: for a file its absolute path with forward slashes and a drive letter
 * in lower case, for any other document its URI.
 */
export function pathOfUri(uri: string): string {
  if (!uri.toLowerCase().startsWith(FILE_SCHEME)) return uri;
  const [authority, path] = splitAuthority(decode(uri.slice(FILE_SCHEME.length)));
  // A share of another machine is written \\machine\share on Windows.
  if (authority !== "" && authority.toLowerCase() !== "localhost") return `//${authority}${path}`;
  return normalizePath(DRIVE.test(path.slice(1)) ? path.slice(1) : path);
}

/** Returns the URI of what the engine calls `path`. */
export function uriOfPath(path: string): string {
  if (path.startsWith("//")) return `file:${encode(path)}`;
  if (path.startsWith("/")) return `file://${encode(path)}`;
  return DRIVE.test(path) ? `file:///${encode(path)}` : path;
}

/** Returns a path of the file system as the engine names files. */
export function normalizePath(path: string): string {
  if (!DRIVE.test(path)) return path;
  return path.charAt(0).toLowerCase() + path.slice(1).replaceAll("\\", "/");
}

/** Returns the file that a setting names: an absolute path, or one from a folder on. */
export function resolvePath(folder: string, written: string): string {
  const path = normalizePath(written.replaceAll("\\", "/"));
  const parts: string[] = [];
  for (const part of (isFilePath(path) ? path : `${folder}/${path}`).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** Returns whether a path is that folder or lies in it, at any depth. */
export function isInFolder(path: string, folder: string): boolean {
  if (path === folder) return true;
  return path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/** Returns whether a document can be read from the file system. */
export function isFilePath(path: string): boolean {
  return path.startsWith("/") || DRIVE.test(path);
}

/** Returns the folder of a URI of folders as the engine names it, without a slash at its end. */
export function folderOfUri(uri: string): string {
  const path = pathOfUri(uri);
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

function splitAuthority(rest: string): readonly [authority: string, path: string] {
  const slash = rest.indexOf("/");
  return slash < 0 ? [rest, "/"] : [rest.slice(0, slash), rest.slice(slash)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign: some clients do not encode at all.
    return text;
  }
}

function encode(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
