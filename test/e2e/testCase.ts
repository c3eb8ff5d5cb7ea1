import { appendFileSync } from "node:fs";

/** How long one test may take when it does not say so itself. */
const TIMEOUT_MS = 60_000;

interface TestCase {
  readonly name: string;
  readonly body: () => Promise<void>;
  readonly timeoutMs: number;
}

const testCases: TestCase[] = [];

/**
 * Registers a test; tests run one after the other in the order of registration.
 *
 * Not `node:test`: its in-process runner takes over the uncaught errors and the exit code of the process, which here
 * is VS Code's extension host, and tells the outcome only when that process ends. What is left to do without it is
 * so little that no framework is worth its place in the bundle.
 */
export function test(name: string, body: () => Promise<void>, timeoutMs = TIMEOUT_MS): void {
  testCases.push({ name, body, timeoutMs });
}

/**
 * Runs the registered tests and writes each outcome as a line of JSON to the file that the host watches.
 * Rejects when a test failed, which VS Code turns into its exit code.
 */
export async function runTestCases(): Promise<void> {
  const filters: readonly string[] = JSON.parse(process.env["ADF_KUSTO_E2E_FILTERS"] ?? "[]");
  let failures = 0;
  for (const testCase of testCases) {
    if (filters.length > 0 && !filters.some((filter) => testCase.name.includes(filter))) continue;
    if (!(await runTestCase(testCase))) failures += 1;
  }
  report({ type: "ended" });
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

async function runTestCase({ name, body, timeoutMs }: TestCase): Promise<boolean> {
  const start = Date.now();
  try {
    await withTimeout(body(), timeoutMs);
    report({ type: "passed", name, milliseconds: Date.now() - start });
    return true;
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    report({ type: "failed", name, milliseconds: Date.now() - start, error: text });
    return false;
  }
}

async function withTimeout(work: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The test did not end within ${timeoutMs} ms.`)), timeoutMs);
  });
  try {
    await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function report(line: object): void {
  const file = process.env["ADF_KUSTO_E2E_REPORT"];
  if (file === undefined) throw new Error("The tests were not started by server/tools/test.mjs.");
  // Synchronous, so that the line is there even if the next test takes the extension host down.
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}
