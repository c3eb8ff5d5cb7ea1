import {
  ANSWER_PARTS,
  type AnswerPart,
  type KqlDiagnostic,
  type ParserAnswer,
} from "../../kql/parser/answer";
import type { KqlLayout } from "../../kql/parser/layout";
import { readQuestion } from "../../kql/parser/question";
import type { DatabaseSchema } from "../../kql/schema/schema";
import { AnswerCache } from "./answerCache";
import { Layouts } from "./layouts";
import { type Order, Orders } from "./orders";
import type { KustoQuestion, KustoReply, KustoRequest, KustoWorker, StartKustoWorker } from "./protocol";
import { RecentSchemas } from "./recentSchemas";

/** What a client is given by the process that it runs in. */
export interface KustoClientOptions {
  readonly startWorker: StartKustoWorker;
  /** Told what went wrong, in words without any text of the user's; the client goes on. */
  readonly onTrouble: (message: string) => void;
  /** Returns the schema of an id that a question names; `undefined` for one that is not in force any more. */
  readonly schemaOf?: (id: string) => DatabaseSchema | undefined;
  readonly limits?: Partial<KustoLimits>;
}

export interface KustoLimits {
  /** In milliseconds: how long a text may take, and how long the start of the worker. */
  readonly answerTime: number;
  readonly startTime: number;
  /** How often the worker may fail to start, one time after the other. */
  readonly starts: number;
}

const LIMITS: KustoLimits = { answerTime: 10_000, startTime: 60_000, starts: 2 };
const NOTHING: ParserAnswer = { syntax: [], semantics: [], advice: [] };

interface Job {
  readonly id: number;
  /** What `writeQuestion` made: a text, and maybe a schema. */
  readonly text: string;
  readonly part: KustoQuestion;
}

interface StartedWorker {
  readonly thread: KustoWorker;
  isReady: boolean;
  /** The schemas that it has. */
  readonly schemas: RecentSchemas<true>;
}

/**
 * Asks the official Kusto parser, which runs in a worker: one question at a time, first what a person waits for, then
 * the syntax of all texts before anything else. The worker is started by the first question. One that dies or takes too long is started again,
 * and the text that it died of is never sent again: nothing is then said of it.
 */
export class KustoParserClient {
  private readonly limits: KustoLimits;
  private readonly cache = new AnswerCache();
  private readonly orders = new Orders();
  private readonly layouts = new Layouts();
  /** What was known of each text that the parser failed on. */
  private readonly poisonous = new Map<string, ParserAnswer>();
  private worker: StartedWorker | undefined;
  private job: Job | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastId = 0;
  private failedStarts = 0;
  private isOver = false;

  constructor(private readonly options: KustoClientOptions) {
    this.limits = { ...LIMITS, ...options.limits };
  }

  /** Returns what is known of a text. */
  answerTo(text: string): ParserAnswer | undefined {
    return this.orders.answerTo(text) ?? this.cache.get(text);
  }

  /**
   * Asks for texts, and tells when one part of the answers is there for all of them; at once, when nothing is
   * missing. What nobody waits for any more, because its order was cancelled, is not asked.
   */
  order(texts: Iterable<string>, onPart: (part: AnswerPart) => void): Order {
    const order = this.orders.add(new Set(texts), (text) => this.known(text), onPart);
    this.askNext();
    return order;
  }

  /** Asks for texts and waits for their answers; a text without one could not be parsed. */
  async answersTo(texts: Iterable<string>): Promise<ReadonlyMap<string, ParserAnswer>> {
    const asked = [...texts];
    const answers = new Map<string, ParserAnswer>();
    const order = await new Promise<Order>((resolve) => {
      const missing = new Set(ANSWER_PARTS);
      const made = this.order(asked, (part) => {
        missing.delete(part);
        if (missing.size === 0) queueMicrotask(() => resolve(made));
      });
    });
    for (const text of asked) {
      const answer = this.answerTo(text);
      if (answer !== undefined) answers.set(text, answer);
    }
    order.cancel();
    return answers;
  }

  /** Asks how the official formatter lays out a text; a person is taken to wait for it. */
  layOut(text: string): Promise<KqlLayout> {
    if (this.isOver) return Promise.resolve({ problem: "failed" });
    const layout = this.layouts.want(text);
    this.askNext();
    return layout;
  }

  /** Stops the worker; who waits is told that there is nothing more to come. */
  dispose(): void {
    this.giveUp();
  }

  private known(text: string): ParserAnswer | undefined {
    return this.poisonous.get(text) ?? (this.isOver ? NOTHING : this.cache.get(text));
  }

