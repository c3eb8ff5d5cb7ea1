import type { KustoAnswers } from "../../factory/analysis";
import { KustoParserClient } from "../../host/kusto/kustoParserClient";
import type { Order } from "../../host/kusto/orders";
import type { StartKustoWorker } from "../../host/kusto/protocol";
import { ANSWER_PARTS, type AnswerPart } from "../../kql/parser/answer";
import type { KqlLayout } from "../../kql/parser/layout";
import type { DatabaseSchema } from "../../kql/schema/schema";
import { kustoAnswersFrom } from "../../service/kustoParser";

/** The parts whose arrival is told: the second one follows the first at once in what it adds to findings. */
const TOLD: ReadonlySet<AnswerPart> = new Set(["syntax", "advice"]);

interface Wish {
  readonly group: string;
  readonly requests: ReadonlySet<string>;
  readonly missing: Set<AnswerPart>;
  order: Order | undefined;
}

/**
 * Asks the official Kusto parser about the documents that are linted, and tells when it has answered. Documents of one
 * group are told of together, once all of them are answered: unopened files of a factory are shown together.
 */
export class KqlAnswers {
  /** What is known so far. */
  readonly known: KustoAnswers;
  private readonly client: KustoParserClient;
  private readonly wishes = new Map<string, Wish>();

  constructor(
    startWorker: StartKustoWorker,
    onTrouble: (message: string) => void,
    private readonly onAnswers: (group: string) => void,
    schemaOf: (id: string) => DatabaseSchema | undefined,
  ) {
    this.client = new KustoParserClient({ startWorker, onTrouble, schemaOf });
    this.known = kustoAnswersFrom((request) => this.client.answerTo(request));
  }

  /** Asks what a document needs, in place of what it needed before. */
  want(path: string, group: string, requests: ReadonlySet<string>): void {
    const before = this.wishes.get(path);
    if (before?.group === group && isSame(before.requests, requests)) return;
    const wish: Wish = { group, requests, missing: new Set(ANSWER_PARTS), order: undefined };
    this.wishes.set(path, wish);
    wish.order = this.client.order(requests, (part) => this.take(wish, part));
    // Only now, so that what both need is not asked again.
    before?.order?.cancel();
    if (before !== undefined && before.group !== group) this.tellIfComplete(before.group, "advice");
  }

  /** Asks how the official formatter lays out a text without holes. */
  layOut(text: string): Promise<KqlLayout> {
    return this.client.layOut(text);
  }

  /** Asks no more for a document. */
  forget(path: string): void {
    this.wishes.get(path)?.order?.cancel();
    this.wishes.delete(path);
  }

  dispose(): void {
    this.client.dispose();
    this.wishes.clear();
  }

  private take(wish: Wish, part: AnswerPart): void {
    wish.missing.delete(part);
    // What is there at once was known when the document was linted.
    if (wish.order !== undefined && TOLD.has(part)) this.tellIfComplete(wish.group, part);
  }

  private tellIfComplete(group: string, part: AnswerPart): void {
    for (const wish of this.wishes.values()) if (wish.group === group && wish.missing.has(part)) return;
    this.onAnswers(group);
  }
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((text) => b.has(text));
}
