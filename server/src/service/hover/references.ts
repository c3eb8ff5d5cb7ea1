import type { ResourceKind } from "../../adf/kinds";
import { isKustoResource } from "../../adf/kustoActivity";
import type { Reference } from "../../adf/reference";
import { typePropertiesOf } from "../../adf/resource";
import { readName } from "../../expression/template/name";
import { literalString } from "../../expression/value";
import type { Analysis } from "../../factory/analysis";
import type { FactoryResource } from "../../factory/factory";
import type { JsonNode } from "../../json/node";
import { isSameName } from "../../text/name";
import { textInUse, type UsedResource } from "./arguments";
import { codeSpan } from "./markdown";
import { permissionOf } from "./permission";
import type { HoverPart, HoverRequest } from "./provider";

/** The kinds of resources that a hover looks up. */
const NOUNS: ReadonlyMap<ResourceKind, string> = new Map<ResourceKind, string>([
  ["dataset", "Dataset"],
  ["linkedService", "Linked service"],
  ["integrationRuntime", "Integration runtime"],
  ["dataflow", "Data flow"],
  ["credential", "Credential"],
]);

/** Every factory has it, and no file defines it. */
const DEFAULT_RUNTIME = "AutoResolveIntegrationRuntime";

/** Returns what the reference under the cursor resolves to. */
export function referenceParts({ analysis, token }: HoverRequest): readonly HoverPart[] {
  if (token === undefined) return [];
  const { node } = token;
  const object = node.key === "referenceName" ? node.parent : node;
  const reference = analysis.document.references.find((candidate) => object?.isSame(candidate.node));
  const markdown = reference && explainReference(reference, analysis);
  return markdown === undefined ? [] : [{ markdown, span: token.span }];
}

/** Returns what a reference resolves to, as Markdown; `undefined` when nothing is known. */
export function explainReference(reference: Reference, analysis: Analysis): string | undefined {
  const noun = NOUNS.get(reference.kind);
  const text = describeReference(reference, analysis);
  if (noun === undefined || text === undefined) return undefined;
  return `**${noun}** ${codeSpan(reference.name)}${text}`;
}

/** Returns what follows the name in a title; `undefined` when nothing is known. */
function describeReference(reference: Reference, analysis: Analysis): string | undefined {
  const target = analysis.factory.find(reference.kind, reference.name);
  if (target !== undefined) return `\n\n${listDetails(describe(target, reference, analysis))}`;
  if (reference.kind === "integrationRuntime" && isSameName(reference.name, DEFAULT_RUNTIME)) {
    return " is in every factory and chooses the region by itself.";
  }
  return analysis.factory.isComplete ? " was not found in this factory." : undefined;
}

/** A line of a hover; the value is Markdown. */
interface Detail {
  readonly label: string;
  readonly value: string;
}

type MaybeDetails = readonly (Detail | undefined)[];

function describe(target: FactoryResource, reference: Reference, analysis: Analysis): readonly Detail[] {
  const used = { resource: target.resource, reference: reference.node, user: undefined };
  const permission = permissionOf(reference, target.resource);
  const details: MaybeDetails = [
    detail("Type", target.resource.properties.get("type")),
    ...describeKind(used, analysis),
    permission === undefined ? undefined : { label: "Least permission", value: permission },
    fileDetail(target, analysis),
  ];
  return details.filter((entry) => entry !== undefined);
}

/** Where to look for it, seen from the factory's folder; nothing for the document itself. */
function fileDetail(
  { document }: FactoryResource,
  { document: current, factory }: Analysis,
): Detail | undefined {
  if (document.path === current.path) return undefined;
  const folder = `${factory.root}/`;
  const path = document.path.startsWith(folder) ? document.path.slice(folder.length) : document.path;
  return { label: "File", value: codeSpan(path) };
}

function describeKind(used: UsedResource, analysis: Analysis): MaybeDetails {
  switch (used.resource.kind) {
    case "dataset":
      return describeDataset(used, analysis);
    case "linkedService":
      return describeLinkedService(used);
    case "integrationRuntime":
      return [detail("Location", typePropertiesOf(used.resource).at("computeProperties", "location"))];
    default:
      return [];
  }
}

function describeDataset(used: UsedResource, analysis: Analysis): MaybeDetails {
  const reference = used.resource.properties.get("linkedServiceName");
  const nameNode = reference?.get("referenceName");
  const name = nameNode === undefined ? undefined : readName(nameNode);
  const linkedService = name === undefined ? undefined : analysis.factory.find("linkedService", name);
  const isMissing = name !== undefined && linkedService === undefined && analysis.factory.isComplete;
  return [
    detail("Table", typePropertiesOf(used.resource).get("table"), used),
    isMissing
      ? { label: "Linked service", value: `${codeSpan(name)}, not found in this factory` }
      : nameDetail("Linked service", name),
    ...(linkedService === undefined
      ? []
      : describeLinkedService({ resource: linkedService.resource, reference, user: used })),
  ];
}

/** Only of Azure Data Explorer: in the address of another store may stand a secret. */
function describeLinkedService(used: UsedResource): MaybeDetails {
  if (!isKustoResource(used.resource)) return [];
  const properties = typePropertiesOf(used.resource);
  return [
    detail("Cluster", properties.get("endpoint"), used),
    detail("Database", properties.get("database"), used),
  ];
}

function nameDetail(label: string, name: string | undefined): Detail | undefined {
  return name === undefined ? undefined : { label, value: codeSpan(name) };
}

function detail(label: string, node: JsonNode | undefined, used?: UsedResource): Detail | undefined {
  if (node === undefined || node.kind === "null" || node.kind === "missing") return undefined;
  const text = textInUse(node, used);
  if (text === undefined) return { label, value: "set by an expression" };
  const isParameter = literalString(node) === undefined;
  return { label, value: isParameter ? `${codeSpan(text)}, by a parameter` : codeSpan(text) };
}

function listDetails(details: readonly Detail[]): string {
  return details.map(({ label, value }) => `- ${label}: ${value}`).join("\n");
}
