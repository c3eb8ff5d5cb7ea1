import { ANSWER_PARTS, type AnswerPart, type ParserAnswer } from "../../kql/parser/answer";

/** A wish to know what the parser says of some texts. */
export interface Order {
  /** Ends the wish: nothing more is told of it. */
  readonly cancel: () => void;
}

interface OpenOrder {
  readonly texts: ReadonlySet<string>;
  /** How many texts still lack this part. */
  readonly missing: Record<AnswerPart, number>;
  readonly onPart: (part: AnswerPart) => void;
}

interface Wanted {
  readonly orders: Set<OpenOrder>;
  answer: ParserAnswer | undefined;
}

/** The texts that somebody wants to know of, and what is still to be asked. Answers are kept while they are wanted. */
export class Orders {
  private readonly wanted = new Map<string, Wanted>();
  /** In the order in which they were asked for. */
  private readonly pending: Readonly<Record<AnswerPart, Set<string>>> = {
    syntax: new Set(),
    semantics: new Set(),
    advice: new Set(),
  };

  answerTo(text: string): ParserAnswer | undefined {
    return this.wanted.get(text)?.answer;
  }

  /** Adds an order; `known` says what needs not be asked. */
  add(
    texts: ReadonlySet<string>,
    known: (text: string) => ParserAnswer | undefined,
    onPart: OpenOrder["onPart"],
  ): Order {
    const order: OpenOrder = { texts, missing: { syntax: 0, semantics: 0, advice: 0 }, onPart };
    for (const text of texts) this.want(text, order, known);
    for (const part of ANSWER_PARTS) if (order.missing[part] === 0) onPart(part);
    return { cancel: () => this.cancel(order) };
  }

  /** Returns what to ask next: the syntax of all texts before anything else. */
  next(): { readonly text: string; readonly part: AnswerPart } | undefined {
    for (const part of ANSWER_PARTS) for (const text of this.pending[part]) return { text, part };
    return undefined;
  }

  /** Takes what is now known of a text. */
  deliver(text: string, answer: ParserAnswer): void {
    const wanted = this.wanted.get(text);
    if (wanted === undefined) return;
    const before = wanted.answer;
    wanted.answer = answer;
    for (const part of ANSWER_PARTS) {
      if (before?.[part] !== undefined || answer[part] === undefined) continue;
      this.pending[part].delete(text);
      for (const order of wanted.orders) {
        order.missing[part] -= 1;
        if (order.missing[part] === 0) order.onPart(part);
      }
    }
  }

  /** Gives every text that still lacks something this answer. */
  deliverToAll(answer: ParserAnswer): void {
    for (const part of ANSWER_PARTS) {
      for (const text of [...this.pending[part]]) {
        this.deliver(text, { ...answer, ...this.wanted.get(text)?.answer });
      }
    }
  }

  private want(text: string, order: OpenOrder, known: (text: string) => ParserAnswer | undefined): void {
    let wanted = this.wanted.get(text);
    if (wanted === undefined) {
      wanted = { orders: new Set(), answer: known(text) };
      this.wanted.set(text, wanted);
    }
    wanted.orders.add(order);
    for (const part of ANSWER_PARTS) {
      if (wanted.answer?.[part] !== undefined) continue;
      order.missing[part] += 1;
      this.pending[part].add(text);
    }
  }

  private cancel(order: OpenOrder): void {
    for (const text of order.texts) {
      const wanted = this.wanted.get(text);
      if (wanted?.orders.delete(order) !== true || wanted.orders.size > 0) continue;
      this.wanted.delete(text);
      for (const part of ANSWER_PARTS) this.pending[part].delete(text);
    }
  }
}
