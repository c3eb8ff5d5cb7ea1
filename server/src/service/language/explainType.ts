import type { Model, ModelProperty, ValueType } from "../../adf/metadata/model";
import type { TypePage } from "../../adf/metadata/pages";
import { escapeMarkdown, linkTo } from "../hover/markdown";

/** A longer list of values hides the rest of what is shown. */
const MOST_VALUES = 12;

/** Returns a kind of object in Markdown: what it is, what it needs, and the vendor's page. */
export function explainModel(model: Model, page: TypePage): string {
  const required = requiredNames(model.properties);
  const lines = [
    escapeMarkdown(model.text),
    required.length === 0 ? "" : `**Required:** ${required.map(quote).join(", ")}`,
    linkTo(page),
  ];
  return lines.filter((line) => line !== "").join("\n\n");
}

/** Returns a property in Markdown: what it does, its type, whether it is required, its values and its default. */
export function explainProperty(property: ModelProperty, page: TypePage): string {
  const details = [
    `- **Type:** ${titleOfType(property)}${property.takesExpression ? ", or an expression" : ""}`,
    property.isRequired ? "- **Required**" : "",
    property.values.length > 1 ? `- **Values:** ${listValues(property.values)}` : "",
    property.byDefault === "" ? "" : `- **Default:** ${quote(property.byDefault)}`,
    property.isReadOnly ? "- Set by the service" : "",
  ].filter((line) => line !== "");
  return [escapeMarkdown(property.text), details.join("\n"), linkTo(page)]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** Returns the type of a property on one line, such as `array of objects`. */
export function titleOfType({ type, values }: Pick<ModelProperty, "type" | "values">): string {
  if (values.length > 1 && type.kind !== "list") return "one of the values";
  switch (type.kind) {
    case "string":
    case "number":
    case "boolean":
    case "array":
    case "object":
      return type.kind;
    case "any":
      return "any value";
    case "model":
    case "group":
      return "object";
    case "list":
      return `array of ${titleOfElement(type.element)}`;
    case "map":
      return "object by names";
  }
}

function titleOfElement(element: ValueType): string {
  const title = titleOfType({ type: element, values: [] });
  return title === "any value" ? "any values" : `${title}s`;
}

function requiredNames(properties: readonly ModelProperty[]): readonly string[] {
  return properties
    .filter(({ isRequired, name }) => isRequired && name !== "type" && name !== "name")
    .flatMap(({ name, type }) =>
      type.kind === "group" ? requiredNames(type.properties).map((inner) => `${name}.${inner}`) : [name],
    );
}

function listValues(values: readonly string[]): string {
  const shown = values.slice(0, MOST_VALUES).map(quote).join(", ");
  return values.length > MOST_VALUES ? `${shown} and ${values.length - MOST_VALUES} more` : shown;
}

function quote(text: string): string {
  return `\`${text}\``;
}
