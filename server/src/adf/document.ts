import { JsonNode } from "../json/node";
import { type JsonProblem, parseJson } from "../json/parse";
import { LineIndex } from "../text/lineIndex";
import { type Activity, activitiesOf, type Copy, type Lookup, readCopy, readLookup } from "./activity";
import { readArmResources } from "./armTemplate";
import { kindOfFolder, kindOfShape, type ResourceKind } from "./kinds";
import { type KustoText, kustoTextOf } from "./kustoText";
import { type Reference, referencesIn } from "./reference";
import type { Resource } from "./resource";

/**
 * A file and the resources that it holds: one in a Git folder, many in an ARM template, none in a JSON file that
 * has nothing to do with a factory. What is costly is read when first asked for, then kept.
 */
export class AdfDocument {
  private readActivities: readonly Activity[] | undefined;
  private readCopies: readonly Copy[] | undefined;
  private readLookups: readonly Lookup[] | undefined;
  private readKustoTexts: readonly KustoText[] | undefined;
  private readReferences: readonly Reference[] | undefined;
  private readLines: LineIndex | undefined;

  constructor(
    /** The file, with forward slashes; nothing more is known of it here. */
    readonly path: string,
    readonly text: string,
    readonly root: JsonNode | undefined,
    /** The first mistake of a text that is not JSON. */
    readonly problem: JsonProblem | undefined,
    readonly resources: readonly Resource[],
  ) {}

  /** The activities of all its pipelines, at any depth, in document order. */
  get activities(): readonly Activity[] {
    this.readActivities ??= this.resources
      .filter((resource) => resource.kind === "pipeline")
      .flatMap((pipeline) => activitiesOf(pipeline));
    return this.readActivities;
  }

  get copies(): readonly Copy[] {
    this.readCopies ??= this.activities.map(readCopy).filter((copy) => copy !== undefined);
    return this.readCopies;
  }

  get lookups(): readonly Lookup[] {
    this.readLookups ??= this.activities.map(readLookup).filter((lookup) => lookup !== undefined);
    return this.readLookups;
  }

  /** The queries and commands of its activities. */
  get kustoTexts(): readonly KustoText[] {
    this.readKustoTexts ??= this.activities.map(kustoTextOf).filter((text) => text !== undefined);
    return this.readKustoTexts;
  }

  /** All references to other resources, in document order. */
  get references(): readonly Reference[] {
    this.readReferences ??= this.root === undefined ? [] : referencesIn(this.root);
    return this.readReferences;
  }

  get lines(): LineIndex {
    this.readLines ??= new LineIndex(this.text);
    return this.readLines;
  }
}

/** Reads a file; whatever its text, this neither throws nor gives up. */
export function readDocument(path: string, text: string): AdfDocument {
  const { tree, problem } = parseJson(text);
  const plainRoot = JsonNode.root(tree);
  if (plainRoot !== undefined && isArmTemplate(plainRoot)) {
    const root = JsonNode.root(tree, { hasBracketExpressions: true });
    return new AdfDocument(path, text, root, problem, root === undefined ? [] : readArmResources(root));
  }
  const resource = plainRoot === undefined ? undefined : readResource(plainRoot, path);
  return new AdfDocument(path, text, plainRoot, problem, resource === undefined ? [] : [resource]);
}

/** Returns the kind that a file's folder gives it, or `undefined` outside the folders of a factory. */
export function kindOfPath(path: string): ResourceKind | undefined {
  return kindOfFolder(path.split("/").at(-2) ?? "");
}

/** Returns a file's name without its folder and the ending `.json`. */
export function fileStem(path: string): string {
  return (path.split("/").at(-1) ?? path).replace(/\.jsonc?$/i, "");
}

const FABRIC_PIPELINE = /([^/]+)\.datapipeline\/pipeline-content\.json$/i;

function readResource(root: JsonNode, path: string): Resource | undefined {
  const properties = root.get("properties");
  if (properties?.kind !== "object") return undefined;
  const fabricName = FABRIC_PIPELINE.exec(path)?.[1];
  const kind = fabricName === undefined ? (kindOfPath(path) ?? kindOfShape(root)) : "pipeline";
  if (kind === undefined) return undefined;
  const form = fabricName === undefined ? "git" : "fabric";
  const name = fabricName ?? root.get("name")?.stringValue ?? fileStem(path);
  return { kind, form, name, node: root, properties };
}

/** https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax */
function isArmTemplate(root: JsonNode): boolean {
  const resources = root.get("resources");
  if (resources?.kind !== "array" && resources?.kind !== "object") return false;
  return (
    root.get("contentVersion") !== undefined ||
    root.get("$schema")?.stringValue?.includes("eploymentTemplate") === true
  );
}
