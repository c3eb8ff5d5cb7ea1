import type { Span } from "../../text/span";
import type { TextEdit } from "../../text/textEdit";
import type { CompletionGroup, CompletionKind, Suggestion } from "./suggestion";

/** Something that an editor offers to write. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One line: a signature or a type. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** Escaped for where it stands. Replaces what is written before the cursor and leaves what stands behind it. */
  readonly edit: TextEdit;
  /** Where the word ends that the cursor stands in: an editor may replace up to there. */
  readonly replaceEnd: number;
  /** Where the cursor shall stand in the new text. */
  readonly cursor: number;
  readonly sortText: string;
  /** What is compared with the text that the edit replaces. */
  readonly filterText: string;
  /** Characters that, when typed, take the item first. */
  readonly commitCharacters: readonly string[];
  /** Parts of the new text to fill in, in their order; the cursor goes from one to the next. */
  readonly placeholders?: readonly Span[];
  /** What changes elsewhere with it, such as a comma before it. */
  readonly otherEdits?: readonly TextEdit[];
}

/** What can be written at a place; all there is, so that an editor can narrow it down by itself. */
export interface CompletionList {
  readonly items: readonly CompletionItem[];
}

/** Makes the edit that writes a text over what stands before the cursor; `undefined` where it has no place. */
export type WriteBefore = (newText: string, replacesBefore: number) => TextEdit | undefined;

const GROUPS: readonly CompletionGroup[] = ["names", "members", "words", "functions", "rest"];

/** Returns suggestions as items; those that the form of the text has no place for are left out. */
export function toItems(
  suggestions: readonly Suggestion[],
  write: WriteBefore,
  replaceEnd: number,
): readonly CompletionItem[] {
  return suggestions.flatMap((suggestion) => {
    const { label, kind, detail, documentation, before, after, filter } = suggestion;
    const edit = write(before + after, suggestion.replacesBefore ?? 0);
    if (edit === undefined) return [];
    return [
      {
        label,
        kind,
        detail,
        documentation,
        edit,
        replaceEnd: Math.max(replaceEnd, edit.span.end),
        cursor: edit.newText.length - after.length,
        sortText: `${GROUPS.indexOf(suggestion.group)}${label.toLowerCase()}`,
        filterText: filter ?? (edit.newText.startsWith(label) ? label : edit.newText),
        commitCharacters: suggestion.hasMembers === true ? ["."] : [],
      },
    ];
  });
}
