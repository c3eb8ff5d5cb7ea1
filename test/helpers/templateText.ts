import assert from "node:assert/strict";
import { type HoleContent, toTextWithHoles } from "../../server/src/expression/textWithHoles";
import { type AdfText, readText } from "../../server/src/expression/value";
import type { JsonNode } from "../../server/src/json/node";
import type { TextWithHoles } from "../../server/src/text/textWithHoles";
import { rootOf } from "./expressionText";

/** The parts of a template beside the value that is looked at, as JSON objects. */
export interface Sections {
  readonly variables?: string;
  readonly parameters?: string;
}

/** Returns an ARM template that holds a JSON value. */
export function templateWith(value: string, { variables = "{}", parameters = "{}" }: Sections = {}): string {
  return `{ "parameters": ${parameters}, "variables": ${variables}, "resources": [{ "value": ${value} }] }`;
}

/** Returns a template with another one inside, which holds a JSON value and is given parameters. */
export function nestedTemplate(
  value: string,
  passed: string,
  options: Sections & { readonly scope?: string; readonly inner?: Sections } = {},
): string {
  const { scope = "inner", inner, variables = "{}", parameters = "{}" } = options;
  return `{ "parameters": ${parameters}, "variables": ${variables}, "resources": [{
    "type": "Microsoft.Resources/deployments",
    "properties": { "expressionEvaluationOptions": { "scope": "${scope}" }, "parameters": ${passed},
      "template": ${templateWith(value, inner)} } }] }`;
}

/** Returns the value that a template was made around. */
export function valueIn(document: string): JsonNode {
  let node = rootOf(document, { isTemplate: true });
  for (;;) {
    const resource = node.get("resources")?.firstChild;
    const value = resource?.get("value");
    if (value !== undefined) return value;
    const template = resource?.at("properties", "template");
    assert.ok(template, "The template has no value.");
    node = template;
  }
}

/** Returns what the value of a template means. */
export function adfTextIn(document: string): AdfText {
  const text = readText(valueIn(document));
  assert.ok(text, "The value is no text.");
  return text;
}

/** Returns the value of a template as text with holes. */
export function textIn(document: string): TextWithHoles<HoleContent> {
  return toTextWithHoles(adfTextIn(document));
}

/** Returns the value of a template as its literal parts with `⟨what is in the document⟩` for the holes. */
export function showValue(document: string): string {
  return textIn(document)
    .parts.map((part) =>
      part.kind === "literal" ? part.text.text : `⟨${document.slice(part.span.start, part.span.end)}⟩`,
    )
    .join("");
}
