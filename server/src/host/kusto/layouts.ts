import type { KqlLayout } from "../../kql/parser/layout";

/** The texts that somebody wants to have laid out, each with those who wait for it. */
export class Layouts {
  private readonly wanted = new Map<string, ((layout: KqlLayout) => void)[]>();

  /** Waits for a text. */
  want(text: string): Promise<KqlLayout> {
    return new Promise((resolve) => {
      const waiting = this.wanted.get(text);
      if (waiting === undefined) this.wanted.set(text, [resolve]);
      else waiting.push(resolve);
    });
  }

  /** Returns the text that was asked for first. */
  next(): string | undefined {
    const [first] = this.wanted.keys();
    return first;
  }

  /** Tells who waits for a text. */
  deliver(text: string, layout: KqlLayout): void {
    const waiting = this.wanted.get(text) ?? [];
    this.wanted.delete(text);
    for (const resolve of waiting) resolve(layout);
  }

  /** Tells everybody the same. */
  deliverToAll(layout: KqlLayout): void {
    for (const text of [...this.wanted.keys()]) this.deliver(text, layout);
  }
}
