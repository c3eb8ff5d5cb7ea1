import { type CallHierarchyItem, SymbolKind } from "vscode-languageserver";
import type { PipelineItem } from "../../service/navigation/callHierarchy";
import type { Navigation } from "../../service/navigation/navigation";
import type { Span } from "../../text/span";
import { rangeIn } from "../conversion";
import { guardRequest } from "../guard";
import type { Session } from "../session";
import { pathOfUri } from "../uris";
import { navigableDocument } from "./navigable";

/** Answers which pipelines run a pipeline, and which ones it runs. */
export function answerCallHierarchy(session: Session): void {
  const { connection, log } = session;
  const { callHierarchy } = connection.languages;
  callHierarchy.onPrepare(
    guardRequest("Preparing a call hierarchy", null, log, async ({ textDocument, position }, token) => {
      const found = await navigableDocument(session, textDocument, token);
      if (found === null) return null;
      const { analysis, navigation } = found;
      const item = navigation.pipelineAt(analysis, analysis.document.lines.offsetAt(position));
      return item === undefined ? null : [toItem(session, item)];
    }),
  );
  callHierarchy.onIncomingCalls(
    guardRequest("Incoming calls", null, log, async ({ item }) => {
      const calls = await callsOf(session, item, "callersOf");
      return calls.map(({ item: from, spans }) => ({
        from: toItem(session, from),
        fromRanges: toRanges(session, from.path, spans),
      }));
    }),
  );
  callHierarchy.onOutgoingCalls(
    guardRequest("Outgoing calls", null, log, async ({ item }) => {
      const calls = await callsOf(session, item, "calleesOf");
      return calls.map(({ item: to, spans }) => ({
        to: toItem(session, to),
        fromRanges: toRanges(session, pathOfUri(item.uri), spans),
      }));
    }),
  );
}

async function callsOf(
  { index, parts }: Session,
  { uri, name }: CallHierarchyItem,
  direction: "callersOf" | "calleesOf",
): Promise<ReturnType<Navigation["callersOf"]>> {
  const path = pathOfUri(uri);
  const factory = index.factoryOf(path);
  if (factory === undefined) return [];
  const { navigation } = await parts.loadIntelligence();
  return direction === "callersOf"
    ? navigation.callersOf(factory, name)
    : navigation.calleesOf(factory, path, name);
}

function toItem({ places }: Session, { name, path, span, nameSpan }: PipelineItem): CallHierarchyItem {
  return {
    name,
    kind: SymbolKind.Function,
    uri: places.uriOf(path),
    range: rangeIn(places, path, span),
    selectionRange: rangeIn(places, path, nameSpan),
  };
}

function toRanges({ places }: Session, path: string, spans: readonly Span[]) {
  return spans.map((span) => rangeIn(places, path, span));
}
