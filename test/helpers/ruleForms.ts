import { exportOf, type TemplateShape, type TextShape } from "./armExport";
import { isStrict } from "./json";
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
