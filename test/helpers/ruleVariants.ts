import { readDocument } from "../../server/src/adf/document";
import type { Files } from "./rules";

/** Another way to write the same factory; `undefined` where it makes no sense for these files or this rule. */
export type Variant = (files: Files, ruleId: string) => Files | undefined;

/** The rule whose findings are the mistakes of the file itself. */
const SYNTAX_RULE = "json-syntax";
/** The rules that have nothing to say of exported templates. */
const RULES_WITHOUT_TEMPLATES: ReadonlySet<string> = new Set([SYNTAX_RULE, "unresolved-reference"]);

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
    "one line",
    (files) => (isStrict(files) ? mapTexts(files, (text) => JSON.stringify(JSON.parse(text))) : undefined),
  ],
];

/** Every activity moved into a container. */
export const CONTAINERS: readonly (readonly [string, Variant])[] = [
  [
    "ForEach",
    inContainer("ForEach", (activities) => ({
      isSequential: false,
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

/** The same factory in another form. */
export const FORMS: readonly (readonly [string, Variant])[] = [
  [
    "ARM template",
    (files, ruleId) => (RULES_WITHOUT_TEMPLATES.has(ruleId) ? undefined : armTemplate(files, false)),
  ],
  [
    "ARM template with symbolic names",
    (files, ruleId) => (RULES_WITHOUT_TEMPLATES.has(ruleId) ? undefined : armTemplate(files, true)),
  ],
];

type Json = { readonly [name: string]: unknown };

function mapTexts(files: Files, change: (text: string) => string): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(text)]));
}

function isStrict(files: Files): boolean {
  return Object.entries(files).every(
    ([path, text]) => readDocument(path, text).problem === undefined && !/\/[/*]|,\s*[\]}]/.test(text),
  );
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

const ARM_TYPES: Readonly<Record<string, string>> = {
  pipeline: "pipelines",
  dataset: "datasets",
  linkedService: "linkedServices",
  integrationRuntime: "integrationRuntimes",
};

function armTemplate(files: Files, hasSymbolicNames: boolean): Files | undefined {
  if (!isStrict(files)) return undefined;
  const resources = Object.entries(files).map(([path, text]) => armResource(path, parse(text)));
  return {
    "ARMTemplateForFactory.json": format({
      $schema: "http://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#",
      contentVersion: "1.0.0.0",
      resources: hasSymbolicNames
        ? Object.fromEntries(resources.map((resource, index) => [`resource${index}`, resource]))
        : resources,
    }),
  };
}

function armResource(path: string, resource: Json): Json {
  return {
    ...resource,
    name: `[concat(parameters('factoryName'), '/${String(resource["name"])}')]`,
    type: `Microsoft.DataFactory/factories/${ARM_TYPES[path.split("/")[0] ?? ""] ?? "pipelines"}`,
    properties: escapeBrackets(resource["properties"]),
  };
}

/** A string that begins with a bracket is an expression in a template, so an export doubles the bracket. */
function escapeBrackets(value: unknown): unknown {
  if (typeof value === "string") return value.startsWith("[") ? `[${value}` : value;
  if (Array.isArray(value)) return value.map(escapeBrackets);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, escapeBrackets(inner)]));
}

function parse(text: string): Json {
  return asObject(JSON.parse(text));
}

function asObject(value: unknown): Json {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function format(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
