import type { KqlLayout } from "../../kql/parser/layout";
import { formatKql } from "./formatKql";
import type { KustoParser } from "./kustoParser";
import type { KustoReply, KustoRequest } from "./protocol";

/** Answers a question; a failure of the library is an answer too. */
export function answerRequest(parser: KustoParser, request: KustoRequest): KustoReply {
  const { id, text, part, schemaId, schema } = request;
  try {
    if (part === "layout") return { kind: "layout", id, layout: layOut(text) };
    if (schema !== undefined) parser.learn(schema);
    return { kind: "answer", id, diagnostics: parser.answer(text, part, schemaId) };
  } catch (error) {
    // The library reads whatever users write, and overflows the stack on thousands of nested brackets.
    return { kind: "failure", id, reason: error instanceof Error ? error.name : "unknown" };
  }
}

function layOut(text: string): KqlLayout {
  const formatted = formatKql(text);
  return formatted === undefined ? { problem: "unreadable" } : { text: formatted };
}
