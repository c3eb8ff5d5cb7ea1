import type { JsonNode } from "../../json/node";
import { MappedText } from "../../text/mappedText";
import type { Span } from "../../text/span";
import { HOLE_CHARACTER, type TextPart } from "../../text/textWithHoles";
import { replaceByOne } from "../stringLiteral";
import { readFormat } from "./format";
import { isTemplateExpression, parseTemplateExpression } from "./parser";
import { type PlacedNode, resolve } from "./resolve";
import { scopeOf } from "./scope";
import type { TemplateCall } from "./syntax";
import { textChangeOf } from "./textFunctions";

/**
 * What a text is read for. In names the default of a parameter counts, which another value may replace when the
 * template is deployed: who writes such a template lets all names follow it.
 */
export type Use = "text" | "name";

/** What stays unknown: its source where it stands in the outermost template, where equal sources yield equal values. */
export type UnknownSource = string | undefined;

type Part = TextPart<UnknownSource>;

/** A node that is still to be evaluated. */
interface Pending extends PlacedNode {
  readonly kind: "node";
  readonly text: MappedText;
  /** The place in the document of all that comes of it, where it stands elsewhere itself. */
  readonly place: Span | undefined;
  /** How many variables and parameters lead to it, one through the other. */
  readonly depth: number;
}

/** A call that makes another text of the parts that its argument has yielded. */
interface Change {
  readonly kind: "change";
  readonly call: Pending;
  /** The index of the first of those parts. */
  readonly from: number;
  readonly apply: (text: string) => string;
}

/** Beyond what people write, and little enough that variables that double each other cannot fill the memory. */
const MOST_STEPS = 2000;
const MOST_VARIABLES = 32;
const MOST_CHARACTERS = 1_000_000;

const INTEGER = /^-?\d+$/;

/**
 * Returns what a string of a template yields when it is deployed: literal parts, and holes for what is not known then.
 * `concat`, `format` and variables are seen through, and so are parameters that a template in the same file is given.
 * `undefined` for an expression that cannot be read.
 *
 * What comes from another place than where it is put in, such as the value of a variable, maps to the latter as a
 * whole, so that the parts stay in the order of the document.
 */
export function evaluateTemplate(string: JsonNode, use: Use): readonly Part[] | undefined {
  const { text } = string;
  const expression = text && parseTemplateExpression(text);
  if (text === undefined || expression === undefined) return undefined;
  return new Evaluation(use).run({
    kind: "node",
    node: expression.root,
    string,
    text,
    place: undefined,
    depth: 0,
  });
}

class Evaluation {
  private readonly parts: Part[] = [];
  private readonly pending: (Pending | Change | Part)[] = [];
  private length = 0;

  constructor(private readonly use: Use) {}

  run(root: Pending): readonly Part[] | undefined {
    this.pending.push(root);
    for (let step = 0; step < MOST_STEPS; step++) {
      const next = this.pending.pop();
      if (next === undefined) return this.parts;
      if (next.kind === "node") this.evaluate(next);
      else if (next.kind === "change") this.changeParts(next);
      else if (!this.add(next)) return undefined;
    }
    return undefined;
  }

  /** Returns whether a part can be told from what stands for holes, and there is room for it. */
  private add(part: Part): boolean {
    this.parts.push(part);
    if (part.kind === "hole") return true;
    this.length += part.text.text.length;
    return this.length <= MOST_CHARACTERS && !part.text.text.includes(HOLE_CHARACTER);
  }

  private evaluate(pending: Pending): void {
    const { node, text } = pending;
    switch (node.kind) {
      case "string":
        this.addLiteral(pending, node.value);
        return;
      case "number": {
        const written = text.slice(node.span.start, node.span.end);
        if (INTEGER.test(written.text)) this.addLiteral(pending, written);
        else this.addHole(pending);
        return;
      }
      case "access":
        this.evaluateValue(pending);
        return;
      case "call":
        this.evaluateCall(pending, node);
    }
  }

  private evaluateCall(pending: Pending, call: TemplateCall): void {
    switch (call.name) {
      case "concat":
        for (const node of call.arguments.toReversed()) this.pending.push({ ...pending, node });
        return;
      case "format":
        this.evaluateFormat(pending, call);
        return;
      case "if":
        this.evaluateIf(pending, call);
        return;
      case "variables":
      case "parameters":
        this.evaluateValue(pending);
        return;
      default:
        this.evaluateChange(pending, call);
    }
  }

