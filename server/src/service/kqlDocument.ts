import { type AdfDocument, readDocument } from "../adf/document";
import { type AdfText, problemsOf, readText } from "../expression/value";
import { JsonNode } from "../json/node";
import { parseJson } from "../json/parse";
import { LineIndex } from "../text/lineIndex";
import type { Span } from "../text/span";
import { applyEdits, type TextEdit } from "../text/textEdit";
import { addressedTexts, describeAddress, findKqlText, type KqlAddress } from "./kqlDocument/address";
import { type ChangedText, changedBy, findKept } from "./kqlDocument/difference";
import { readPieces } from "./kqlDocument/editorPieces";
import { type EditorText, withLineFeeds, withoutLoneHalves } from "./kqlDocument/editorText";
import { rewriteExpression, saveExpression, writePieces } from "./kqlDocument/expressionForm";
import { leavesOf, showLeaves } from "./kqlDocument/expressionLeaves";
import { rewriteString, saveString, showString } from "./kqlDocument/stringForm";

export type { KqlAddress } from "./kqlDocument/address";
export type { EditorText } from "./kqlDocument/editorText";

/** A query or command that can be edited on its own. */
export interface KqlPlace {
  readonly address: KqlAddress;
  /** The JSON string that holds it, quotes included. */
  readonly span: Span;
  readonly activitySpan: Span;
  /** Its name for a list, such as `Each › Find (query)`. */
  readonly title: string;
}

/** Why a text cannot be edited on its own. */
export interface KqlProblem {
  readonly problem: string;
}

/** Why a text cannot be saved. */
export interface KqlRefusal {
  readonly refusal: string;
  /** The same without the place. */
  readonly reason: string;
  /** What is to blame, in the text that was to be saved. */
  readonly span: Span;
}

/** A document as it would be after saving, and its text at the address. */
export interface KqlPreview {
  readonly edits: readonly TextEdit[];
  readonly document: AdfDocument;
  /** The JSON string in that document, quotes included. */
  readonly span: Span;
  readonly shown: EditorText;
}

/** Returns every query and command of a document, in its order. */
export function kqlPlaces(document: AdfDocument): readonly KqlPlace[] {
  return [...addressedTexts(document)].map(([address, { span, activity }]) => ({
    address,
    span,
    activitySpan: activity.node.span,
    title: `${address.activities.join(" › ")} (${address.role})`,
  }));
}

/**
 * Returns a KQL text as an editor shows it, with many lines, and the spans of its holes in it. A hole is written
 * `@{…}`, whatever form the text has in the document; the literal text `@{` is written `@@{`.
 */
export function openKql(
  document: AdfDocument,
  address: KqlAddress,
): { readonly text: string; readonly holes: readonly Span[] } | KqlProblem {
  const shown = showKql(document, address);
  return "problem" in shown ? shown : { text: shown.text, holes: shown.holes };
}

/** Returns what `openKql` does, with the place of each character in the document. */
export function showKql(document: AdfDocument, address: KqlAddress): EditorText | KqlProblem {
  const text = findKqlText(document, address);
  return text === undefined ? { problem: missingProblem(address) } : showText(text.value);
}

/**
 * Returns the edits of the document that make an edited text out of the one that is shown: none when it is the same.
 *
 * The form stays: a string a string, an expression an expression. What did not change stays byte for byte. Opened
 * again, the text is the saved one, but that a hole of an expression loses the blanks and brackets around it, and one
 * that holds nothing but text becomes that text.
 */
export function saveKql(
  document: AdfDocument,
  address: KqlAddress,
  newText: string,
): { readonly edits: readonly TextEdit[] } | KqlRefusal {
  const preview = previewKql(document, address, newText);
  return "refusal" in preview ? preview : { edits: preview.edits };
}

/** Returns what `saveKql` does, with the document that would come of it. */
export function previewKql(
  document: AdfDocument,
  address: KqlAddress,
  newText: string,
): KqlPreview | KqlRefusal {
  const text = withLineFeeds(newText);
  return previewChange(document, address, newText, (shown) => ({ text, kept: findKept(shown, text) }));
}

