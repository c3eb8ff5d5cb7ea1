import { compareSpans, type Span } from "../text/span";
import type { TextEdit } from "../text/textEdit";
import { hasLineBreak, isFirstOnLine, lastLineBreak, skipBlanks } from "./blanks";
import { gapBehindComma, type JsonStyle } from "./formatJson";
import { contentEnd, endOfLineTail, type Gap, isBehindLineComment, readGap } from "./gap";
import type { JsonNode } from "./node";

/** Neighbours in a container that are edited together, with what stands around them. */
interface Run {
  readonly span: Span;
  readonly before: Gap;
  readonly after: Gap;
  readonly isLast: boolean;
}

/** Returns edits that take members out of their container, with their commas and their lines. */
export function removeMembers(container: JsonNode, isRemoved: (member: JsonNode) => boolean): TextEdit[] {
  const edits: TextEdit[] = [];
  let previous: JsonNode | undefined;
  let run: JsonNode[] = [];
  const endRun = () => {
    edits.push(...removeRun(container, previous, run));
    run = [];
  };
  for (const member of container.children()) {
    if (isRemoved(member)) run.push(member);
    else {
      endRun();
      previous = member;
    }
  }
  endRun();
  return edits;
}

/** Returns edits that put texts behind a member, which keeps the comments of its line. */
export function insertBehind(member: JsonNode, texts: readonly string[], style: JsonStyle): TextEdit[] {
  const text = member.documentText;
  const { start, end } = member.propertySpan;
  const after = gapBehind(member);
  const separator = separatorAt(text, start, style);
  const endOfMember = after.comma === undefined ? end : after.comma + 1;
  const place = isFirstOnLine(text, start) ? endOfLineTail(text, after, endOfMember) : endOfMember;
  const joined = separator + texts.join(`,${separator}`);
  return after.comma === undefined
    ? [insertion(end, ","), insertion(place, joined)]
    : [insertion(place, `${joined},`)];
}

/** Returns edits that put texts before the first member of a container. */
export function insertBeforeFirst(first: JsonNode, texts: readonly string[], style: JsonStyle): TextEdit[] {
  const container = first.parent;
  if (container === undefined) return [];
  const text = container.documentText;
  const { start } = first.propertySpan;
  const separator = separatorAt(text, start, style);
  if (!isFirstOnLine(text, start)) {
    return [insertion(start, texts.map((added) => `${added},${separator}`).join(""))];
  }
  const inner = innerSpan(container);
  const place = endOfLineTail(text, readGap(text, { start: inner.start, end: start }), inner.start);
  return [insertion(place, texts.map((added) => `${separator}${added},`).join(""))];
}

/** Returns edits that fill a container without members; its comments stay. */
export function fillEmpty(container: JsonNode, texts: readonly string[], style: JsonStyle): TextEdit[] {
  const inner = innerSpan(container);
  const start = contentEnd(readGap(container.documentText, inner));
  return [{ span: { start, end: inner.end }, newText: joinInside(container, texts, style) }];
}

function joinInside(container: JsonNode, texts: readonly string[], style: JsonStyle): string {
  const { eol, baseIndent, indentUnit } = style;
  if (eol === "") {
    const padding = container.kind === "object" ? (style.padding ?? "") : "";
    return padding + texts.join(`,${gapBehindComma(style)}`) + padding;
  }
  const lineStart = eol + baseIndent;
  const closingIndent = baseIndent.slice(0, baseIndent.length - indentUnit.length);
  return lineStart + texts.join(`,${lineStart}`) + eol + closingIndent;
}

/** Returns what stands between the comma before a member and the member. */
export function separatorAt(text: string, memberStart: number, style: JsonStyle): string {
  if (style.eol !== "" && isFirstOnLine(text, memberStart)) return style.eol + style.baseIndent;
  return gapBehindComma(style);
}

/** Returns edits in document order, those that touch made one and removals that overlap united. */
export function mergeEdits(edits: readonly TextEdit[]): TextEdit[] {
  const merged: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => compareSpans(a.span, b.span))) {
    const last = merged.at(-1);
    if (last === undefined || last.span.end < edit.span.start) merged.push(edit);
    else {
      const end = Math.max(last.span.end, edit.span.end);
      merged[merged.length - 1] = {
        span: { start: last.span.start, end },
        newText: last.newText + edit.newText,
      };
    }
  }
  return merged;
}

function removeRun(
  container: JsonNode,
  previous: JsonNode | undefined,
  members: readonly JsonNode[],
): TextEdit[] {
  const [first] = members;
  const last = members.at(-1);
  if (first === undefined || last === undefined) return [];
  const text = container.documentText;
  const inner = innerSpan(container);
  const start = first.propertySpan.start;
  const run: Run = {
    span: { start, end: last.span.end },
    before: readGap(text, { start: previous?.span.end ?? inner.start, end: start }),
    after: gapBehind(last),
    isLast: last.nextSibling === undefined,
  };
  const span = removedSpan(text, run);
  const isEmptied = skipBlanks(text, inner.start) >= span.start && skipBlanks(text, span.end) >= inner.end;
  if (isEmptied) return [{ span: inner, newText: "" }];
  const { comma } = run.before;
  const isCommaLeft = run.isLast && comma !== undefined && run.after.comma === undefined;
  const commaEdits = isCommaLeft ? [{ span: { start: comma, end: comma + 1 }, newText: "" }] : [];
  return [...commaEdits, { span, newText: "" }];
}

/** Returns what goes with a run: its line when it has one of its own, else the blanks on one side. */
function removedSpan(text: string, run: Run): Span {
  const { start } = run.span;
  const before = contentEnd(run.before);
  const isFirst = hasLineBreak(text, before, start);
  const end = run.after.comma === undefined ? run.span.end : run.after.comma + 1;
  const tail = isFirst ? endOfLineTail(text, run.after, end) : end;
  const next = skipBlanks(text, tail);
  const endsLine = hasLineBreak(text, tail, next) || next >= text.length;
  if (isFirst && endsLine) return { start: run.isLast ? before : lastLineBreak(text, start), end: tail };
  if (endsLine) return { start: before, end };
  if (!run.isLast || isBehindLineComment(text, run.before, before)) return { start, end: next };
  return { start: before, end };
}

/** Reads what stands behind a member, up to the next one or the end of the container. */
function gapBehind(member: JsonNode): Gap {
  const { parent } = member;
  const start = member.span.end;
  const end =
    member.nextSibling?.propertySpan.start ?? (parent === undefined ? start : innerSpan(parent).end);
  return readGap(member.documentText, { start, end });
}

/** Returns what stands between the brackets of a container, either of which may be missing. */
function innerSpan(container: JsonNode): Span {
  const text = container.documentText;
  const { start, end } = container.span;
  const isObject = container.kind === "object";
  const hasOpening = text[start] === (isObject ? "{" : "[");
  const hasClosing = end - start > 1 && text[end - 1] === (isObject ? "}" : "]");
  return { start: hasOpening ? start + 1 : start, end: hasClosing ? end - 1 : end };
}

/** Returns the edit that puts a text at an offset. */
export function insertion(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}
