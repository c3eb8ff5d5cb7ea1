import { Worker } from "node:worker_threads";
import type { KustoReply, KustoWorker, StartKustoWorker } from "./protocol";

/** Far more than the parser needs for any text that it answers in time; without a limit the whole process would die. */
const MAX_MEMORY_MB = 1024;

/** Returns how to start the worker of a file in a thread of its own. */
export function nodeWorkerFrom(file: string): StartKustoWorker {
  return ({ onReply, onDeath }) => {
    const worker = new Worker(file, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
      // The library may write to the console, and standard output belongs to the language server's protocol.
      stdout: true,
      stderr: true,
    });
    let isOver = false;
    const end = (reason: string) => {
      if (isOver) return;
      isOver = true;
      onDeath(reason);
    };
    worker.stdout.resume();
    worker.stderr.resume();
    worker.on("message", (reply: KustoReply) => {
      if (!isOver) onReply(reply);
    });
    worker.on("error", (error) => end(describe(error)));
    worker.on("exit", (code) => end(`exit code ${code}`));
    return {
      post: (request) => worker.postMessage(request),
      hold: (isHeld) => (isHeld ? worker.ref() : worker.unref()),
      stop: () => {
        isOver = true;
        void worker.terminate();
      },
    } satisfies KustoWorker;
  };
}

/** Not the message: it may quote the text. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error ? String(error.code) : error.name;
}