/** Returns the edits of the document that make edits of the text which is shown; these are in order. */
export function saveKqlEdits(
  document: AdfDocument,
  address: KqlAddress,
  edits: readonly TextEdit[],
): { readonly edits: readonly TextEdit[] } | KqlRefusal {
  const preview = previewChange(document, address, "", (shown) => changedBy(shown, edits));
  return "refusal" in preview ? preview : { edits: preview.edits };
}

function previewChange(
  document: AdfDocument,
  address: KqlAddress,
  newText: string,
  change: (shown: string) => ChangedText,
): KqlPreview | KqlRefusal {
  const found = findKqlText(document, address);
  if (found === undefined) return refuse(missingProblem(address), newText);
  const { value, span } = found;
  const shown = showText(value);
  if ("problem" in shown) return refuse(shown.problem, newText);
  const changed = change(shown.text);
  if (shown.text === changed.text) return { edits: [], document, span, shown };
  const refusal = refuseBrokenHole(changed.text, shown);
  if (refusal !== undefined) return refusal;
  // Nothing is changed that would not read back as what the user wrote: a text that an edit in place does not fit is
  // written anew as a whole.
  for (const edits of editsOf(value, shown, changed)) {
    const preview = apply(document, address, edits);
    if (preview !== undefined && preview.shown.text === canonicalText(value, changed.text)) return preview;
  }
  return refuse("This text cannot be written in the form that the JSON has. Change it there.", newText);
}

function showText(value: AdfText): EditorText | KqlProblem {
  switch (value.kind) {
    case "template":
      return { problem: "This text is computed by the ARM template. Change it in the template." };
    case "literal":
    case "interpolated":
      return showString(value);
    case "expression": {
      const [problem] = problemsOf(value);
      if (problem === undefined) return showLeaves(leavesOf(value.expression));
      return {
        problem: `The expression around this text has a mistake: ${problem.message} Correct it in the JSON.`,
      };
    }
  }
}

/** Yields ways to save a text, the smallest edit first. */
function* editsOf(value: AdfText, shown: EditorText, changed: ChangedText): Generator<readonly TextEdit[]> {
  if (value.kind === "expression") {
    yield saveExpression(value, shown, changed);
    yield rewriteExpression(value, changed.text);
  } else {
    yield saveString(value, shown, changed);
    yield rewriteString(value, changed.text);
  }
}

function apply(
  document: AdfDocument,
  address: KqlAddress,
  edits: readonly TextEdit[],
): KqlPreview | undefined {
  const changed = readDocument(document.path, applyEdits(document.text, edits));
  const text = findKqlText(changed, address);
  const shown = text && showText(text.value);
  if (text === undefined || shown === undefined || "problem" in shown) return undefined;
  return { edits, document: changed, span: text.span, shown };
}

/** Returns how a text looks when it is opened again. */
function canonicalText(value: AdfText, edited: string): string | undefined {
  if (value.kind !== "expression") return withoutLoneHalves(edited);
  const root = JsonNode.root(parseJson(JSON.stringify(`@${writePieces(edited)}`)).tree);
  const written = root && readText(root);
  const shown = written && showText(written);
  return shown === undefined || "problem" in shown ? undefined : shown.text;
}

/** Returns why a hole cannot be saved; a mistake that is in the document already is left to its author. */
function refuseBrokenHole(edited: string, shown: EditorText): KqlRefusal | undefined {
  const known = new Set(shown.holes.map(({ start, end }) => shown.text.slice(start, end)));
  for (const piece of readPieces(edited)) {
    if (piece.kind === "literal" || piece.problem === undefined) continue;
    if (known.has(edited.slice(piece.span.start, piece.span.end))) continue;
    const { message, span } = piece.problem;
    const { line, character } = new LineIndex(edited).positionAt(span.start);
    const place = `Line ${line + 1}, column ${character + 1}`;
    const reason = `${message} Where the text "@{" is meant, write "@@{".`;
    return { refusal: `${place}: ${reason}`, reason, span };
  }
  return undefined;
}

function refuse(refusal: string, newText: string): KqlRefusal {
  return { refusal, reason: refusal, span: { start: 0, end: newText.length } };
}

function missingProblem(address: KqlAddress): string {
  return `There is no ${describeAddress(address)} any more: the activity was renamed or removed, or its text was.`;
}
