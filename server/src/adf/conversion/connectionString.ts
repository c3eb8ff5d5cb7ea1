import { literalTextOf } from "../../expression/textPieces";
import type { JsonNode } from "../../json/node";
import { isType } from "../resource";
import type { ValueReader } from "./callerValues";

/** Returns a value of a connection string, `name=value;…`, by any of its names; these compare case-insensitively. */
export function connectionValue(connection: string, names: readonly string[]): string | undefined {
  for (const part of connection.split(";")) {
    const [name = "", ...value] = part.split("=");
    const isWanted = names.some((wanted) => wanted.toLowerCase() === name.trim().toLowerCase());
    if (isWanted && value.length > 0) return value.join("=").trim();
  }
  return undefined;
}

/** Returns the text of a value without computed parts, also of one in a `SecureString`; `undefined` for none. */
export function plainText(value: JsonNode | undefined, values: ValueReader): string | undefined {
  const inner = isType(value?.get("type"), "SecureString") ? value?.get("value") : value;
  const pieces = values(inner);
  const text = pieces === undefined ? undefined : literalTextOf(pieces);
  return text === "" ? undefined : text;
}