  /** What is to the left of a call is done by now: the parts that follow, up to the change, are of its argument. */
  private evaluateChange(pending: Pending, call: TemplateCall): void {
    const change = textChangeOf(call);
    if (change === undefined) {
      this.addHole(pending);
      return;
    }
    this.pending.push({ kind: "change", call: pending, from: this.parts.length, apply: change.apply });
    this.pending.push({ ...pending, node: change.argument });
  }

  private changeParts({ call, from, apply }: Change): void {
    const parts = this.parts.splice(from);
    const texts = parts.map((part) => (part.kind === "literal" ? part.text.text : undefined));
    if (texts.includes(undefined)) this.addHole(call);
    else this.pending.push({ kind: "literal", text: MappedText.whole(apply(texts.join("")), placeOf(call)) });
  }

  private evaluateFormat(pending: Pending, { arguments: values }: TemplateCall): void {
    const [format, ...items] = values;
    const parts = format?.kind === "string" ? readFormat(format.value) : undefined;
    if (format?.kind !== "string" || parts === undefined) {
      this.addHole(pending);
      return;
    }
    for (const part of parts.toReversed()) {
      if (part.kind === "literal") {
        this.pending.push({ kind: "literal", text: wholeAt(part.text, pending.place) });
        continue;
      }
      const place = pending.place ?? format.value.toDocument(part.span);
      const node = items[part.index];
      if (node === undefined || part.isFormatted)
        this.pending.push({ kind: "hole", span: place, content: undefined });
      else this.pending.push({ ...pending, node, place });
    }
  }

  /** Which of two values is meant is not known; where both are written alike, it does not matter. */
  private evaluateIf(pending: Pending, { arguments: values }: TemplateCall): void {
    const [node, other] = values.slice(1);
    const source = node && sourceOf(pending, node.span);
    if (node === undefined || other === undefined || source !== sourceOf(pending, other.span)) {
      this.addHole(pending);
    } else this.pending.push({ ...pending, node, place: placeOf(pending) });
  }

  private evaluateValue(pending: Pending): void {
    const { depth } = pending;
    const definition = depth < MOST_VARIABLES ? resolve(pending) : undefined;
    const isKnown = definition !== undefined && (this.use === "name" || !definition.isDefault);
    const string = isKnown ? definition.value : undefined;
    const text = string?.text;
    const place = placeOf(pending);
    if (string?.kind === "number" && INTEGER.test(string.rawText)) {
      this.pending.push({ kind: "literal", text: MappedText.whole(string.rawText, place) });
    } else if (string === undefined || text === undefined) this.addHole(pending);
    else if (!isTemplateExpression(text.text)) {
      this.pending.push({ kind: "literal", text: wholeAt(withoutEscape(text), place) });
    } else {
      const expression = parseTemplateExpression(text);
      if (expression === undefined) this.addHole(pending);
      else this.pending.push({ kind: "node", node: expression.root, string, text, place, depth: depth + 1 });
    }
  }

  private addLiteral({ place }: Pending, text: MappedText): void {
    this.pending.push({ kind: "literal", text: wholeAt(text, place) });
  }

  private addHole(pending: Pending): void {
    const isOutermost = this.use === "name" && scopeOf(pending.string)?.deployment === undefined;
    const content = isOutermost ? sourceOf(pending, pending.node.span) : undefined;
    this.pending.push({ kind: "hole", span: placeOf(pending), content });
  }
}

/** Returns the decoded text of a plain string of a template, in which `[[` at the start stands for `[`. */
export function withoutEscape(text: MappedText): MappedText {
  if (!text.text.startsWith("[[")) return text;
  const bracket = replaceByOne(text, { start: 0, end: 2 });
  return MappedText.join([bracket, text.slice(2, text.text.length)], 0);
}

function placeOf({ place, text, node }: Pending): Span {
  return place ?? text.toDocument(node.span);
}

function sourceOf({ text }: Pending, { start, end }: Span): string {
  return text.text.slice(start, end);
}

function wholeAt(text: MappedText, place: Span | undefined): MappedText {
  return place === undefined ? text : MappedText.whole(text.text, place);
}
