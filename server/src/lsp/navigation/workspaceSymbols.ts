import { type CancellationToken, type SymbolInformation, SymbolKind } from "vscode-languageserver";
import type { WorkspaceSymbol } from "../../service/navigation/workspaceSymbols";
import { rangeIn } from "../conversion";
import { guardRequest } from "../guard";
import type { Session } from "../session";

/** More than anyone reads; editors ask again with every letter. */
const MOST_SYMBOLS = 1000;

const KINDS: Readonly<Record<WorkspaceSymbol["kind"], SymbolKind>> = {
  activity: SymbolKind.Method,
  pipeline: SymbolKind.Function,
  dataset: SymbolKind.Struct,
  linkedService: SymbolKind.Interface,
  integrationRuntime: SymbolKind.Module,
  dataflow: SymbolKind.Class,
  trigger: SymbolKind.Event,
  credential: SymbolKind.Key,
  factory: SymbolKind.Package,
  globalParameters: SymbolKind.Namespace,
  managedVirtualNetwork: SymbolKind.Namespace,
};

/** Answers which resources and activities of all factories have a name. */
export function answerWorkspaceSymbols(session: Session): void {
  const { connection, log } = session;
  connection.onWorkspaceSymbol(
    guardRequest("Searching names", null, log, ({ query }, token) => search(session, query, token)),
  );
}

async function search(
  session: Session,
  query: string,
  token: CancellationToken,
): Promise<SymbolInformation[]> {
  const { navigation } = await session.parts.loadIntelligence();
  await session.index.whenRead();
  const found: SymbolInformation[] = [];
  for (const factory of session.index.factories.all) {
    if (!(await session.settings.of(factory.root)).enable) continue;
    for (const symbol of navigation.workspaceSymbols(factory, query)) {
      if (token.isCancellationRequested) return [];
      if (found.length === MOST_SYMBOLS) {
        session.connection.console.info(`More than ${MOST_SYMBOLS} names match; the rest is left out.`);
        return found;
      }
      found.push(toInformation(session, symbol));
    }
  }
  return found;
}

/** The place of a symbol that was not looked for in its file is the top of the file. */
function toInformation(
  { places }: Session,
  { kind, name, container, place }: WorkspaceSymbol,
): SymbolInformation {
  const { path, span } = place;
  const top = { line: 0, character: 0 };
  const range = span === undefined ? { start: top, end: top } : rangeIn(places, path, span);
  return { name, kind: KINDS[kind], containerName: container, location: { uri: places.uriOf(path), range } };
}
