import { answerRequest } from "../../server/src/host/kusto/answerRequest";
import { KustoParser } from "../../server/src/host/kusto/kustoParser";
import type { StartKustoWorker } from "../../server/src/host/kusto/protocol";

/** Answers from this thread, each question in a turn of its own. */
export function localWorker(): { readonly questions: string[]; readonly start: StartKustoWorker } {
  const questions: string[] = [];
  const parser = new KustoParser();
  // The first text takes longest, and no client of a test shall wait for it.
  parser.answer("print 1", "semantics");
  return {
    questions,
    start: ({ onReply }) => {
      setImmediate(() => onReply({ kind: "ready" }));
      return {
        post: (request) => {
          questions.push(`${request.part} ${request.text}`);
          setImmediate(() => onReply(answerRequest(parser, request)));
        },
        hold: () => {},
        stop: () => {},
      };
    },
  };
}
