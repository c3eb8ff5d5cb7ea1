import { resolve } from "node:path";
import { describeFileError } from "../host/fileError";
import type { NamedSchema } from "../kql/schema/schema";
import { readSchemaFile } from "../service/schemaFile";
import type { Notices } from "./notices";
import { MAX_FILE_SIZE, readFile } from "./readFile";

/**
 * Reads the schema file that a user names; `undefined` without one. Tells of what cannot be read; `unreadable` where
 * nothing can.
 */
export function loadSchema(
  path: string | undefined,
  cwd: string,
  notices: Notices,
): NamedSchema | undefined | "unreadable" {
  if (path === undefined) return undefined;
  const text = readText(resolve(cwd, path));
  if (typeof text !== "string") {
    notices.tell(`cannot read the KQL schema "${path}": ${text.reason}.`);
    return "unreadable";
  }
  const { schema, problem } = readSchemaFile(path, text);
  if (problem !== undefined) notices.tell(problem);
  return schema ?? "unreadable";
}

function readText(path: string): string | { readonly reason: string } {
  try {
    const read = readFile(path, MAX_FILE_SIZE);
    return read.kind === "text" ? read.text : { reason: "it is too large" };
  } catch (error) {
    return { reason: describeFileError(error) };
  }
}
