import { nounOf } from "../../adf/describe";
import type { Resource } from "../../adf/resource";
import type { JsonValue } from "../../json/edit";
import type { Draft, NewKind } from "./draft";
import { choicesOf, type Fitness, faultOfExisting } from "./existing";
import { plainText } from "./texts";

/** A resource that a new one refers to. */
export interface Referred {
  /** The reference, as JSON. */
  readonly reference: JsonValue;
  /** The resource, where it exists already. */
  readonly resource: Resource | undefined;
}

/** Asks which resource to refer to. */
export interface ResourceQuestion {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly kind: "dataset" | "linkedService";
  readonly fitness: Fitness;
  /** What a new one is called when nobody says otherwise. */
  readonly newName: string;
  /** Asks what a new one needs, and adds it to the draft. */
  readonly create: (name: string) => void;
}

const REFERENCE_TYPES = { dataset: "DatasetReference", linkedService: "LinkedServiceReference" } as const;

/**
 * Asks for a resource by its name: that of one that exists and is fit, or of one to be made. Then asks for what it
 * needs: the values of parameters without a default, or what `create` asks.
 */
export function askResource(draft: Draft, question: ResourceQuestion): Referred {
  const { id, title, hint, kind, fitness, create } = question;
  const asked = {
    id,
    title,
    hint,
    writingHint: `A name for the new ${nounOf(kind)}. ${hint}`,
    choices: choicesOf(draft, kind, fitness),
    other: `New ${nounOf(kind)}…`,
    proposal: draft.uniqueName(kind, question.newName),
  };
  const name = draft.ask(asked, (answer) => {
    const existing = draft.existing(kind, answer);
    return existing === undefined ? draft.faultOfNewName(kind, answer) : faultOfExisting(existing, fitness);
  });
  const resource = draft.existing(kind, name);
  const plain = { referenceName: resource?.name ?? name, type: REFERENCE_TYPES[kind] };
  if (resource === undefined) {
    create(name);
    return { reference: plain, resource };
  }
  const parameters = askParameters(draft, id, kind, resource);
  const hasAny = Object.keys(parameters).length > 0;
  return { reference: hasAny ? { ...plain, parameters } : plain, resource };
}

/** Asks for the values of the parameters that have no default. */
function askParameters(
  draft: Draft,
  id: string,
  kind: NewKind,
  resource: Resource,
): { readonly [name: string]: JsonValue } {
  const values: [string, JsonValue][] = [];
  for (const parameter of resource.properties.get("parameters")?.children() ?? []) {
    const name = parameter.key ?? "";
    if (parameter.get("defaultValue") !== undefined) continue;
    const type = parameter.get("type")?.stringValue?.toLowerCase() ?? "string";
    const question = {
      id: `${id}.${name}`,
      title: `Parameter ${name}`,
      hint: `The value of the parameter "${name}" of the ${nounOf(kind)} "${resource.name}": a ${type}.`,
      proposal: "",
    };
    const answer = draft.askText(question, (text) => {
      if (text === "") return `The ${nounOf(kind)} "${resource.name}" needs a value for "${name}".`;
      return parameterValue(text, type) === undefined ? `"${text}" is no ${type}.` : undefined;
    });
    values.push([name, parameterValue(answer, type) ?? ""]);
  }
  return Object.fromEntries(values);
}

/** Returns an answer as a value of a parameter's type; `undefined` when it is none. */
function parameterValue(text: string, type: string): JsonValue | undefined {
  if (type === "int" || type === "float") {
    const number = Number(text);
    const isFit = type === "int" ? Number.isSafeInteger(number) : Number.isFinite(number);
    return text !== "" && isFit ? number : undefined;
  }
  if (type === "bool") return /^(?:true|false)$/i.test(text) ? text.toLowerCase() === "true" : undefined;
  if (type === "object" || type === "array") return structuredValue(text, type);
  return plainText(text);
}

function structuredValue(text: string, type: string): JsonValue | undefined {
  try {
    const value: JsonValue = JSON.parse(text);
    return Array.isArray(value) === (type === "array") && typeof value === "object" ? value : undefined;
  } catch {
    // Not JSON, so no array and no object either.
    return undefined;
  }
}
