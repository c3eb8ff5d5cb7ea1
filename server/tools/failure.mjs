// @ts-check
import { isInterrupted, stopAllPrograms } from "./processes.mjs";

/** A failure that its message explains completely: printed without a stack. */
export class Failure extends Error {}

/**
 * Runs the main function of a script and makes its outcome the exit code. A number it returns is the exit code;
 * a {@link Failure} is printed as one line, anything else thrown is our own bug and is printed with its stack.
 * Programs still running are ended.
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (isInterrupted()) return;
    console.error(error instanceof Failure ? `\nFAILED: ${error.message}` : error);
    process.exitCode = 1;
  } finally {
    await stopAllPrograms();
  }
}
