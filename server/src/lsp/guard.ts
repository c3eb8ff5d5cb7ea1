import { type CancellationToken, LSPErrorCodes, ResponseError } from "vscode-languageserver";

const MAX_MESSAGE_LENGTH = 200;
const QUOTE = /["'`“‘]/;

/** Takes what went wrong; never document text, which may hold secrets. */
export type Log = (message: string) => void;

/** The answer to a request that nobody waits for any more. */
export type Cancelled = ResponseError<never>;

/**
 * Wraps a request's handler: a cancelled request is answered as such, and an exception, which is a mistake of
 * ours, is logged and answered with `empty`.
 */
export function guardRequest<P, R>(
  what: string,
  empty: R,
  log: Log,
  run: (params: P, token: CancellationToken) => Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | Cancelled> {
  return async (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    try {
      const answer = await run(params, token);
      return token.isCancellationRequested ? cancelled() : answer;
    } catch (error) {
      log(`${what} failed: ${describeError(error)}`);
      return empty;
    }
  };
}

/** Wraps work that nobody waits for: an exception is logged. */
export function guardTask(what: string, log: Log, run: () => Promise<void> | void): void {
  new Promise<void>((resolve) => resolve(run())).catch((error) => {
    log(`${what} failed: ${describeError(error)}`);
  });
}

/**
 * Returns an error's name, message and places in the code for a log. Of the message only what stands before the
 * first quote: some errors, such as those of `JSON.parse`, quote the text that they failed on.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `a ${typeof error} was thrown`;
  const [message = ""] = error.message.slice(0, MAX_MESSAGE_LENGTH).split(QUOTE);
  const places = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${message}`, ...places].join("\n");
}

function cancelled(): Cancelled {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
}
