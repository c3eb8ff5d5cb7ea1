import type { AdfDocument } from "../../adf/document";
import type { Resource } from "../../adf/resource";
import type { Factory } from "../../factory/factory";
import { isSameName } from "../../text/name";
import { contains, type Span } from "../../text/span";
import { definitionsOf } from "./declared";
import { definitionsIn } from "./definitions";
import { nameSpanIn } from "./occurrence";
import { symbolAt } from "./places";
import { isSameSymbol, type NavigationSource, type Place, symbolOf } from "./symbol";

/** A pipeline as a part of a call hierarchy. */
export interface PipelineItem extends Place {
  readonly name: string;
  /** The name in it; empty at its start where the file's name is all that names it. */
  readonly nameSpan: Span;
}

/** Another pipeline, and where the one names the other that calls it: in the caller. */
export interface PipelineCall {
  readonly item: PipelineItem;
  readonly spans: readonly Span[];
}

/** Returns the pipeline that is named at an offset, or else the one around it. */
export function pipelineAt(source: NavigationSource, offset: number): PipelineItem | undefined {
  const symbol = symbolAt(source, offset)?.symbol;
  if (symbol?.kind === "resource" && symbol.resourceKind === "pipeline") {
    const [definition] = definitionsOf(source, symbol);
    return definition && itemOf(definition.document, definition.resource);
  }
  const around = pipelineAround(source.document, { start: offset, end: offset });
  return around && itemOf(source.document, around);
}

/** Returns the pipelines that run a pipeline through Execute Pipeline activities, file by file. */
export function callersOf(factory: Factory, name: string): readonly PipelineCall[] {
  const calls: Call[] = [];
  for (const { document, reference } of factory.usesOf("pipeline", name)) {
    const resource = pipelineAround(document, reference.node.span);
    const span = nameSpanIn(reference.nameNode);
    if (resource !== undefined && span !== undefined) calls.push({ document, resource, span });
  }
  return joinCalls(calls);
}

/** Returns the pipelines that a pipeline runs through Execute Pipeline activities, in its order. */
export function calleesOf(factory: Factory, path: string, name: string): readonly PipelineCall[] {
  const caller = factory.document(path);
  const pipeline = caller?.resources.find(
    (resource) => resource.kind === "pipeline" && isSameName(resource.name, name),
  );
  const calls: Call[] = [];
  for (const { kind, name: called, node, nameNode } of caller?.references ?? []) {
    if (pipeline === undefined || kind !== "pipeline" || !contains(pipeline.node.span, node.span)) continue;
    const target = factory.find("pipeline", called);
    const span = nameSpanIn(nameNode);
    if (target !== undefined && span !== undefined) calls.push({ ...target, span });
  }
  return joinCalls(calls);
}

interface Call {
  readonly document: AdfDocument;
  readonly resource: Resource;
  readonly span: Span;
}

function joinCalls(calls: readonly Call[]): readonly PipelineCall[] {
  const joined = new Map<Resource, { readonly item: PipelineItem; readonly spans: Span[] }>();
  for (const { document, resource, span } of calls) {
    const known = joined.get(resource);
    if (known === undefined) joined.set(resource, { item: itemOf(document, resource), spans: [span] });
    else known.spans.push(span);
  }
  return [...joined.values()];
}

function pipelineAround({ resources }: AdfDocument, span: Span): Resource | undefined {
  return resources.find(({ kind, node }) => kind === "pipeline" && contains(node.span, span));
}

function itemOf(document: AdfDocument, resource: Resource): PipelineItem {
  const symbol = symbolOf(resource);
  const { span } = resource.node;
  const definition = [...definitionsIn(document)].find(
    (occurrence) => contains(span, occurrence.span) && isSameSymbol(occurrence.symbol, symbol),
  );
  const nameSpan = definition?.span ?? { start: span.start, end: span.start };
  return { name: resource.name, path: document.path, span, nameSpan };
}
