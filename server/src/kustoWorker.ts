import { parentPort } from "node:worker_threads";
import { answerRequest } from "./host/kusto/answerRequest";
import { KustoParser } from "./host/kusto/kustoParser";
import type { KustoReply, KustoRequest } from "./host/kusto/protocol";

if (parentPort !== null) serve(parentPort);

function serve(port: NonNullable<typeof parentPort>): void {
  const parser = new KustoParser();
  const send = (reply: KustoReply) => port.postMessage(reply);
  port.on("message", (request: KustoRequest) => send(answerRequest(parser, request)));
  // The library builds its grammar with its first text, which takes longer than a text may: it is a part of the start.
  parser.answer("print 1", "syntax");
  send({ kind: "ready" });
}
