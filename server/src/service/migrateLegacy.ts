import { Analysis } from "../factory/analysis";
import type { Factory } from "../factory/factory";
import { kustoFilesOf } from "../factory/relevance";
import { legacyKustoStore } from "../rules/legacy-kusto-store";
import type { FileEdits } from "../rules/rule";
import { compareSpans } from "../text/span";
import type { TextEdit } from "../text/textEdit";

/**
 * Returns the edits that move every artefact of the old data store Kusto in a factory to Azure Data Explorer: the
 * fixes of `legacy-kusto-store` over all files, also where that rule is switched off. Files in the order of their
 * paths, each once; none when there is nothing to move. Linked services may still lack properties that the new type
 * needs.
 */
export function migrateLegacy(factory: Factory): readonly FileEdits[] {
  const editsByPath = new Map<string, TextEdit[]>();
  for (const path of kustoFilesOf(factory)) {
    const document = factory.document(path);
    if (document === undefined) continue;
    legacyKustoStore.check(new Analysis(document, factory, "factory"), ({ fixes }) => {
      for (const file of fixes?.[0]?.edits() ?? []) addEdits(editsByPath, file);
    });
  }
  return [...editsByPath]
    .map(([path, edits]) => ({ path, edits: edits.sort((a, b) => compareSpans(a.span, b.span)) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** An artefact and each reference to it have the same fix. */
function addEdits(editsByPath: Map<string, TextEdit[]>, { path, edits }: FileEdits): void {
  const known = editsByPath.get(path) ?? [];
  editsByPath.set(path, known);
  for (const edit of edits) {
    const isKnown = known.some(
      ({ span, newText }) => compareSpans(span, edit.span) === 0 && newText === edit.newText,
    );
    if (!isKnown) known.push(edit);
  }
}
