import { editKql } from "../adf/kustoText";
import type { Catalogue } from "../adf/metadata/catalogue";
import { cursorPlaceAt } from "../expression/cursorPlace";
import { insertText } from "../expression/insertText";
import type { ParsedExpression } from "../expression/syntax";
import { encodeFor } from "../expression/value";
import type { Analysis } from "../factory/analysis";
import { kqlPlaceAt } from "../kql/cursorPlace";
import { contains, type Span } from "../text/span";
import type { TextEdit } from "../text/textEdit";
import { suggestInExpression } from "./completion/expressions";
import { type CompletionItem, type CompletionList, toItems } from "./completion/item";
import { completeJson } from "./completion/json";
import { KQL_PROVIDERS } from "./completion/kql";
import type { KqlProvider } from "./completion/kqlRequest";
import { suggestInterpolation, suggestStarts } from "./completion/starts";
import type { CompletionKind } from "./completion/suggestion";
import type { ShownKql } from "./language/shownKql";
import { expressionAt, kqlOffsetAt, type TextAtCursor, textAt } from "./language/textAt";

export type { CompletionItem, CompletionList } from "./completion/item";
export type { KqlProvider, KqlRequest } from "./completion/kqlRequest";
export type { CompletionKind, Suggestion } from "./completion/suggestion";

/** What a caller knows of a request. */
export interface CompletionOptions {
  /** The character whose typing made the editor ask; `undefined` when a person did, or a letter was typed. */
  readonly typed?: string;
  /** The types of Data Factory; without them nothing is offered in the JSON around texts. */
  readonly catalogue?: Catalogue;
  /** What knows more of KQL than its text tells, such as tables and columns. */
  readonly kqlProviders?: readonly KqlProvider[];
}

/** The characters that begin something, of those behind which editors ask; a letter or a person's wish always counts. */
const EXPRESSION_TRIGGERS = "@{.('";
const KQL_TRIGGERS = "|.( ";

/** What items stand for that are offered where Data Factory evaluates no expression. */
const NAMES: ReadonlySet<CompletionKind> = new Set<CompletionKind>([
  "activity",
  "column",
  "reference",
  "type",
  "variable",
]);

/**
 * Returns what can be written at an offset of a factory's file: in its JSON, and in the expressions and the KQL of its
 * strings. What an edit replaces lies on one line; in a string it stays inside, and is escaped for it. In an editor that
 * shows KQL alone there are no escapes, and no JSON.
 */
export function complete(
  source: Analysis | ShownKql,
  offset: number,
  options: CompletionOptions = {},
): CompletionList {
  const { catalogue, typed } = options;
  const hasJson = catalogue !== undefined && !("kusto" in source);
  const inJson = hasJson ? completeJson(source, offset, catalogue, typed) : [];
  // A name is written as it stands: an expression there would be read as one.
  const isName = inJson.some(({ kind }) => NAMES.has(kind));
  return { items: isName ? inJson : [...inJson, ...completeText(source, offset, options)] };
}

function completeText(
  source: Analysis | ShownKql,
  offset: number,
  options: CompletionOptions,
): readonly CompletionItem[] {
  const cursor = textAt(source, offset);
  if (cursor === undefined) return [];
  const items = [...completeExpression(cursor, options), ...completeKql(cursor, options)];
  return items.filter(({ edit }) => contains(edit.span, { start: offset, end: offset }));
}

function completeExpression(cursor: TextAtCursor, { typed }: CompletionOptions): readonly CompletionItem[] {
  if (typed !== undefined && !EXPRESSION_TRIGGERS.includes(typed)) return [];
  const expression = expressionAt(cursor);
  return expression === undefined ? startExpression(cursor) : continueExpression(cursor, expression);
}

function continueExpression(cursor: TextAtCursor, expression: ParsedExpression): readonly CompletionItem[] {
  const { decodedOffset, scope, text } = cursor;
  const place = cursorPlaceAt(expression, decodedOffset);
  if (place === undefined) return [];
  const { word } = place;
  const following = expression.text.text.slice(word.end, expression.span.end);
  const behindQuote = place.kind === "quoted" ? following.replace(/^'/, "") : following;
  const found = suggestInExpression(place, scope, behindQuote);
  const isBareAt = text.kind === "expression" && text.decoded.text === "@";
  const suggestions = isBareAt ? [...found, suggestInterpolation()] : found;
  const write = (newText: string, replacesBefore: number): TextEdit => {
    const replaced = { start: word.start - replacesBefore, end: decodedOffset };
    return { span: documentSpan(cursor, replaced), newText: encodeFor(text, newText) };
  };
  return toItems(suggestions, write, documentSpan(cursor, { start: decodedOffset, end: word.end }).end);
}

function startExpression(cursor: TextAtCursor): readonly CompletionItem[] {
  const { text, decodedOffset, scope, offset } = cursor;
  const before = text.decoded.text.slice(0, decodedOffset);
  const write = (newText: string, replacesBefore: number): TextEdit => {
    const span = documentSpan(cursor, { start: decodedOffset - replacesBefore, end: decodedOffset });
    return { span, newText: encodeFor(text, newText) };
  };
  return toItems(suggestStarts(text, before, scope), write, offset);
}

function completeKql(cursor: TextAtCursor, options: CompletionOptions): readonly CompletionItem[] {
  const { kusto, scope } = cursor;
  const { typed } = options;
  if (typed !== undefined && !KQL_TRIGGERS.includes(typed)) return [];
  const offset = kqlOffsetAt(cursor);
  if (kusto === undefined || offset === undefined) return [];
  const place = kqlPlaceAt(kusto.kql.lexed, offset);
  // A blank stands between any two words; behind a bar it is how people write.
  if (place === undefined || (typed === " " && place.kind !== "operator")) return [];
  const { word } = place;
  const following = kusto.kql.text.text.slice(word.end);
  const request = { analysis: scope.analysis, text: kusto, offset, place, following };
  const providers = [...(options.kqlProviders ?? []), ...KQL_PROVIDERS];
  const suggestions = providers.flatMap((provider) => provider(request));
  const write = (newText: string, replacesBefore: number): TextEdit | undefined => {
    const start = word.start - replacesBefore;
    if (start < offset) return editKql(kusto, { span: { start, end: offset }, newText });
    return insertText(kusto.value, cursor.offset, newText);
  };
  const end =
    word.end > offset ? kusto.kql.text.toDocument({ start: offset, end: word.end }).end : cursor.offset;
  return toItems(suggestions, write, end);
}

/** Where nothing is replaced the cursor itself is the place: between two escapes there may be others. */
function documentSpan({ text, offset }: TextAtCursor, { start, end }: Span): Span {
  return start === end ? { start: offset, end: offset } : text.decoded.toDocument({ start, end });
}
