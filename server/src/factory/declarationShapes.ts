import { globalParametersIn } from "../adf/globalParameters";
import type { ReturnType } from "../expression/functionTable";
import type { Member, Shape } from "../expression/shape";
import type { JsonNode } from "../json/node";
import type { Analysis } from "./analysis";
import { globalParameterFiles } from "./globalParameterFiles";

/** The types of parameters and variables, in lower case, by what expressions make of them. */
const TYPES: ReadonlyMap<string, ReturnType> = new Map<string, ReturnType>([
  ["array", "array"],
  ["bool", "boolean"],
  ["boolean", "boolean"],
  ["float", "number"],
  ["int", "number"],
  ["integer", "number"],
  ["object", "object"],
  ["securestring", "string"],
  ["string", "string"],
]);

const LONGEST_VALUE = 80;
/** Deeper than what people read through; the rest is left out. */
const MAX_DEPTH = 4;

/** Returns the parameters or variables that a resource declares, as members, in their order. */
export function declarationsIn(
  properties: JsonNode,
  section: "parameters" | "variables" | "libraryVariables",
): readonly Member[] {
  const node = properties.get(section);
  if (node?.kind !== "object") return [];
  return [...node.children()].map((child) => ({
    name: child.key ?? "",
    shape: describeDeclaration(child, child.get("defaultValue"), "default"),
  }));
}

/** Returns the global parameters of a factory, as far as its files tell. */
export function globalParametersOf({ factory }: Analysis): readonly Member[] {
  return [...globalParameterFiles(factory)]
    .flatMap((path) => factory.document(path)?.resources ?? [])
    .flatMap((resource) => [...(globalParametersIn(resource)?.children() ?? [])])
    .map((child) => ({
      name: child.key ?? "",
      shape: describeDeclaration(child, child.get("value"), "value"),
    }));
}

/** Returns the shape of a JSON value that stands for what an expression yields. */
export function sampleShape(value: JsonNode, depth = 0): Shape {
  if (depth > MAX_DEPTH) return { type: "any" };
  switch (value.kind) {
    case "object":
      return {
        type: "object",
        members: [...value.children()].map((child) => ({
          name: child.key ?? "",
          shape: sampleShape(child, depth + 1),
        })),
      };
    case "array": {
      const { firstChild } = value;
      return firstChild === undefined
        ? { type: "array" }
        : { type: "array", item: sampleShape(firstChild, depth + 1) };
    }
    case "string":
    case "number":
    case "boolean":
      return { type: value.kind };
    default:
      return { type: "any" };
  }
}

function describeDeclaration(node: JsonNode, value: JsonNode | undefined, label: string): Shape {
  const written = node.get("type")?.stringValue ?? "";
  const sample = value === undefined ? undefined : sampleShape(value);
  const type = TYPES.get(written.toLowerCase()) ?? "any";
  // The text of a secret is shown nowhere.
  const isSecret = written.toLowerCase() === "securestring";
  const shown = value === undefined || isSecret ? "" : `, ${label} ${showValue(value)}`;
  const summary = `Type \`${written}\`${shown}.${describeLibrary(node)}`;
  return { ...(sample?.type === type ? sample : {}), type, summary };
}

/** https://learn.microsoft.com/fabric/data-factory/variable-library-integration-with-data-pipelines */
function describeLibrary(declaration: JsonNode): string {
  const variable = declaration.get("variableName");
  const library = declaration.get("libraryName");
  if (variable === undefined || library === undefined) return "";
  return ` Variable ${showValue(variable)} of library ${showValue(library)}.`;
}

/** Written with a fence that no text can close. */
function showValue(value: JsonNode): string {
  const raw = value.rawText.replace(/\s+/g, " ");
  const text = raw.length > LONGEST_VALUE ? `${raw.slice(0, LONGEST_VALUE)}…` : raw;
  return text.includes("`") ? `\`\` ${text.replaceAll("``", "` `")} \`\`` : `\`${text}\``;
}
