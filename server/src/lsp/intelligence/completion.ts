import {
  type CancellationToken,
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from "vscode-languageserver";
import type { CompletionKind, CompletionItem as OfferedItem } from "../../service/completion";
import type { LineIndex } from "../../text/lineIndex";
import type { Span } from "../../text/span";
import type { TextEdit as OwnEdit } from "../../text/textEdit";
import type { ClientFeatures } from "../clientFeatures";
import { toRange } from "../conversion";
import type { Session } from "../session";
import { shownDocument } from "./shownDocument";

/**
 * The characters behind which an editor asks unasked: where expressions, members, names in quotes, arguments and
 * operators begin. A blank is one for the operators behind `| ` and for values behind `": `, a quote for keys and values;
 * in all other places these are answered with nothing.
 */
export const COMPLETION_TRIGGERS: readonly string[] = ["@", "{", ".", "(", "'", "|", " ", '"'];

/** What a client understands of an item. */
type Features = Pick<ClientFeatures, "hasSnippets" | "hasInsertReplace" | "keepsIndentation">;

const KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  activity: CompletionItemKind.Module,
  column: CompletionItemKind.Field,
  command: CompletionItemKind.Event,
  function: CompletionItemKind.Function,
  keyword: CompletionItemKind.Keyword,
  member: CompletionItemKind.Property,
  operator: CompletionItemKind.Keyword,
  option: CompletionItemKind.Property,
  parameter: CompletionItemKind.Constant,
  property: CompletionItemKind.Property,
  reference: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
  table: CompletionItemKind.Struct,
  type: CompletionItemKind.Class,
  value: CompletionItemKind.Value,
  variable: CompletionItemKind.Variable,
};

/** Returns what can be written at a position: in JSON, in expressions and in KQL. */
export async function answerCompletion(
  { textDocument, position, context }: CompletionParams,
  token: CancellationToken,
  session: Session,
): Promise<CompletionItem[]> {
  const shown = await shownDocument(session, textDocument.uri, token);
  if (shown === undefined) return [];
  const { parts, findCatalogue, client } = session;
  const [{ complete }, catalogue] = await Promise.all([parts.loadIntelligence(), findCatalogue()]);
  const { content, lines } = shown;
  const typed = context?.triggerCharacter;
  const options = {
    ...(typed === undefined ? {} : { typed }),
    ...(catalogue === undefined ? {} : { catalogue }),
  };
  const { items } = complete(content, lines.offsetAt(position), options);
  return items.map((item) => toCompletionItem(item, lines, client));
}

function toCompletionItem(item: OfferedItem, lines: LineIndex, client: Features): CompletionItem {
  const { label, kind, detail, documentation, sortText, filterText, commitCharacters } = item;
  return {
    label,
    kind: KINDS[kind],
    detail,
    sortText,
    filterText,
    ...(documentation === "" ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    ...(commitCharacters.length === 0 ? {} : { commitCharacters: [...commitCharacters] }),
    ...otherEditsOf(item, lines),
    ...textOf(item, lines, client),
  };
}

function otherEditsOf({ otherEdits = [] }: OfferedItem, lines: LineIndex): Partial<CompletionItem> {
  if (otherEdits.length === 0) return {};
  const toEdit = ({ span, newText }: OwnEdit) => ({ range: toRange(lines, span), newText });
  return { additionalTextEdits: otherEdits.map(toEdit) };
}

function textOf(item: OfferedItem, lines: LineIndex, client: Features): Partial<CompletionItem> {
  const { edit, replaceEnd } = item;
  const snippet = client.hasSnippets ? snippetOf(item) : undefined;
  const newText = snippet ?? plainTextOf(item);
  const insert = toRange(lines, edit.span);
  const replace = toRange(lines, { start: edit.span.start, end: replaceEnd });
  // Lines below the first are indented already.
  const isVerbatim = client.keepsIndentation && newText.includes("\n");
  return {
    ...(snippet === undefined ? {} : { insertTextFormat: InsertTextFormat.Snippet }),
    ...(isVerbatim ? { insertTextMode: InsertTextMode.asIs } : {}),
    textEdit: client.hasInsertReplace ? { newText, insert, replace } : { newText, range: insert },
  };
}

/** Returns the text with the places that the cursor goes to; `undefined` where it ends up behind the text anyway. */
function snippetOf({ edit, cursor, placeholders }: OfferedItem): string | undefined {
  const { newText } = edit;
  if (placeholders !== undefined) return fillInSnippet(newText, placeholders);
  if (cursor === newText.length) return undefined;
  return `${escapeSnippet(newText.slice(0, cursor))}$0${escapeSnippet(newText.slice(cursor))}`;
}

function fillInSnippet(text: string, placeholders: readonly Span[]): string | undefined {
  if (placeholders.length === 0) return undefined;
  let snippet = "";
  let end = 0;
  placeholders.forEach((placeholder, index) => {
    const content = escapeSnippet(text.slice(placeholder.start, placeholder.end));
    snippet += `${escapeSnippet(text.slice(end, placeholder.start))}\${${index + 1}:${content}}`;
    end = placeholder.end;
  });
  return snippet + escapeSnippet(text.slice(end));
}

/** Without snippets the cursor ends up behind the text; of a call, what belongs behind the cursor is left to the user. */
function plainTextOf({ edit, cursor, placeholders }: OfferedItem): string {
  return placeholders === undefined ? edit.newText.slice(0, cursor) : edit.newText;
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
