import { type AdfDocument, readDocument } from "../adf/document";
import type { ResourceKind } from "../adf/kinds";
import type { Reference } from "../adf/reference";
import type { Resource } from "../adf/resource";
import { isSameName } from "../text/name";
import { contains } from "../text/span";
import { referencedKeys, resourceKey } from "./referenceKeys";
import { COMPUTED_NAME, referencedNames, type Sketch, sketchFile } from "./sketch";

/** A resource and the file that it stands in. */
export interface FactoryResource {
  readonly document: AdfDocument;
  readonly resource: Resource;
}

/** A reference to a resource and the file that it stands in. */
export interface Use {
  readonly document: AdfDocument;
  readonly reference: Reference;
}

/** The name of a resource and the file that defines it. */
export interface ListedResource {
  readonly path: string;
  readonly kind: ResourceKind;
  readonly name: string;
}

/** Turns a file into a document; a parameter so that a test can count. */
export type DocumentReader = (path: string, text: string) => AdfDocument;

interface FactoryFile {
  readonly text: string;
  sketch: Sketch | undefined;
  document: AdfDocument | undefined;
  names: ReadonlySet<string> | undefined;
  /** What it refers to; `null` where only parsing tells. */
  keys: ReadonlySet<string> | null | undefined;
}

/**
 * The files of one factory, and how its resources refer to each other.
 *
 * A file is parsed when something asks for its content, once per text: a change to one file costs one parse.
 * Names compare case-insensitively.
 */
export class Factory {
  /** Whether all its files are known. Before that, nothing can be said of what is missing in it. */
  isComplete = false;
  private readonly files = new Map<string, FactoryFile>();
  private pathsByResource: Map<string, string[]> | undefined;

  constructor(
    /** The folder of the factory, or the file that stands alone. */
    readonly root: string,
    private readonly read: DocumentReader = readDocument,
  ) {}

  /** Adds a file or gives it another text. */
  setFile(path: string, text: string): void {
    if (this.files.get(path)?.text === text) return;
    this.files.set(path, { text, sketch: undefined, document: undefined, names: undefined, keys: undefined });
    this.pathsByResource = undefined;
  }

  removeFile(path: string): void {
    if (this.files.delete(path)) this.pathsByResource = undefined;
  }

  get paths(): Iterable<string> {
    return this.files.keys();
  }

  get isEmpty(): boolean {
    return this.files.size === 0;
  }

  textOf(path: string): string | undefined {
    return this.files.get(path)?.text;
  }

  /** Returns whether a file may mention Azure Data Explorer; never wrongly `false`. */
  mentionsKusto(path: string): boolean {
    const file = this.files.get(path);
    return file !== undefined && sketchOf(path, file).mentionsKusto;
  }

  /** Returns the parsed content of a file. */
  document(path: string): AdfDocument | undefined {
    const file = this.files.get(path);
    if (file === undefined) return undefined;
    file.document ??= this.read(path, file.text);
    return file.document;
  }

  /** Returns the resource of a kind and name; of several with one name the first. */
  find(kind: ResourceKind, name: string): FactoryResource | undefined {
    for (const path of this.resourceIndex().get(resourceKey(kind, name)) ?? []) {
      const document = this.document(path);
      const resource = document?.resources.find(
        (other) => other.kind === kind && isSameName(other.name, name),
      );
      if (document !== undefined && resource !== undefined) return { document, resource };
    }
    return undefined;
  }

  /** Returns the names of all resources of a kind, as written. */
  namesOf(kind: ResourceKind): readonly string[] {
    const names: string[] = [];
    for (const [path, file] of this.files) {
      for (const resource of this.resourcesIn(path, file))
        if (resource.kind === kind) names.push(resource.name);
    }
    return names;
  }

  /** Yields all resources, file by file; parses only files whose beginning does not tell what they hold. */
  *listResources(): Generator<ListedResource> {
    for (const [path, file] of this.files) {
      for (const { kind, name } of this.resourcesIn(path, file)) yield { path, kind, name };
    }
  }

  /** Returns the files that define a resource: one, unless the factory is broken. */
  pathsOf(kind: ResourceKind, name: string): readonly string[] {
    return [...new Set(this.resourceIndex().get(resourceKey(kind, name)))];
  }

  /** Returns every reference to a resource, file by file. */
  usesOf(kind: ResourceKind, name: string): readonly Use[] {
    const uses: Use[] = [];
    const lowerName = name.toLowerCase();
    for (const [path, file] of this.files) {
      const document = mayName(file, lowerName) ? this.document(path) : undefined;
      for (const reference of document?.references ?? []) {
        if (document === undefined || reference.kind !== kind || !isSameName(reference.name, name)) continue;
        uses.push({ document, reference });
      }
    }
    return uses;
  }

  /** Yields the resources that refer to a resource; parses only files whose text does not tell. */
  *referrersOf(kind: ResourceKind, name: string): Generator<ListedResource> {
    const key = resourceKey(kind, name);
    const lowerName = name.toLowerCase();
    for (const [path, file] of this.files) {
      if (!mayName(file, lowerName)) continue;
      const { resource } = sketchOf(path, file);
      const keys = resource === undefined || file.document !== undefined ? null : keysIn(file);
      if (keys === null) yield* this.parsedReferrersIn(path, kind, name);
      else if (resource !== undefined && keys.has(key)) yield { path, ...resource };
    }
  }

  private *parsedReferrersIn(path: string, kind: ResourceKind, name: string): Generator<ListedResource> {
    const document = this.document(path);
    const resources = document?.resources ?? [];
    const referrers = new Set<Resource>();
    for (const reference of document?.references ?? []) {
      if (reference.kind !== kind || !isSameName(reference.name, name)) continue;
      // A factory in a template may hold its resources.
      const innermost = resources.findLast(({ node }) => contains(node.span, reference.node.span));
      if (innermost !== undefined) referrers.add(innermost);
    }
    for (const { kind, name } of referrers) yield { path, kind, name };
  }

  private resourceIndex(): Map<string, string[]> {
    if (this.pathsByResource !== undefined) return this.pathsByResource;
    const index = new Map<string, string[]>();
    for (const [path, file] of this.files) {
      for (const { kind, name } of this.resourcesIn(path, file)) {
        const key = resourceKey(kind, name);
        const paths = index.get(key);
        if (paths === undefined) index.set(key, [path]);
        else paths.push(path);
      }
    }
    this.pathsByResource = index;
    return index;
  }

  private resourcesIn(path: string, file: FactoryFile): readonly { kind: ResourceKind; name: string }[] {
    const sketched = file.document === undefined ? sketchOf(path, file).resource : undefined;
    return sketched === undefined ? (this.document(path)?.resources ?? []) : [sketched];
  }
}

function mayName(file: FactoryFile, lowerName: string): boolean {
  file.names ??= referencedNames(file.text);
  return file.names.has(lowerName) || file.names.has(COMPUTED_NAME);
}

function keysIn(file: FactoryFile): ReadonlySet<string> | null {
  if (file.keys === undefined) file.keys = referencedKeys(file.text) ?? null;
  return file.keys;
}

function sketchOf(path: string, file: FactoryFile): Sketch {
  file.sketch ??= sketchFile(path, file.text);
  return file.sketch;
}
