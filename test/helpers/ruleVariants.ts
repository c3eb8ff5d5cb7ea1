import { asObject, format, isStrict, type Json, parse } from "./json";
import type { Files } from "./rules";

/** Another way to write the same factory; `undefined` where it makes no sense for these files or this rule. */
export type Variant = (files: Files, ruleId: string) => Files | undefined;

/** The rule whose findings are the mistakes of the file itself. */
const SYNTAX_RULE = "json-syntax";

/** The same files, written otherwise. */
export const SPELLINGS: readonly (readonly [string, Variant])[] = [
  ["CRLF", (files) => mapTexts(files, (text) => text.replaceAll("\n", "\r\n"))],
  [
    "lone CR",
    (files) => (hasLineComment(files) ? undefined : mapTexts(files, (text) => text.replaceAll("\n", "\r"))),
  ],
  [
    "tabs",
    (files) => mapTexts(files, (text) => text.replace(/^ +/gm, (blanks) => "\t".repeat(blanks.length / 2))),
  ],
  ["a byte order mark", (files) => mapTexts(files, (text) => `\uFEFF${text}`)],
  [
    "a missing tail",
    (files, ruleId) =>
      ruleId === SYNTAX_RULE ? undefined : mapTexts(files, (text) => text.replace(/\s*\}\s*$/, "")),
  ],
  [
    "comments",
    (files) =>
      isStrict(files)
        ? mapTexts(files, (text) => text.replace(/^( *)"/gm, '$1// A "note", {\n$1/* and */ "'))
        : undefined,
  ],
  [
    "a file that stands alone",
    (files) => {
      const [[path, text] = ["", ""], ...others] = Object.entries(files);
      return others.length === 0 && isStrict(files)
        ? { [`somewhere/${path.split("/").at(-1)}`]: text }
        : undefined;
    },
  ],
  [
    "one line",
    (files) => (isStrict(files) ? mapTexts(files, (text) => JSON.stringify(JSON.parse(text))) : undefined),
  ],
];

/** Every activity moved into a container. */
export const CONTAINERS: readonly (readonly [string, Variant])[] = [
  [
    "ForEach",
    inContainer("ForEach", (activities) => ({
      // Neither runs things in parallel nor is asked to run them in order: no rule about loops has anything to say of it.
      isSequential: false,
      batchCount: 1,
      items: "@createArray('a')",
      activities,
    })),
  ],
  ["Until", inContainer("Until", (activities) => ({ expression: "@bool('true')", activities }))],
  [
    "If Condition",
    inContainer("IfCondition", (activities) => ({
      expression: "@bool('true')",
      ifTrueActivities: activities,
    })),
  ],
  [
    "If Condition, else",
    inContainer("IfCondition", (activities) => ({
      expression: "@bool('true')",
      ifFalseActivities: activities,
    })),
  ],
  [
    "Switch",
    inContainer("Switch", (activities) => ({ on: "@string('a')", cases: [{ value: "a", activities }] })),
  ],
  [
    "Switch, default",
    inContainer("Switch", (activities) => ({ on: "@string('a')", defaultActivities: activities })),
  ],
  [
    "Until in If Condition",
    (files, ruleId) => {
      const inner = inContainer("Until", (activities) => ({ activities }))(files, ruleId);
      return inner === undefined
        ? undefined
        : inContainer("IfCondition", (activities) => ({ ifTrueActivities: activities }))(inner, ruleId);
    },
  ],
];

function mapTexts(files: Files, change: (text: string) => string): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(text)]));
}

function hasLineComment(files: Files): boolean {
  return Object.values(files).some((text) => /^\s*\/\//m.test(text));
}

function inContainer(type: string, typeProperties: (activities: unknown) => Json): Variant {
  return (files) => {
    if (!isStrict(files)) return undefined;
    return mapTexts(files, (text) => {
      const resource = parse(text);
      const properties = asObject(resource["properties"]);
      if (!Array.isArray(properties["activities"])) return text;
      const container = { name: "Container", type, typeProperties: typeProperties(properties["activities"]) };
      return format({ ...resource, properties: { ...properties, activities: [container] } });
    });
  };
}
