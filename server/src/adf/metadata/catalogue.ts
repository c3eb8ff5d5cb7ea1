import { ADDED_MODELS, ADDED_PROPERTIES, type AddedProperty, FABRIC_MODELS } from "./additions";
import { type CatalogueFile, type ModelRow, readProperty, readType } from "./catalogueFile";
import type { Model, ModelProperty, ValueType } from "./model";

/** Reads the file of types that the build has made. */
export function readCatalogue(text: string): Catalogue {
  const file: CatalogueFile = JSON.parse(text);
  return new Catalogue(file);
}

/** The kinds of objects that a factory's files are made of. A model is read when first asked for, then kept. */
export class Catalogue {
  private readonly rows: ReadonlyMap<string, ModelRow>;
  private readonly models = new Map<string, Model>();
  private readonly families = new Map<string, ReadonlyMap<string, string>>();

  constructor(private readonly file: CatalogueFile) {
    this.rows = new Map([...file.models, ...ADDED_MODELS].map((row) => [row[0], row]));
  }

  /** The package that they come from, with its version. */
  get source(): string {
    return this.file.source;
  }

  /** Returns the model of a name, or `undefined` when there is none. */
  model(name: string): Model | undefined {
    const known = this.models.get(name);
    if (known !== undefined) return known;
    const row = this.rows.get(name);
    if (row === undefined) return undefined;
    const model = this.readModel(row);
    this.models.set(name, model);
    return model;
  }

  /** Returns the kinds of a model: the names of their models by `type`, spelled as the vendor does. */
  kindsOf(name: string): ReadonlyMap<string, string> {
    const known = this.families.get(name);
    if (known !== undefined) return known;
    const kinds = new Map<string, string>();
    for (const [kind, , type] of this.rows.values()) {
      if (type !== "" && this.isKindOf(kind, name)) kinds.set(type, kind);
    }
    this.families.set(name, kinds);
    return kinds;
  }

  /** Returns the kind of a model that a `type` names, or `undefined` for a type of another kind of object. */
  kindOf(name: string, type: string): Model | undefined {
    const kinds = this.kindsOf(name);
    const exact = kinds.get(type);
    if (exact !== undefined) return this.model(exact);
    const wanted = type.toLowerCase();
    for (const [known, kind] of kinds) if (known.toLowerCase() === wanted) return this.model(kind);
    return undefined;
  }

  private isKindOf(name: string, wanted: string): boolean {
    for (let current: string | undefined = name; current; current = this.rows.get(current)?.[1]) {
      if (current === wanted) return true;
    }
    return false;
  }

  private readModel([name, parent, type, text, rows]: ModelRow): Model {
    const inherited = this.model(parent)?.properties ?? [];
    const groups = new Map<string, ModelProperty[]>();
    const own: ModelProperty[] = [];
    for (const row of rows) {
      const [group, property] = readProperty(row, this.file);
      addTo(group, property, own, groups);
    }
    for (const added of ADDED_PROPERTIES[name] ?? []) {
      const [group, property] = readAdded(added);
      addTo(group, property, own, groups);
    }
    const grouped = [...groups].map(([group, properties]) => groupProperty(group, properties));
    return {
      name,
      parent: parent === "" ? undefined : parent,
      type: type === "" ? undefined : type,
      text: this.file.texts[text] ?? "",
      isFabricOnly: FABRIC_MODELS.has(name),
      properties: override(inherited, [...own, ...grouped]),
    };
  }
}

function addTo(
  group: string,
  property: ModelProperty,
  own: ModelProperty[],
  groups: Map<string, ModelProperty[]>,
): void {
  const list = group === "" ? own : (groups.get(group) ?? []);
  if (group !== "") groups.set(group, list);
  const same = list.findIndex(({ name }) => name === property.name);
  if (same === -1) list.push(property);
  else list[same] = { ...property, text: property.text === "" ? (list[same]?.text ?? "") : property.text };
}

function readAdded({ path, type, text = "", values = [], ...flags }: AddedProperty): [string, ModelProperty] {
  const dot = path.indexOf(".");
  const property: ModelProperty = {
    name: path.slice(dot + 1),
    type: readType(type),
    isRequired: flags.isRequired ?? false,
    isReadOnly: false,
    takesExpression: flags.takesExpression ?? false,
    values,
    text,
    byDefault: flags.byDefault ?? "",
    isFabricOnly: flags.isFabricOnly ?? false,
  };
  return [path.slice(0, Math.max(dot, 0)), property];
}

function groupProperty(name: string, properties: readonly ModelProperty[]): ModelProperty {
  const type: ValueType = { kind: "group", properties };
  return {
    name,
    type,
    isRequired: properties.some(({ isRequired }) => isRequired),
    isReadOnly: false,
    takesExpression: false,
    values: [],
    text: "The properties that only this type has.",
    byDefault: "",
    isFabricOnly: false,
  };
}

/** Of two properties with one name the later counts; a group is joined with the one that it extends. */
function override(
  inherited: readonly ModelProperty[],
  own: readonly ModelProperty[],
): readonly ModelProperty[] {
  const byName = new Map(inherited.map((property) => [property.name, property]));
  for (const property of own) {
    const before = byName.get(property.name)?.type;
    const { type } = property;
    const joined = before?.kind === "group" && type.kind === "group";
    byName.set(
      property.name,
      joined ? groupProperty(property.name, override(before.properties, type.properties)) : property,
    );
  }
  return [...byName.values()];
}
