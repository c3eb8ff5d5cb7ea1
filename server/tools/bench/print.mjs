// @ts-check
import { UNRELATED_COUNT } from "./unrelated.mjs";

/** @typedef {Awaited<ReturnType<typeof import("./wholeFactory.mjs").measureWholeFactory>>} WholeFactory */
/** @typedef {Awaited<ReturnType<typeof import("./serverLatency.mjs").measureServers>>} Servers */

/** @typedef {Awaited<ReturnType<typeof import("./unrelatedFiles.mjs").measureUnrelated>>} Unrelated */

/** @typedef {Awaited<ReturnType<typeof import("./kqlParser.mjs").measureKqlParser>>} KqlParser */

const NAME_WIDTH = 42;

/** Prints what linting a whole factory takes; ratios are to the bare parse. @param {WholeFactory} result */
export function printWholeFactory({ files, bytes, runs, rows }) {
  console.log(
    `\nWhole factory: ${files} files, ${(bytes / 1e6).toFixed(1)} MB, medians of ${runs} runs, whole processes`,
  );
  printRow("", ["CPU s", "× parse", "wall s", "× parse", "peak MB"]);
  const [peer] = rows;
  for (const { name, cpu, wall, memory } of rows) {
    const ratios = peer === undefined ? [0, 0] : [cpu / peer.cpu, wall / peer.wall];
    printRow(name, [
      cpu.toFixed(2),
      format(ratios[0]),
      wall.toFixed(2),
      format(ratios[1]),
      memory.toFixed(0),
    ]);
  }
}

/** Prints how long diagnostics take after an edit; ratios of the 95th percentile are to ours. @param {Servers} result */
export function printServers({ bytes, edits, rows }) {
  console.log(`\nEdit to diagnostics: ${(bytes / 1000).toFixed(0)} KB, ${edits} single-character edits`);
  printRow("", ["p50 ms", "p95 ms", "ours ×", "start ms", "peak MB", "found"]);
  const [ours] = rows;
  for (const { name, p50, p95, server } of rows) {
    const ratio = ours === undefined ? Number.NaN : ours.p95 / p95;
    const ofServer =
      server === undefined
        ? []
        : [server.start.toFixed(0), server.memory.toFixed(0), String(server.findings)];
    printRow(name, [p50.toFixed(2), p95.toFixed(2), format(ratio), ...ofServer]);
  }
}

/** Prints what files cost that are of no interest; ratios are to the same without them. @param {Unrelated} result */
export function printUnrelated({ runs, starts, searches }) {
  console.log(
    `\nA small factory alone, and among ${UNRELATED_COUNT} other JSON files: medians of ${runs} runs, whole processes`,
  );
  printRow("", ["answers ms", "ready ms", "× alone", "CPU s", "peak MB"]);
  const [server] = starts;
  for (const { name, answered, ready, cpu, memory } of starts) {
    const ratio = server && ready / server.ready;
    printRow(name, [answered.toFixed(0), ready.toFixed(0), format(ratio), cpu.toFixed(2), memory.toFixed(0)]);
  }
  printRow("", ["", "wall ms", "× reading", "CPU s", "peak MB"]);
  const reading = searches.at(-1);
  for (const { name, wall, cpu, memory } of searches) {
    const ratio = reading && wall / reading.wall;
    printRow(name, ["", (wall * 1000).toFixed(0), format(ratio), cpu.toFixed(2), memory.toFixed(0)]);
  }
}

/** Prints how long the official Kusto parser takes in its worker. @param {KqlParser} result */
export function printKqlParser({ count, rows, opening }) {
  console.log(`\nOfficial Kusto parser in its worker: medians of ${count} texts, each asked once`);
  printRow("", ["first ms", "syntax ms", "all ms", "held ms"]);
  for (const { name, first, syntax, whole, held } of rows) {
    printRow(name, [first.toFixed(0), syntax.toFixed(1), whole.toFixed(1), held.toFixed(0)]);
  }
  printRow("server, from opening to the first finding", [opening.toFixed(0)]);
}

/**
 * @param {string} name
 * @param {readonly string[]} cells
 */
function printRow(name, cells) {
  console.log(`  ${name.padEnd(NAME_WIDTH)}${cells.map((cell) => cell.padStart(10)).join("")}`);
}

/** @param {number | undefined} value */
function format(value) {
  return value === undefined ? "" : value.toFixed(2);
}
