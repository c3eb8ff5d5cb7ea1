// @ts-check
import { parseArgs } from "node:util";
import { buildBundles } from "./bundles.mjs";
import { runMain } from "./failure.mjs";
import { setUpDependencies } from "./setup.mjs";
import { runUnitTests } from "./unitTests.mjs";

const USAGE = `npm test [-- options] [filter…]

  without options   builds, then runs all tests: the unit tests, and the end-to-end tests in a real VS Code
  filter…           runs only the unit test files with one of these words in their path
  --unit            runs only the unit tests
  --e2e             runs only the end-to-end tests; filters then choose among them by their names
  --coverage        also prints how much of the sources the unit tests reach`;

await runMain(async () => {
  const options = readArguments();
  if (options === undefined) return 2;
  await setUpDependencies();
  /** @type {string[]} */
  const passed = [];
  if (options.isFull) await buildBundles({ isProduction: false });
  if (options.runsUnit) passed.push(`${await runUnitTests(options)} unit tests`);
  if (options.runsEndToEnd) {
    // Imported late: it needs installed dependencies, and the unit tests alone do not need it.
    const { runEndToEndTests } = await import("./testHost/endToEnd.mjs");
    passed.push(`${await runEndToEndTests(options)} end-to-end tests`);
  }
  console.log(`\nPASSED: ${passed.join(", ")}.`);
  return 0;
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { unit: { type: "boolean" }, e2e: { type: "boolean" }, coverage: { type: "boolean" } },
    });
    const onlyUnit = values.unit === true || (positionals.length > 0 && values.e2e !== true);
    return {
      filters: positionals,
      hasCoverage: values.coverage === true,
      isFull: !onlyUnit && values.e2e !== true,
      runsUnit: values.e2e !== true || values.unit === true,
      runsEndToEnd: values.e2e === true || !onlyUnit,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return undefined;
  }
}
