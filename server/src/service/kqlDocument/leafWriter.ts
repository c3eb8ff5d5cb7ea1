import type { ParsedExpression } from "../../expression/syntax";
import type { Span } from "../../text/span";
import type { ChangedText } from "./difference";
import type { Term } from "./distribution";
import type { EditorText } from "./editorText";
import { isWholeNumber, type Leaf } from "./expressionLeaves";
import { encodeText, lineEndOf, type WrittenPart } from "./rewriting";

type HoleTerm = Extract<Term, { kind: "hole" }>;
type LiteralTerm = Extract<Term, { kind: "literal" }>;

/** The part of nothing: whatever is written for it is new. */
const NO_PART = -1;

/** Writes leaves of an expression with other content. */
export class LeafWriter {
  private readonly lineEnd: string;

  constructor(
    private readonly expression: ParsedExpression,
    private readonly shown: EditorText,
    private readonly saved: ChangedText,
  ) {
    this.lineEnd = lineEndOf(expression.text.text);
  }

  /** Returns what stands in the place of a leaf: the one term that it becomes, or several joined. */
  write(leaf: Leaf, part: number, terms: readonly Term[]): readonly WrittenPart[] {
    if (terms.length === 0) return leaf.text.text === "" ? [this.placeOf(leaf.node.span)] : ["''"];
    const literals = terms.filter((term) => term.kind === "literal");
    const written = terms.map((term) => {
      if (term.kind === "hole") return this.writeHole(term, part);
      if (leaf.kind === "number" && terms.length === 1 && isWholeNumber(this.textOf(term))) {
        return this.writeUnits(term.offsets, part, String);
      }
      const content = this.writeText(term, leaf.kind === "hole" ? NO_PART : part);
      const opening = this.quoteOf(leaf, "opening", term === literals[0]);
      return [opening, ...content, this.quoteOf(leaf, "closing", term === literals.at(-1))];
    });
    const joined = written.flatMap((parts, index) => (index === 0 ? parts : [", ", ...parts]));
    return terms.length > 1 && leaf.argument === undefined ? ["concat(", ...joined, ")"] : joined;
  }

  private writeHole({ source, isOwn }: HoleTerm, part: number): readonly WrittenPart[] {
    const offsets = Array.from({ length: source.end - source.start }, (_, index) => source.start + index);
    return this.writeUnits(offsets, isOwn ? part : NO_PART, (added) => encodeText(added, this.lineEnd));
  }

  private writeText({ offsets }: LiteralTerm, part: number): readonly WrittenPart[] {
    return this.writeUnits(offsets, part, (added) => encodeText(added.replaceAll("'", "''"), this.lineEnd));
  }

  /** Returns the leaf's own quote where it is at hand. */
  private quoteOf({ node }: Leaf, which: "opening" | "closing", isOwn: boolean): WrittenPart {
    if (!isOwn || node.kind !== "string") return "'";
    return which === "opening"
      ? this.placeOf({ start: node.span.start, end: node.contentSpan.start })
      : this.placeOf({ start: node.contentSpan.end, end: node.span.end });
  }

  /** Writes units of the saved text: those kept from a part of the value as they stand there, others escaped. */
  private writeUnits(
    offsets: readonly number[],
    part: number,
    escapeAdded: (added: string) => string,
  ): readonly WrittenPart[] {
    const parts: WrittenPart[] = [];
    let added = "";
    for (const offset of offsets) {
      const before = this.saved.kept[offset] ?? -1;
      const isKept = part !== NO_PART && this.shown.partOf(before) === part;
      const origin = isKept ? this.shown.originOf(before) : undefined;
      if (origin === undefined) {
        added += this.saved.text.charAt(offset);
        continue;
      }
      parts.push(escapeAdded(added), origin);
      added = "";
    }
    return [...parts, escapeAdded(added)];
  }

  private textOf({ offsets }: LiteralTerm): string {
    return offsets.map((offset) => this.saved.text.charAt(offset)).join("");
  }

  private placeOf(span: Span): Span {
    return this.expression.toDocument(span);
  }
}
