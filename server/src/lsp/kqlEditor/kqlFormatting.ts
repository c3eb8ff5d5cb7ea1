import {
  type CancellationToken,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  type Range,
  type TextDocumentIdentifier,
  type TextEdit,
} from "vscode-languageserver";
import type { FormattedKql } from "../../service/formatKql";
import type { ShownKql } from "../../service/language/shownKql";
import { contains } from "../../text/span";
import { toRange, toSpan, toWorkspaceEdit } from "../conversion";
import { guardRequest } from "../guard";
import { shownDocument } from "../intelligence/shownDocument";
import type { Session } from "../session";
import { pathOfUri } from "../uris";
import { type FormatKqlParams, FormatKqlRequest, type SaveKqlResult } from "./kqlProtocol";
import { isKqlUri, KQL_SCHEME, type KqlLocation, readKqlUri } from "./kqlUris";

const FAILED = "The language server could not do this; its output says why.";
const UNKNOWN_DOCUMENT = "This document shows no query or command of a pipeline.";
const CHANGED_MEANWHILE = "The text has just been changed. Nothing was formatted; format once more.";
const NO_PARSER =
  'Formatting needs the official Kusto parser, which is not loaded here: the setting "adfKusto.kql.enable" says so, or there is none.';

/** Formats queries and commands, in pipelines and in documents of their own. */
export function answerKqlFormatting(session: Session): void {
  const { connection, log } = session;
  const format = (document: TextDocumentIdentifier, token: CancellationToken, range?: Range) =>
    formatDocument(session, document, token, range);
  connection.onDocumentFormatting(
    guardRequest("Formatting KQL", null, log, ({ textDocument }, token) => format(textDocument, token)),
  );
  connection.onDocumentRangeFormatting(
    guardRequest("Formatting KQL", null, log, ({ textDocument, range }, token) =>
      format(textDocument, token, range),
    ),
  );
  connection.onRequest(
    FormatKqlRequest,
    guardRequest<FormatKqlParams, SaveKqlResult>(
      "Formatting KQL",
      { refusal: FAILED },
      log,
      (params, token) => formatForCommand(session, params, token),
    ),
  );
}

/** Offers to format KQL documents and no others: the JSON of a pipeline is formatted by the editor itself. */
export async function registerKqlFormatting({ connection, client }: Session): Promise<void> {
  if (!client.registersFormatting) return;
  const options = { documentSelector: [{ scheme: KQL_SCHEME }] };
  await connection.client.register(DocumentFormattingRequest.type, options);
  await connection.client.register(DocumentRangeFormattingRequest.type, options);
}

/** Editors format on saving, too, and so nothing is said of what is refused. */
async function formatDocument(
  session: Session,
  { uri }: TextDocumentIdentifier,
  token: CancellationToken,
  range: Range | undefined,
): Promise<TextEdit[] | null> {
  const shown = isKqlUri(uri) ? await shownDocument(session, uri, token) : undefined;
  if (shown === undefined || !("kusto" in shown.content)) return null;
  const { content, lines } = shown;
  const formatted = await format(session, content, uri);
  if ("refusal" in formatted || session.documents.textOf(uri) !== content.text) return null;
  const within = range && toSpan(lines, range);
  return formatted.edits
    .filter(({ span }) => within === undefined || contains(within, span))
    .map(({ span, newText }) => ({ range: toRange(lines, span), newText }));
}

async function formatForCommand(
  session: Session,
  params: FormatKqlParams,
  token: CancellationToken,
): Promise<SaveKqlResult> {
  const location = readKqlUri(params.textDocument.uri);
  if (location === undefined) return { refusal: UNKNOWN_DOCUMENT };
  return params.where === "editor"
    ? formatInEditor(session, params, token)
    : formatInPipeline(session, params, location, token);
}

async function formatInEditor(
  session: Session,
  { textDocument: { uri }, documentVersion }: FormatKqlParams,
  token: CancellationToken,
): Promise<SaveKqlResult> {
  const shown = await shownDocument(session, uri, token);
  if (shown === undefined || !("kusto" in shown.content)) return { refusal: UNKNOWN_DOCUMENT };
  const formatted = await format(session, shown.content, uri);
  if ("refusal" in formatted) return formatted;
  const { places, client } = session;
  if (places.versionOf(uri) !== documentVersion) return { refusal: CHANGED_MEANWHILE };
  const own = { ...places, linesOf: () => shown.lines };
  const edit = toWorkspaceEdit([{ path: uri, edits: formatted.edits }], own, client);
  return edit === undefined ? { refusal: UNKNOWN_DOCUMENT } : { edit };
}

async function formatInPipeline(
  session: Session,
  { documentVersion }: FormatKqlParams,
  { documentUri, address }: KqlLocation,
  token: CancellationToken,
): Promise<SaveKqlResult> {
  const { places, client, linter, parts } = session;
  const path = pathOfUri(documentUri);
  const analysis = (await linter.lint(path, token))?.analysis;
  const { kqlTexts, shownKql } = await parts.loadIntelligence();
  if (analysis === undefined) return { refusal: `There is no pipeline in ${documentUri}.` };
  const opened = kqlTexts.openKql(analysis.document, address);
  if ("problem" in opened) return { refusal: opened.problem };
  const shown = shownKql(analysis, address, opened.text);
  if (shown === undefined) return { refusal: UNKNOWN_DOCUMENT };
  const formatted = await format(session, shown, path);
  if ("refusal" in formatted) return formatted;
  if (places.versionOf(path) !== documentVersion) return { refusal: CHANGED_MEANWHILE };
  const saved = kqlTexts.saveKqlEdits(analysis.document, address, formatted.edits);
  if ("refusal" in saved) return { refusal: saved.refusal };
  const edit = toWorkspaceEdit([{ path, edits: saved.edits }], places, client);
  return edit === undefined ? { refusal: UNKNOWN_DOCUMENT } : { edit };
}

async function format(
  { kql, parts, settings }: Session,
  shown: ShownKql,
  path: string,
): Promise<FormattedKql> {
  const { formatKql } = await parts.loadIntelligence();
  const isEnabled = (await settings.of(path)).kql.enable;
  if (kql === undefined || !isEnabled) return { refusal: NO_PARSER };
  return formatKql(shown, (text) => kql.layOut(text));
}
