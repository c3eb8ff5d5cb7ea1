import assert from "node:assert/strict";
import { type CompletionItem, complete } from "../../server/src/service/completion";
import { applyEdits } from "../../server/src/text/textEdit";
import { CATALOGUE } from "./catalogue";
import { analyseAt } from "./completion";
import type { Files } from "./rules";

/** What is offered at the cursor of a fixture. */
export interface OfferedJson {
  readonly labels: readonly string[];
  readonly items: readonly CompletionItem[];
  readonly itemOf: (label: string) => CompletionItem;
  /** Returns the fixture with an item taken, what is to be filled in marked as `«…»`. */
  readonly take: (label: string) => string;
  /** Returns the same without marks. */
  readonly plain: (label: string) => string;
}

/** Asks for what can be written at the cursor of the first file, with the types of Data Factory known. */
export function completeJsonAt(fixture: string | Files, typed?: string): OfferedJson {
  const { analysis, text, offset } = analyseAt(fixture);
  const options = typed === undefined ? {} : { typed };
  const { items } = complete(analysis, offset, { catalogue: CATALOGUE, ...options });
  const itemOf = (label: string) =>
    items.find((item) => item.label === label) ??
    assert.fail(`"${label}" is not among: ${items.map((item) => item.label).join(" · ")}`);
  const write = (label: string, mark: (item: CompletionItem) => string) => {
    const item = itemOf(label);
    const edits = [...(item.otherEdits ?? []), { span: item.edit.span, newText: mark(item) }];
    return applyEdits(text, edits);
  };
  return {
    labels: items.map(({ label }) => label),
    items,
    itemOf,
    take: (label) => write(label, markPlaceholders),
    plain: (label) => write(label, ({ edit }) => edit.newText),
  };
}

function markPlaceholders({ edit, placeholders = [] }: CompletionItem): string {
  const marks = placeholders.flatMap(({ start, end }) => [
    { span: { start, end: start }, newText: "«" },
    { span: { start: end, end }, newText: "»" },
  ]);
  return applyEdits(edit.newText, marks);
}

/** A pipeline with one activity: the JSON text of an object. */
export function pipelineOf(activity: string, declarations = ""): string {
  return `{\n  "name": "Load",\n  "properties": {${declarations}\n    "activities": [\n      ${activity}\n    ]\n  }\n}\n`;
}
