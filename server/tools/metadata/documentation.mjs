// @ts-check

/**
 * @typedef {object} Documented
 * @property {string} text What is left of the comment for people to read.
 * @property {"s" | "n" | "b" | "l" | "o" | "a"} kind The kind of value, as the comment names it.
 * @property {boolean} takesExpression
 * @property {string} byDefault The default as it stands in the comment; empty when it names none.
 * @property {readonly string[]} values All that it may be; empty when the comment does not list them.
 */

/** `Type: string (or Expression with resultType string).`: most of the package's types say so in words alone. */
const TYPE = /[,.]* ?\bType: (\w+)[^.]*\.*/g;
const EXPRESSION = /\(or Expression/;
/** Of a duration; it ends the comment and holds dots. */
const PATTERN = /,? ?\bpattern: .*$/i;
const ITEM_TYPE = /[,.]* ?\bitemType: \w+\.?/;
const DEFAULT = / ?\b(?:The )?default(?: value)?(?: is|:) ['"]?([\w.:-]*\w)['"]?\.(?= |$)/i;
/** Quotes that were once read in another encoding. */
const BROKEN_QUOTES = /ΓÇ[£¥]/g;
const VALUES = / ?\b(?:Possible|Allowed|Supported) values(?: include| are)?:? ([^.]+)\.?/;
const VALUE = /^[A-Za-z][\w-]*$/;

/** @type {readonly (readonly [pattern: RegExp, kind: Documented["kind"]])[]} */
const KINDS = [
  [/^(?:array|list)/i, "l"],
  [/^(?:bool)/i, "b"],
  [/^(?:int|number|long|double)/i, "n"],
  [/^(?:string|secure|uri|date)/i, "s"],
  [/^(?:object|key|dictionary)/i, "o"],
];

/**
 * Takes apart a comment on a property: its type, its default and its values are in prose.
 * @param {string} comment
 * @returns {Documented}
 */
export function readDocumentation(comment) {
  const [, byDefault = ""] = DEFAULT.exec(comment) ?? [];
  const [type = ""] = [...comment.matchAll(TYPE)].map(([, name = ""]) => name);
  const values = readValues(comment);
  return {
    // What the values are is shown apart.
    text: readableText(values.length === 0 ? comment : comment.replace(VALUES, "")),
    kind: KINDS.find(([pattern]) => pattern.test(type))?.[1] ?? "a",
    takesExpression: EXPRESSION.test(comment),
    byDefault,
    values,
  };
}

/** @param {string} comment */
function readableText(comment) {
  const text = comment
    .replace(PATTERN, "")
    .replace(ITEM_TYPE, "")
    .replace(TYPE, ".")
    .replace(DEFAULT, "")
    .replace(BROKEN_QUOTES, "'")
    .replace(/\s+/g, " ")
    .replace(/\.[.\s]*\.(?= |$)/g, ".")
    .trim();
  return text === "." ? "" : text;
}

/** @param {string} comment */
function readValues(comment) {
  const [, list = ""] = VALUES.exec(comment) ?? [];
  const values = list
    .split(/,|\/|\band\b|\bor\b/)
    .map((value) => value.trim().replace(/^(['"])(.*)\1$/, "$2"))
    .filter((value) => value !== "");
  return values.length > 1 && values.every((value) => VALUE.test(value)) ? values : [];
}
