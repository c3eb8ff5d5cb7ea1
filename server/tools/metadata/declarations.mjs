// @ts-check

/**
 * @typedef {object} DeclaredProperty
 * @property {string} doc Its comment on one line; empty when it has none.
 * @property {boolean} isOptional
 * @property {string} type As declared; empty for a type that takes several lines.
 *
 * @typedef {object} DeclaredInterface
 * @property {string} doc
 * @property {readonly string[]} parents
 * @property {ReadonlyMap<string, DeclaredProperty>} properties
 *
 * @typedef {object} Declarations
 * @property {ReadonlyMap<string, DeclaredInterface>} interfaces
 * @property {ReadonlyMap<string, readonly string[]>} enums The values by the name of the type, without its `Known`.
 */

const COMMENT = /^\s*\/\*\*(.*)$/;
const INTERFACE = /^export declare interface (\w+)(?: extends ([\w, ]+))? \{/;
const PROPERTY = /^ {4}(?:readonly )?"?([\w.]+)"?(\??): (.*?);?$/;
const ENUM = /^export declare enum Known(\w+) \{/;
const ENUM_VALUE = /^ {4}\w+ = "(.*)",?$/;
const LITERAL_TYPE = /^export declare type (\w+) = ("[^"]*"(?: \| "[^"]*")*);/;

/**
 * Reads what a declaration file says in comments and names that the compiled code no longer has. The file is rolled up
 * by a tool, one property a line; what has another form is left out.
 * @param {string} text
 * @returns {Declarations}
 */
export function readDeclarations(text) {
  /** @type {Map<string, DeclaredInterface>} */
  const interfaces = new Map();
  /** @type {Map<string, readonly string[]>} */
  const enums = new Map();
  for (const { doc, lines } of splitDeclarations(text)) {
    const [first = ""] = lines;
    const [, name = "", parents = ""] = INTERFACE.exec(first) ?? [];
    if (name !== "") {
      interfaces.set(name, {
        doc,
        parents: parents.split(/,\s*/).filter(Boolean),
        properties: readProperties(lines),
      });
    }
    const [, known] = ENUM.exec(first) ?? [];
    if (known !== undefined)
      enums.set(
        known,
        lines.flatMap((line) => ENUM_VALUE.exec(line)?.[1] ?? []),
      );
    const [, literal, values = ""] = LITERAL_TYPE.exec(first) ?? [];
    if (literal !== undefined) enums.set(literal, readLiterals(values));
  }
  return { interfaces, enums };
}

/**
 * The texts of a type such as `"A" | "B"`; none for another type.
 * @param {string} type
 */
export function readLiterals(type) {
  return /^"[^"]*"(?: \| "[^"]*")*$/.test(type)
    ? [...type.matchAll(/"([^"]*)"/g)].map(([, value = ""]) => value)
    : [];
}

/**
 * The declarations of the file, each with the comment before it.
 * @param {string} text
 */
function* splitDeclarations(text) {
  const lines = text.split(/\r?\n/);
  let doc = "";
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? "";
    if (COMMENT.test(line)) {
      const comment = readComment(lines, index);
      doc = comment.doc;
      index = comment.last;
    } else if (line.startsWith("export ")) {
      const end = line.endsWith("{") ? lines.indexOf("}", index) : index;
      yield { doc, lines: lines.slice(index, end + 1) };
      index = Math.max(index, end);
      doc = "";
    }
  }
}

/** @param {readonly string[]} lines Those of an interface. */
function readProperties(lines) {
  /** @type {Map<string, DeclaredProperty>} */
  const properties = new Map();
  let doc = "";
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index] ?? "";
    const [, name, optional, type = ""] = PROPERTY.exec(line) ?? [];
    if (COMMENT.test(line)) {
      const comment = readComment(lines, index);
      doc = comment.doc;
      index = comment.last;
    } else if (name !== undefined) {
      properties.set(name, { doc, isOptional: optional === "?", type: type.endsWith("{") ? "" : type });
      doc = "";
    }
  }
  return properties;
}

/**
 * @param {readonly string[]} lines
 * @param {number} first The line that the comment begins on.
 */
function readComment(lines, first) {
  let last = first;
  while (last < lines.length - 1 && !(lines[last] ?? "").includes("*/")) last++;
  const doc = lines
    .slice(first, last + 1)
    .map((line) =>
      line
        .replace(/^\s*(?:\/\*\*|\*(?!\/))/, "")
        .replace(/\*\/\s*$/, "")
        .trim(),
    )
    .filter((line) => line !== "" && !line.startsWith("NOTE:"))
    .join(" ");
  return { doc, last };
}
