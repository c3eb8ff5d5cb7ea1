import type { KustoParser } from "./kustoParser";
import type { KustoReply, KustoRequest } from "./protocol";

/** Answers a question; a failure of the library is an answer too. */
export function answerRequest(parser: KustoParser, { id, text, part }: KustoRequest): KustoReply {
  try {
    return { kind: "answer", id, diagnostics: parser.answer(text, part) };
  } catch (error) {
    // The library reads whatever users write, and overflows the stack on thousands of nested brackets.
    return { kind: "failure", id, reason: error instanceof Error ? error.name : "unknown" };
  }
}
