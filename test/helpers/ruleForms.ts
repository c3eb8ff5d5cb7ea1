import { exportOf, type TemplateShape, type TextShape } from "./armExport";
import { fabricItemsOf } from "./fabricItem";
import { isStrict } from "./json";
import type { Files } from "./rules";
import type { Variant } from "./ruleVariants";

/** The rules that have nothing to say of exported templates. */
const RULES_WITHOUT_TEMPLATES: ReadonlySet<string> = new Set(["json-syntax", "unresolved-reference"]);

/** The same factory as a template. */
export const TEMPLATES: readonly (readonly [string, Variant])[] = [
  ["ARM template", inTemplate("array")],
  ["ARM template with symbolic names", inTemplate("symbolic names")],
  ["ARM template in a deployment", inTemplate("nested deployment")],
  ["ARM template of a factory with its resources inside", inTemplate("inside the factory")],
];

/** The same factory as a template that puts its queries and commands together. */
export const BUILT_TEXTS: readonly (readonly [string, Variant])[] = [
  ["ARM template with texts made by concat", inTemplate("array", "concat")],
  ["ARM template with texts made by format", inTemplate("nested deployment", "format")],
];

function inTemplate(shape: TemplateShape, texts: TextShape = "plain"): Variant {
  return (files, ruleId) =>
    RULES_WITHOUT_TEMPLATES.has(ruleId) || !isStrict(files)
      ? undefined
      : { "ARMTemplateForFactory.json": exportOf(files, shape, texts) };
}

const NO_LINKED_SERVICES = "Fabric keeps connections outside of its items.";
const NO_REFERENCES = "Datasets of Fabric stand where they are used, so nothing refers to them.";

/** The rules that have nothing to say of Fabric, and why. */
const RULES_WITHOUT_FABRIC: Readonly<Record<string, string>> = {
  "cluster-endpoint": NO_LINKED_SERVICES,
  "dataset-type-mismatch": NO_REFERENCES,
  "json-syntax": "An example is no JSON, so it cannot be written in another way.",
  "legacy-kusto-store": "The old data store is none of Fabric's.",
  "prefer-export-command": "Which store a connection leads to is not written in the item.",
  "query-in-command-activity": "The KQL activity of Fabric takes queries too.",
  "region-mismatch": "Fabric has no integration runtimes to choose.",
  "secret-in-linked-service": NO_LINKED_SERVICES,
  "sink-table-missing": "Where a sink of Fabric names its table is not documented for every connection.",
  "unknown-property": "Fabric adds properties of its own, which are not all documented.",
  "unresolved-reference": NO_REFERENCES,
};

/** The rules that name a dataset, which in Fabric has no name. */
const RULES_IN_OTHER_WORDS: ReadonlySet<string> = new Set(["csv-backslash-escape"]);

/** Returns the pipelines of the factory as items of Fabric; `undefined` where that makes no sense for the rule. */
export function fabricForm(files: Files, ruleId: string): Files | undefined {
  return ruleId in RULES_WITHOUT_FABRIC ? undefined : fabricItemsOf(files);
}

/** Returns whether a rule says the same of Fabric, word by word. */
export function hasSameWordsInFabric(ruleId: string): boolean {
  return !RULES_IN_OTHER_WORDS.has(ruleId);
}

/** Returns the ids of the rules that are left out, to check that they exist. */
export function rulesWithoutFabric(): readonly string[] {
  return Object.keys(RULES_WITHOUT_FABRIC);
}
