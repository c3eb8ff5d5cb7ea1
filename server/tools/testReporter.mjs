// @ts-check

/**
 * @typedef {object} TestCounts What happened in one run of the unit tests.
 * @property {number} tests Tests that ran, suites not counted.
 * @property {string[]} failed Names.
 * @property {string[]} skipped Names of tests marked as skipped or to do.
 * @property {string[]} empty Files in which no test ran.
 */

/**
 * A reporter for `node --test` that writes one JSON object of {@link TestCounts} at the end. It stands beside the
 * reporter for people, whose wording differs between versions of Node.
 * @param {AsyncIterable<{ type: string, data: any }>} events
 */
export default async function* countTests(events) {
  /** @type {TestCounts} */
  const counts = { tests: 0, failed: [], skipped: [], empty: [] };
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const { name, details, nesting } = data;
    if (details?.type === "suite") continue;
    // Node makes a test of a file that has none, named by its path, and lets it pass.
    const isFile = nesting === 0 && (name === data.file || /\.test\.js$/.test(name));
    if (type === "test:fail") counts.failed.push(name);
    else if (isFile) counts.empty.push(name);
    if (data.skip !== undefined || data.todo !== undefined) counts.skipped.push(name);
    if (!isFile) counts.tests += 1;
  }
  yield `${JSON.stringify(counts)}\n`;
}
