import { asObject, format, type Json, mapStrings, parse } from "./json";
import type { Files } from "./rules";

/** How a template holds its resources. */
export type TemplateShape = "array" | "symbolic names" | "nested deployment" | "inside the factory";

/** How a template writes the queries and commands of its activities. */
export type TextShape = "plain" | "concat" | "format";

const RESOURCE_TYPES: Readonly<Record<string, string>> = {
  pipeline: "pipelines",
  dataset: "datasets",
  linkedService: "linkedServices",
  integrationRuntime: "integrationRuntimes",
  dataflow: "dataflows",
  trigger: "triggers",
  credential: "credentials",
};
const FACTORY_TYPE = "Microsoft.DataFactory/factories";
const SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
const KQL_KEYS: ReadonlySet<string> = new Set(["command", "query"]);

/** Returns the template that deploys the files of a factory. */
export function exportOf(files: Files, shape: TemplateShape, texts: TextShape = "plain"): string {
  const resources = Object.entries(files).flatMap(([path, text]) => {
    const type = RESOURCE_TYPES[path.split("/").at(-2) ?? ""];
    return type === undefined ? [] : [resourceOf(parse(text), type, shape, texts)];
  });
  return format(templateOf(resources, shape));
}

function templateOf(resources: readonly Json[], shape: TemplateShape): Json {
  const template = { $schema: SCHEMA, contentVersion: "1.0.0.0" };
  switch (shape) {
    case "array":
      return { ...template, resources };
    case "symbolic names":
      return {
        ...template,
        languageVersion: "2.0",
        resources: Object.fromEntries(resources.map((resource, index) => [`resource${index}`, resource])),
      };
    case "nested deployment":
      return { ...template, resources: [deploymentOf({ ...template, resources })] };
    case "inside the factory":
      return {
        ...template,
        resources: [{ type: FACTORY_TYPE, name: "[parameters('factoryName')]", properties: {}, resources }],
      };
  }
}

function deploymentOf(template: Json): Json {
  return {
    type: "Microsoft.Resources/deployments",
    name: "factory",
    properties: {
      expressionEvaluationOptions: { scope: "inner" },
      mode: "Incremental",
      parameters: { factoryName: { value: "[parameters('factoryName')]" } },
      template,
    },
  };
}

function resourceOf(resource: Json, type: string, shape: TemplateShape, texts: TextShape): Json {
  const isInFactory = shape === "inside the factory";
  const name = String(resource["name"]);
  return {
    ...resource,
    name: isInFactory ? name : nameOf(name, shape),
    type: isInFactory ? type : `${FACTORY_TYPE}/${type}`,
    properties: mapStrings(asObject(resource["properties"]), (text, key) =>
      KQL_KEYS.has(key) && texts !== "plain" ? writeText(text, texts) : escapeBracket(text),
    ),
  };
}

function nameOf(name: string, shape: TemplateShape): string {
  return shape === "array"
    ? `[concat(parameters('factoryName'), '/${name}')]`
    : `[format('{0}/{1}', parameters('factoryName'), '${name}')]`;
}

/** A string that begins with a bracket is an expression in a template, so an export doubles the bracket. */
function escapeBracket(text: string): string {
  return text.startsWith("[") ? `[${text}` : text;
}

function writeText(text: string, shape: Exclude<TextShape, "plain">): string {
  const quoted = text.replaceAll("'", "''");
  if (shape === "format") return `[format('${quoted.replace(/[{}]/g, "$&$&")}{0}', '')]`;
  // Between two words, so that no doubled quote is torn.
  const middle = quoted.indexOf(" ", quoted.length / 2) + 1;
  return `[concat('${quoted.slice(0, middle)}', '${quoted.slice(middle)}')]`;
}