  private askNext(): void {
    while (this.job === undefined && !this.isOver) {
      const next = this.nextQuestion();
      if (next === undefined) return;
      if (next.part === "layout" || this.hasSchemaFor(next.text)) this.ask(next);
      // Nobody reads the text with that schema any more.
      else this.orders.deliver(next.text, { ...NOTHING, ...this.orders.answerTo(next.text) });
    }
  }

  private ask(next: Omit<Job, "id">): void {
    this.lastId += 1;
    this.job = { id: this.lastId, ...next };
    this.worker ??= this.startWorker();
    this.worker.thread.hold(true);
    this.worker.thread.post(this.requestFor(this.job, this.worker));
    this.startTimer();
  }

  private nextQuestion(): Omit<Job, "id"> | undefined {
    const text = this.layouts.next();
    return text === undefined ? this.orders.next() : { text, part: "layout" };
  }

  private hasSchemaFor(question: string): boolean {
    const { schemaId } = readQuestion(question);
    if (schemaId === undefined || this.worker?.schemas.get(schemaId) === true) return true;
    return this.options.schemaOf?.(schemaId) !== undefined;
  }

  private requestFor({ id, text: question, part }: Job, { schemas }: StartedWorker): KustoRequest {
    if (part === "layout") return { id, text: question, part };
    const { text, schemaId } = readQuestion(question);
    if (schemaId === undefined) return { id, text, part };
    const isNew = schemas.get(schemaId) === undefined;
    const schema = isNew ? this.options.schemaOf?.(schemaId) : undefined;
    if (schema === undefined) return { id, text, part, schemaId };
    schemas.put(schemaId, true);
    return { id, text, part, schemaId, schema };
  }

  private startTimer(): void {
    const { answerTime, startTime } = this.limits;
    const time = this.worker?.isReady === true ? answerTime : startTime;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.restart(`no answer after ${time} ms`), time);
    // The worker keeps the process alive. In a browser a timer is a number.
    if (typeof this.timer === "object") this.timer.unref();
  }

  private startWorker(): StartedWorker {
    const thread = this.options.startWorker({
      onReply: (reply) => this.take(reply),
      onDeath: (reason) => this.restart(reason),
    });
    return { thread, isReady: false, schemas: new RecentSchemas() };
  }

  private take(reply: KustoReply): void {
    if (reply.kind === "ready") {
      if (this.worker !== undefined) this.worker.isReady = true;
      this.failedStarts = 0;
      if (this.job !== undefined) this.startTimer();
      return;
    }
    const { job } = this;
    if (job === undefined || job.id !== reply.id) return;
    this.endJob();
    if (reply.kind === "layout") this.layouts.deliver(job.text, reply.layout);
    else if (reply.kind === "failure") this.fail(job, reply.reason);
    else if (job.part !== "layout") this.store(job.text, job.part, reply.diagnostics);
    this.askNext();
  }

  private store(text: string, part: AnswerPart, diagnostics: readonly KqlDiagnostic[]): void {
    const answer = { syntax: [], ...this.answerTo(text), [part]: diagnostics };
    this.cache.set(text, answer);
    this.orders.deliver(text, answer);
  }

  /** A worker that never got ready is not the text's fault. */
  private restart(reason: string): void {
    const { worker, job } = this;
    worker?.thread.stop();
    this.worker = undefined;
    if (job !== undefined) this.endJob();
    if (worker?.isReady === true) {
      if (job === undefined) this.options.onTrouble(`The Kusto parser ended: ${reason}.`);
      else this.fail(job, reason);
    } else {
      this.failedStarts += 1;
      this.options.onTrouble(`The Kusto parser did not start: ${reason}.`);
      if (this.failedStarts >= this.limits.starts) this.giveUp();
    }
    this.askNext();
  }

  private fail({ text, part }: Job, reason: string): void {
    const { length } = part === "layout" ? text : readQuestion(text).text;
    this.options.onTrouble(`The Kusto parser failed on a text of ${length} characters: ${reason}.`);
    // Nobody asks again unless a person does, and the parser may well be able to read the text.
    if (part === "layout") {
      this.layouts.deliver(text, { problem: "failed" });
      return;
    }
    const answer = { ...NOTHING, ...this.answerTo(text) };
    this.poisonous.set(text, answer);
    this.orders.deliver(text, answer);
  }

  private endJob(): void {
    clearTimeout(this.timer);
    this.job = undefined;
    this.worker?.thread.hold(false);
  }

  private giveUp(): void {
    this.isOver = true;
    this.endJob();
    this.worker?.thread.stop();
    this.worker = undefined;
    this.orders.deliverToAll(NOTHING);
    this.layouts.deliverToAll({ problem: "failed" });
  }
}
