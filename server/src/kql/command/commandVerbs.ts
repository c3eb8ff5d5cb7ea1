import { closestName } from "../../text/suggest";
import { isWordCharacter } from "../words";

/**
 * The verbs of management commands, the documented ones and those that the service itself uses; the longest first,
 * so that `set-or-append` is found before `set`.
 * https://learn.microsoft.com/kusto/management/
 */
const VERBS: readonly string[] = [
  "add",
  "alter",
  "alter-merge",
  "append",
  "apply",
  "attach",
  "cancel",
  "clean",
  "clear",
  "create",
  "create-merge",
  "create-or-alter",
  "create-or-replace",
  "create-set",
  "define",
  "delete",
  "detach",
  "disable",
  "drop",
  "drop-pretty-name",
  "dup-next-failed-ingest",
  "dup-next-ingest",
  "enable",
  "execute",
  "export",
  "ingest",
  "load",
  "merge",
  "move",
  "patch",
  "purge",
  "purge-cleanup",
  "rebuild",
  "remove",
  "rename",
  "replace",
  "reset",
  "run",
  "save",
  "seal",
  "set",
  "set-or-append",
  "set-or-replace",
  "show",
  "undo",
  "unlock",
  "update",
].sort((a, b) => b.length - a.length);

/** Returns the known verb at an offset, in lower case: letter case does not count. */
export function knownVerbAt(text: string, offset: number): string | undefined {
  return VERBS.find((verb) => {
    const end = offset + verb.length;
    if (isWordCharacter(text, end) || text[end] === "-") return false;
    return text.slice(offset, end).toLowerCase() === verb;
  });
}

/** Returns the verb that someone who wrote `word` most likely meant. */
export function closestVerb(word: string): string | undefined {
  return closestName(word, VERBS);
}
