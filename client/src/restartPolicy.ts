import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from "vscode-languageclient/node";
import { PRODUCT } from "./names";

const MAX_RESTARTS = 5;
const PERIOD_MILLISECONDS = 3 * 60 * 1000;
const MAX_ERRORS = 3;

/** Starts a server anew that has ended, quietly, unless it ends again and again. */
export class RestartPolicy implements ErrorHandler {
  private ends: number[] = [];

  error(_error: Error, _message: unknown, count: number | undefined): ErrorHandlerResult {
    return { action: (count ?? 0) <= MAX_ERRORS ? ErrorAction.Continue : ErrorAction.Shutdown };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.ends = [...this.ends.filter((time) => now - time < PERIOD_MILLISECONDS), now];
    if (this.ends.length <= MAX_RESTARTS) {
      return { action: CloseAction.Restart, message: "The server ended and is started anew.", handled: true };
    }
    this.ends = [];
    return {
      action: CloseAction.DoNotRestart,
      message:
        `The ${PRODUCT} server ended ${MAX_RESTARTS + 1} times within three minutes and is not started again. ` +
        `Run "${PRODUCT}: Restart Server" to try once more.`,
    };
  }
}
