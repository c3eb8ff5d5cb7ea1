import { printable } from "./displayText";
import { COMMAND_NAME, type Output } from "./io";

const PROGRESS_INTERVAL_MS = 100;
const CLEAR_LINE = "\r\u001B[2K";

/** What a run says beside its report, on standard error: one line each, and progress on a terminal. */
export class Notices {
  private shownAt = Date.now();
  private isProgressShown = false;

  constructor(
    private readonly output: Output,
    /** In milliseconds. */
    private readonly progressInterval = PROGRESS_INTERVAL_MS,
  ) {}

  /** Writes one line. */
  tell(message: string): void {
    this.endProgress();
    this.output.write(`${COMMAND_NAME}: ${printable(message)}\n`);
  }

  /** Shows how far the run is, in place of what it showed before; nothing unless it takes a while. */
  progress(describe: () => string): void {
    if (this.output.isTTY !== true || Date.now() - this.shownAt < this.progressInterval) return;
    this.output.write(`${CLEAR_LINE}${printable(describe())}`);
    this.shownAt = Date.now();
    this.isProgressShown = true;
  }

  /** Removes the progress; to be called before the report. */
  endProgress(): void {
    if (this.isProgressShown) this.output.write(CLEAR_LINE);
    this.isProgressShown = false;
  }
}
