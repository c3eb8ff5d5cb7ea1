import type { AnswerPart, KqlDiagnostic } from "../../kql/parser/answer";
import type { KqlLayout } from "../../kql/parser/layout";
import type { DatabaseSchema } from "../../kql/schema/schema";

/** What is asked of a text: a part of what the parser says of it, or how the formatter lays it out. */
export type KustoQuestion = AnswerPart | "layout";

/** A question to the worker. */
export interface KustoRequest {
  readonly id: number;
  readonly text: string;
  readonly part: KustoQuestion;
  /** The schema to read the text with. */
  readonly schemaId?: string;
  /** That schema itself, with the first question that names it. */
  readonly schema?: DatabaseSchema;
}

/** What the worker sends: that it has loaded the parser, an answer, or why there is none. */
export type KustoReply =
  | { readonly kind: "ready" }
  | { readonly kind: "answer"; readonly id: number; readonly diagnostics: readonly KqlDiagnostic[] }
  | { readonly kind: "layout"; readonly id: number; readonly layout: KqlLayout }
  | { readonly kind: "failure"; readonly id: number; readonly reason: string };

/** A process or thread that runs the parser, seen from the side that asks. */
export interface KustoWorker {
  readonly post: (request: KustoRequest) => void;
  /** Whether the process stays alive for it. */
  readonly hold: (isHeld: boolean) => void;
  readonly stop: () => void;
}

/** What is told of a worker. */
export interface KustoWorkerEvents {
  readonly onReply: (reply: KustoReply) => void;
  /** Told once, also of one that could not even start; not told of one that was stopped. */
  readonly onDeath: (reason: string) => void;
}

export type StartKustoWorker = (events: KustoWorkerEvents) => KustoWorker;
