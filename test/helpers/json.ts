import type { Files } from "./rules";

/** A JSON object. */
export type Json = { readonly [name: string]: unknown };

/** Returns whether all files are JSON without comments and trailing commas. */
export function isStrict(files: Files): boolean {
  return Object.values(files).every((text) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  });
}

/** Returns the object that a JSON text holds. */
export function parse(text: string): Json {
  return asObject(JSON.parse(text));
}

/** Returns a value as an object; one without properties for any other value. */
export function asObject(value: unknown): Json {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** Returns a value as the text of a file. */
export function format(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** Returns a value with the strings in it changed, at any depth; `change` is also given the key of each. */
export function mapStrings(value: unknown, change: (text: string, key: string) => string, key = ""): unknown {
  if (typeof value === "string") return change(value, key);
  if (Array.isArray(value)) return value.map((element) => mapStrings(element, change, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      mapStrings(inner, change, name === "value" ? key : name),
    ]),
  );
}
