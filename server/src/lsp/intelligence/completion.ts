import {
  type CancellationToken,
  type CompletionItem,
  CompletionItemKind,
  type CompletionParams,
  InsertTextFormat,
  MarkupKind,
} from "vscode-languageserver";
import type { CompletionKind, CompletionItem as OfferedItem } from "../../service/completion";
import type { LineIndex } from "../../text/lineIndex";
import type { ClientFeatures } from "../clientFeatures";
import { toRange } from "../conversion";
import type { Session } from "../session";
import { shownDocument } from "./shownDocument";

/**
 * The characters behind which an editor asks unasked: where expressions, members, names in quotes, arguments and
 * operators begin. A blank is one for the operators behind `| `; in all other places it is answered with nothing.
 */
export const COMPLETION_TRIGGERS: readonly string[] = ["@", "{", ".", "(", "'", "|", " "];

/** What a client understands of an item. */
type Features = Pick<ClientFeatures, "hasSnippets" | "hasInsertReplace">;

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
  snippet: CompletionItemKind.Snippet,
  value: CompletionItemKind.Value,
  variable: CompletionItemKind.Variable,
};

/** Returns what can be written at a position; nothing outside of expressions and KQL. */
export async function answerCompletion(
  { textDocument, position, context }: CompletionParams,
  token: CancellationToken,
  session: Session,
): Promise<CompletionItem[]> {
  const shown = await shownDocument(session, textDocument.uri, token);
  if (shown === undefined) return [];
  const { complete } = await session.parts.loadIntelligence();
  const { content, lines } = shown;
  const typed = context?.triggerCharacter;
  const options = typed === undefined ? {} : { typed };
  const { items } = complete(content, lines.offsetAt(position), options);
  return items.map((item) => toCompletionItem(item, lines, session.client));
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
    ...textOf(item, lines, client),
  };
}

function textOf({ edit, cursor, replaceEnd }: OfferedItem, lines: LineIndex, client: Features) {
  const isPlain = cursor === edit.newText.length;
  // Without snippets the cursor ends up behind the text, so what belongs behind the cursor is left to the user.
  const plain = edit.newText.slice(0, cursor);
  const isSnippet = !isPlain && client.hasSnippets;
  const newText = isSnippet ? `${escapeSnippet(plain)}$0${escapeSnippet(edit.newText.slice(cursor))}` : plain;
  const insert = toRange(lines, edit.span);
  const replace = toRange(lines, { start: edit.span.start, end: replaceEnd });
  return {
    ...(isSnippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    textEdit: client.hasInsertReplace ? { newText, insert, replace } : { newText, range: insert },
  };
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
