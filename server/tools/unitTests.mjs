// @ts-check
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { onExit, runProgram } from "./processes.mjs";
import { ROOT } from "./repository.mjs";
import { transpiledPath, transpileForTests } from "./transpile.mjs";

const MOST_FILES_AT_ONCE = 4;
const TEST_TIMEOUT_MS = 300_000;

/**
 * Transpiles and runs the unit tests.
 * @param {{ filters: readonly string[], hasCoverage: boolean }} options Filters are parts of paths; none means all files.
 * @returns {Promise<number>} How many tests ran; all of them passed.
 */
export async function runUnitTests({ filters, hasCoverage }) {
  const all = await transpileForTests();
  const chosen = all.filter(
    (file) => filters.length === 0 || filters.some((filter) => file.includes(filter)),
  );
  if (chosen.length === 0) {
    throw new Failure(
      filters.length === 0
        ? "no unit test exists."
        : `no unit test file has ${filters.join(" or ")} in its path.`,
    );
  }
  const folder = mkdtempSync(path.join(tmpdir(), "adf-kusto-lint-unit-"));
  const removeFolder = onExit(() => rmSync(folder, { recursive: true, force: true }));
  const countsFile = path.join(folder, "counts.json");
  const code = await runProgram(
    process.execPath,
    [...nodeArguments(countsFile, hasCoverage), ...chosen.map(transpiledPath)],
    {
      cwd: ROOT,
      env: testEnvironment(),
    },
  );
  /** @type {import("./testReporter.mjs").TestCounts} */
  const counts = JSON.parse(readFileSync(countsFile, "utf8"));
  removeFolder();
  return judge(counts, code);
}

/**
 * @param {string} countsFile
 * @param {boolean} hasCoverage
 */
function nodeArguments(countsFile, hasCoverage) {
  return [
    "--test",
    "--enable-source-maps",
    `--test-concurrency=${Math.min(MOST_FILES_AT_ONCE, availableParallelism())}`,
    `--test-timeout=${TEST_TIMEOUT_MS}`,
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    `--test-reporter=${new URL("testReporter.mjs", import.meta.url).href}`,
    `--test-reporter-destination=${countsFile}`,
    ...(hasCoverage ? ["--experimental-test-coverage"] : []),
  ];
}

function testEnvironment() {
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  return environment;
}

/**
 * @param {import("./testReporter.mjs").TestCounts} counts
 * @param {number} code Exit code of the runner.
 */
function judge(counts, code) {
  if (counts.failed.length > 0)
    throw new Failure(`${counts.failed.length} of ${counts.tests} unit tests failed (listed above).`);
  if (code !== 0) throw new Failure(`the unit tests ended with exit code ${code}.`);
  if (counts.tests === 0) throw new Failure("no unit test ran.");
  if (counts.empty.length > 0) throw new Failure(`no test ran in ${counts.empty.join(", ")}.`);
  if (counts.skipped.length > 0) {
    throw new Failure(
      `skipped tests are not allowed; assert what happens today and say why it is wrong: ${counts.skipped.join(", ")}.`,
    );
  }
  return counts.tests;
}
