import type {
  CancellationToken,
  CodeLens,
  CodeLensParams,
  Location,
  TextDocumentIdentifier,
} from "vscode-languageserver";
import { kindOfFolder } from "../../adf/kinds";
import type { Analysis } from "../../factory/analysis";
import type { NamedResource } from "../../factory/usage";
import { rangeIn, toRange } from "../conversion";
import { guardRequest } from "../guard";
import { editKqlLenses } from "../kqlEditor/codeLenses";
import { type UsagesParams, UsagesRequest } from "../protocol";
import type { Session } from "../session";
import { asRecord } from "../untrusted";
import { pathOfUri } from "../uris";

/** What is kept in a lens until it comes into view: the resource whose users are to be counted. */
interface UsageData extends NamedResource {
  readonly uri: string;
}

/** A command that editors show as text alone. */
const NO_COMMAND = "";

/** Answers what stands over the names of resources and activities, and over queries. */
export function answerCodeLenses(session: Session): void {
  const { connection, log } = session;
  connection.onCodeLens(
    guardRequest("Offering code lenses", [], log, (params, token) => offer(session, params, token)),
  );
  connection.onCodeLensResolve((lens, token) => {
    const resolve = guardRequest("Counting users", lens, log, () => count(session, lens));
    return resolve(lens, token);
  });
  connection.onRequest(
    UsagesRequest,
    guardRequest("Finding users", [], log, (params: UsagesParams) => findUsages(session, params)),
  );
}

async function offer(
  session: Session,
  { textDocument }: CodeLensParams,
  token: CancellationToken,
): Promise<CodeLens[]> {
  const linted = await session.linter.lint(pathOfUri(textDocument.uri), token);
  const analysis = linted?.analysis;
  if (linted === undefined || analysis === undefined || analysis.document.resources.length === 0) return [];
  const { usedBy, feeds, editKql } = linted.settings.codeLens;
  return [
    ...(usedBy ? await usageLenses(session, analysis, textDocument) : []),
    ...(feeds ? await flowLenses(session, analysis) : []),
    ...(editKql ? await editKqlLenses(session, analysis.document, textDocument.uri) : []),
  ];
}

async function usageLenses(
  { parts }: Session,
  analysis: Analysis,
  { uri }: TextDocumentIdentifier,
): Promise<CodeLens[]> {
  const { codeLens } = await parts.loadIntelligence();
  return codeLens.usageLenses(analysis).map(({ span, resource }) => {
    const data: UsageData = { uri, ...resource };
    return { range: toRange(analysis.document.lines, span), data };
  });
}

async function flowLenses({ parts }: Session, analysis: Analysis): Promise<CodeLens[]> {
  const { codeLens } = await parts.loadIntelligence();
  return codeLens.flowLenses(analysis).map(({ span, title }) => ({
    range: toRange(analysis.document.lines, span),
    command: { title, command: NO_COMMAND },
  }));
}

/** Counts only now, when the lens is in view. */
async function count({ index, parts, client }: Session, lens: CodeLens): Promise<CodeLens> {
  const data = readUsageData(lens.data);
  const factory = data && index.factoryOf(pathOfUri(data.uri));
  if (data === undefined || factory === undefined) return lens;
  const { codeLens } = await parts.loadIntelligence();
  const { title, isUsed } = codeLens.usageTitle(factory, data);
  const command = isUsed ? client.usagesCommand : undefined;
  if (command === undefined) return { ...lens, command: { title, command: NO_COMMAND } };
  const { uri, kind, name } = data;
  return { ...lens, command: { title, command, arguments: [uri, lens.range.start, { kind, name }] } };
}

async function findUsages({ index, parts, places }: Session, params: UsagesParams): Promise<Location[]> {
  const { uri } = params.textDocument;
  const data = readUsageData({ ...params, uri });
  const factory = index.factoryOf(pathOfUri(uri));
  if (data === undefined || factory === undefined) return [];
  const { codeLens } = await parts.loadIntelligence();
  return codeLens
    .usagePlaces(factory, data)
    .map(({ path, span }) => ({ uri: places.uriOf(path), range: rangeIn(places, path, span) }));
}

function readUsageData(value: unknown): UsageData | undefined {
  const { uri, kind, name } = asRecord(value);
  if (typeof uri !== "string" || typeof kind !== "string" || typeof name !== "string") return undefined;
  const known = kindOfFolder(kind);
  return known && { uri, kind: known, name };
}
