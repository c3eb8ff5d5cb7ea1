// @ts-check
import { readLiterals } from "./declarations.mjs";
import { readDocumentation } from "./documentation.mjs";

/**
 * @typedef {object} MapperType
 * @property {string} name
 * @property {string} [className]
 * @property {{ type: MapperType }} [element]
 * @property {{ type: MapperType }} [value]
 * @property {string} [uberParent]
 * @property {Readonly<Record<string, MappedProperty>>} [modelProperties]
 *
 * @typedef {{ serializedName: string, required?: boolean, readOnly?: boolean, type: MapperType }} MappedProperty
 * @typedef {{ type: MapperType }} Mapper
 * @typedef {Readonly<Record<string, Mapper>>} Mappers
 *
 * @typedef {object} ModelProperty
 * @property {string} path Its name in JSON; names of nested objects before it, with dots.
 * @property {string} type In the notation of `server/src/adf/metadata/catalogueFile.ts`; an enum's values are apart.
 * @property {readonly string[]} values
 * @property {boolean} isRequired
 * @property {boolean} isReadOnly
 * @property {boolean} takesExpression
 * @property {string} text
 * @property {string} byDefault
 *
 * @typedef {object} Model
 * @property {string} name
 * @property {string} parent The model whose properties it has too; empty for none.
 * @property {string} discriminator Its `type` in JSON; empty when nothing is of this type alone.
 * @property {string} text
 * @property {readonly ModelProperty[]} properties Its own.
 */

/** What a factory's files are made of, and what their `any` properties hold. */
const ROOTS = [
  ...["PipelineResource", "Dataset", "LinkedService", "Trigger", "DataFlow", "IntegrationRuntime"],
  ...[
    "Credential",
    "Factory",
    "ManagedVirtualNetwork",
    "CopyTranslator",
    "DatasetDataElement",
    "DatasetSchemaDataElement",
  ],
];

/** Classes of the package that stand between a family and its types. */
const ABSTRACT = new Set(["Container", "Execution", "MultiplePipelineTrigger", "TabularSource"]);

const DISCRIMINATOR_TEXT = "Which kind it is: the other properties depend on it.";

/** Of models that are whole resources, what stands beside `properties` is the same in all files. */
const RESOURCE_PREFIX = "properties.";

/**
 * Joins the package's mappers, which have the names in JSON, with its declarations, which have the comments.
 * @param {Mappers & { discriminators?: Readonly<Record<string, Mapper>> }} mappers
 * @param {import("./declarations.mjs").Declarations} declarations
 * @returns {readonly Model[]} Those that can occur in a factory, by name.
 */
export function joinModels({ discriminators = {}, ...mappers }, declarations) {
  const types = discriminatorsByClass(discriminators);
  /** @type {Map<string, Model>} */
  const models = new Map();
  const pending = [...ROOTS];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const mapper = mappers[name];
    if (models.has(name) || mapper === undefined) continue;
    const model = joinModel(name, mapper, types.get(name) ?? "", mappers, declarations);
    models.set(name, model);
    pending.push(model.parent, ...referredModels(model), ...familyOf(name, mappers));
  }
  return [...models.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * The `type` of each class in JSON. The keys are those of the topmost class and the type with a dot between them.
 * @param {Readonly<Record<string, Mapper>>} discriminators
 */
function discriminatorsByClass(discriminators) {
  /** @type {Map<string, string>} */
  const types = new Map();
  for (const [key, { type }] of Object.entries(discriminators)) {
    const dot = key.indexOf(".");
    const value = key.slice(dot + 1);
    if (dot > 0 && !ABSTRACT.has(value)) types.set(type.className ?? "", value);
  }
  return types;
}

/**
 * @param {string} name
 * @param {Mapper} mapper
 * @param {string} discriminator
 * @param {Mappers} mappers
 * @param {import("./declarations.mjs").Declarations} declarations
 * @returns {Model}
 */
function joinModel(name, mapper, discriminator, mappers, declarations) {
  const declared = declarations.interfaces.get(name);
  const parent = declared?.parents.find((other) => mappers[other]?.type.modelProperties !== undefined) ?? "";
  const inherited = parent === "SubResource" ? {} : (mappers[parent]?.type.modelProperties ?? {});
  const own = Object.entries(mapper.type.modelProperties ?? {}).filter(
    ([key, property]) => inherited[key]?.serializedName !== property.serializedName,
  );
  const isResource = own.some(([, { serializedName }]) => serializedName.startsWith(RESOURCE_PREFIX));
  const properties = own
    .filter(([, { serializedName }]) => !isResource || serializedName.startsWith(RESOURCE_PREFIX))
    .map(([key, property]) => joinProperty(property, declared?.properties.get(key), declarations));
  const text = (declared?.doc ?? "").replace(/\s+/g, " ");
  return { name, parent: parent === "SubResource" ? "" : parent, discriminator, text, properties };
}

/**
 * @param {MappedProperty} property
 * @param {import("./declarations.mjs").DeclaredProperty | undefined} declared
 * @param {import("./declarations.mjs").Declarations} declarations
 * @returns {ModelProperty}
 */
function joinProperty(property, declared, declarations) {
  const isDiscriminator = declared?.doc.startsWith("Polymorphic discriminator") === true;
  const documented = readDocumentation(isDiscriminator ? "" : (declared?.doc ?? ""));
  const declaredType = (declared?.type ?? "").replace(/\[\]$/, "");
  const values = isDiscriminator
    ? []
    : [declarations.enums.get(declaredType) ?? [], readLiterals(declaredType), documented.values].find(
        (list) => list.length > 0,
      );
  return {
    path: property.serializedName.replace(RESOURCE_PREFIX, ""),
    type: notate(property.type, documented.kind),
    values: values ?? [],
    isRequired: property.required === true || declared?.isOptional === false,
    isReadOnly: property.readOnly === true,
    takesExpression: documented.takesExpression,
    text: isDiscriminator ? DISCRIMINATOR_TEXT : documented.text,
    byDefault: documented.byDefault,
  };
}

/**
 * @param {MapperType} type
 * @param {string} documentedKind What the comment says of a type that the code leaves open.
 * @returns {string}
 */
function notate(type, documentedKind) {
  switch (type.name) {
    case "String":
    case "Enum":
    case "DateTime":
    case "Uuid":
      return "s";
    case "Number":
      return "n";
    case "Boolean":
      return "b";
    case "Composite":
      return `@${type.className}`;
    case "Sequence":
      return `[${type.element === undefined ? "a" : notate(type.element.type, "a")}`;
    case "Dictionary":
      return `{${type.value === undefined ? "a" : notate(type.value.type, "a")}`;
    default:
      return documentedKind;
  }
}

/** @param {Model} model */
function referredModels({ properties }) {
  return properties.flatMap(({ type }) => /@(\w+)/.exec(type)?.[1] ?? []);
}

/**
 * @param {string} name
 * @param {Mappers} mappers
 */
function familyOf(name, mappers) {
  return Object.keys(mappers).filter((other) => mappers[other]?.type.uberParent === name);
}
