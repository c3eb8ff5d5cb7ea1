// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { Failure } from "../failure.mjs";
import { pointToSources } from "./sourceStack.mjs";

const POLL_MS = 100;

/**
 * @typedef {{ type: "passed", name: string, milliseconds: number }
 *   | { type: "failed", name: string, milliseconds: number, error: string }
 *   | { type: "ended" }} ReportLine
 *   One line of JSON that the suite (test/e2e) writes.
 */

/**
 * @typedef {object} Report
 * @property {() => void} close Prints what is left and stops watching.
 * @property {(outcome: import("./endToEnd.mjs").HostOutcome) => number} judge
 *   Throws unless tests ran, to the end, and all passed, and the exit code says so too; returns how many.
 */

/**
 * Watches what the suite writes while it runs, and prints each test's name and outcome at once. A file is the one way
 * out of an extension host that is the same for every host.
 * @param {string} file Need not exist yet.
 * @param {string} suite The suite's bundle, for the stacks of its errors.
 * @returns {Report}
 */
export function watchReport(file, suite) {
  /** @type {ReportLine[]} */
  const lines = [];
  const read = () => {
    if (!existsSync(file)) return;
    const complete = readFileSync(file, "utf8").split("\n").slice(0, -1);
    for (const text of complete.slice(lines.length)) {
      const line = JSON.parse(text);
      lines.push(line);
      printLine(line, suite);
    }
  };
  const timer = setInterval(read, POLL_MS);
  return {
    close: () => {
      clearInterval(timer);
      read();
    },
    judge: (outcome) => judge(lines, outcome),
  };
}

/**
 * @param {ReportLine} line
 * @param {string} suite
 */
function printLine(line, suite) {
  if (line.type === "passed") console.log(`  ✔ ${line.name} (${line.milliseconds} ms)`);
  if (line.type !== "failed") return;
  console.log(`  ✖ ${line.name} (${line.milliseconds} ms)\n${indent(pointToSources(line.error, suite))}`);
}

/**
 * @param {readonly ReportLine[]} lines
 * @param {import("./endToEnd.mjs").HostOutcome} outcome
 */
function judge(lines, { code, log }) {
  const passed = lines.filter((line) => line.type === "passed").length;
  const failed = lines.filter((line) => line.type === "failed").length;
  if (failed > 0) throw new Failure(`${failed} of ${passed + failed} end-to-end tests failed (see above).`);
  if (lines.at(-1)?.type !== "ended" || code !== 0) console.log(log);
  if (lines.at(-1)?.type !== "ended")
    throw new Failure(`the end-to-end tests did not run to their end (${passed} passed before).`);
  if (passed === 0) throw new Failure("no end-to-end test ran.");
  if (code !== 0) throw new Failure(`VS Code ended with exit code ${code} although the tests passed.`);
  return passed;
}

/** @param {string} text */
function indent(text) {
  return text.replace(/^/gm, "      ");
}
