import type { Span } from "../../text/span";
import { type HolePiece, readPieces } from "./editorPieces";
import type { EditorText } from "./editorText";
import { AT_SIGN_SOURCE, type Leaf } from "./expressionLeaves";

/** What a leaf of an expression becomes, or a part of it. */
export type Term =
  /** Literal text: where each of its UTF-16 units stands in the new text. */
  | { readonly kind: "literal"; readonly offsets: number[] }
  /** A hole: where its expression stands in the new text, and whether it was the leaf before. */
  | { readonly kind: "hole"; readonly source: Span; readonly isOwn: boolean };

/** A character or a hole of the new text. */
type Item =
  | { readonly kind: "character"; readonly offset: number }
  | { readonly kind: "hole"; readonly piece: HolePiece };

/**
 * Returns what becomes of each leaf. What was kept stays where it was; what is new goes to a text beside it, and
 * where there is none, to a hole beside it.
 *
 * @param kept Where each UTF-16 unit of the new text stood in the text that was shown; -1 for new ones.
 */
export function distribute(
  leaves: readonly Leaf[],
  shown: EditorText,
  newText: string,
  kept: Int32Array,
): readonly (readonly Term[])[] {
  const items = itemsOf(newText);
  const owners = ownersOf(items, leaves, shown, kept);
  const following = ownersBehind(owners, leaves.length);
  const terms = leaves.map((): Term[] => []);
  let before = -1;
  for (const [index, item] of items.entries()) {
    const owner = owners[index] ?? -1;
    const home = owner === -1 ? homeBetween(leaves, before, following[index] ?? leaves.length) : owner;
    addItem(terms[home] ?? [], item, owner !== -1);
    before = home;
  }
  return terms;
}

function itemsOf(newText: string): readonly Item[] {
  return readPieces(newText).flatMap((piece): readonly Item[] => {
    if (piece.kind === "literal") return piece.offsets.map((offset) => ({ kind: "character", offset }));
    const { source } = piece;
    return newText.slice(source.start, source.end) === AT_SIGN_SOURCE
      ? [{ kind: "character", offset: source.start + 1 }]
      : [{ kind: "hole", piece }];
  });
}

/** Returns for each item the leaf that it was kept from; -1 for what is new, or is no longer what it was. */
function ownersOf(
  items: readonly Item[],
  leaves: readonly Leaf[],
  shown: EditorText,
  kept: Int32Array,
): readonly number[] {
  let lastHole = -1;
  return items.map((item) => {
    const offset = kept[item.kind === "hole" ? item.piece.span.start : item.offset] ?? -1;
    const part = shown.partOf(offset);
    const isHole = leaves[part]?.kind === "hole";
    if (part === -1 || isHole !== (item.kind === "hole")) return -1;
    if (!isHole) return shown.originOf(offset) === undefined ? -1 : part;
    // The opening of a hole is its own; an `@` further inside may have become the opening of another one.
    if (shown.partOf(offset - 1) === part || part === lastHole) return -1;
    lastHole = part;
    return part;
  });
}

/** Returns for each item the owner of the next one that has one; `last` when none follows. */
function ownersBehind(owners: readonly number[], last: number): readonly number[] {
  const following: number[] = [];
  let next = last;
  for (const owner of owners.toReversed()) {
    if (owner !== -1) next = owner;
    following.push(next);
  }
  return following.reverse();
}

/** Returns the leaf for something new behind one leaf and before another: a text, if there is one. */
function homeBetween(leaves: readonly Leaf[], before: number, behind: number): number {
  const first = Math.max(before, 0);
  const last = Math.min(behind, leaves.length - 1);
  for (const kind of ["string", "number"]) {
    if (leaves[first]?.kind === kind) return first;
    if (leaves[last]?.kind === kind) return last;
    for (let part = first; part < last; part++) if (leaves[part]?.kind === kind) return part;
  }
  return before === -1 ? last : first;
}

function addItem(terms: Term[], item: Item, isOwn: boolean): void {
  const last = terms.at(-1);
  if (item.kind === "hole") terms.push({ kind: "hole", source: item.piece.source, isOwn });
  else if (last?.kind === "literal") last.offsets.push(item.offset);
  else terms.push({ kind: "literal", offsets: [item.offset] });
}
