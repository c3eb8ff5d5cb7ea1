import {
  type CancellationToken,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensLegend,
  type TextDocumentIdentifier,
} from "vscode-languageserver";
import {
  SEMANTIC_TOKEN_MODIFIERS,
  SEMANTIC_TOKEN_TYPES,
  type SemanticToken,
} from "../../service/semanticTokens/token";
import type { LineIndex } from "../../text/lineIndex";
import type { Span } from "../../text/span";
import { toSpan } from "../conversion";
import { guardRequest } from "../guard";
import type { Session } from "../session";
import { shownDocument } from "./shownDocument";

/** The names that the numbers in an answer stand for. */
export const SEMANTIC_TOKENS_LEGEND: SemanticTokensLegend = {
  tokenTypes: [...SEMANTIC_TOKEN_TYPES],
  tokenModifiers: [...SEMANTIC_TOKEN_MODIFIERS],
};

const NOTHING: SemanticTokens = { data: [] };

/** Answers how the KQL and the expressions inside the strings of a document are coloured. */
export function answerSemanticTokens(session: Session): void {
  const { connection, log } = session;
  connection.languages.semanticTokens.on(
    guardRequest("Colouring", NOTHING, log, ({ textDocument }, token) =>
      tokensOf(session, textDocument, token),
    ),
  );
  connection.languages.semanticTokens.onRange(
    guardRequest("Colouring", NOTHING, log, ({ textDocument, range }, token) =>
      tokensOf(session, textDocument, token, (lines) => toSpan(lines, range)),
    ),
  );
}

async function tokensOf(
  session: Session,
  textDocument: TextDocumentIdentifier,
  token: CancellationToken,
  within?: (lines: LineIndex) => Span,
): Promise<SemanticTokens> {
  const shown = await shownDocument(session, textDocument.uri, token);
  if (shown === undefined) return NOTHING;
  const { semanticTokens } = await session.parts.loadIntelligence();
  const { content, lines } = shown;
  return encode(
    within === undefined ? semanticTokens(content) : semanticTokens(content, within(lines)),
    lines,
  );
}

function encode(tokens: readonly SemanticToken[], lines: LineIndex): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { span, type, modifiers } of tokens) {
    const { line, character } = lines.positionAt(span.start);
    builder.push(
      line,
      character,
      span.end - span.start,
      SEMANTIC_TOKEN_TYPES.indexOf(type),
      bitsOf(modifiers),
    );
  }
  return builder.build();
}

function bitsOf(modifiers: SemanticToken["modifiers"]): number {
  return modifiers.reduce((bits, modifier) => bits | (1 << SEMANTIC_TOKEN_MODIFIERS.indexOf(modifier)), 0);
}
