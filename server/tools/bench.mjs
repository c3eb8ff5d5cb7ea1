// @ts-check
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runMain } from "./failure.mjs";
import { setUpDependencies } from "./setup.mjs";

const USAGE = `npm run bench [-- options]    measures ours beside its peers, in one run

  --only PART    factory, server, unrelated or kql
  --runs N       counted runs of each process over whole folders (default 7)
  --edits N      counted edits of each document (default 200)
  --no-build     takes the bundles as they are; else they are built as they ship
  --json FILE    also writes the figures there`;

const PARTS = ["factory", "server", "unrelated", "kql"];

/** Counted texts of each kind that the Kusto parser is asked about. */
const KQL_TEXTS = 60;

const DOCUMENT_SIZES = [50_000, 1_000_000];

await runMain(async () => {
  const options = readArguments();
  if (options === undefined) return 2;
  await setUpDependencies();
  if (options.builds) {
    const { buildBundles } = await import("./bundles.mjs");
    await buildBundles({ isProduction: true });
  }
  const figures = {
    node: process.version,
    factory: await benchFactory(options),
    servers: await benchServers(options),
    unrelated: await benchUnrelated(options),
    kql: await benchKql(options),
  };
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
  return 0;
});

/** @typedef {NonNullable<ReturnType<typeof readArguments>>} Options */

/** @param {Options} options */
async function benchFactory({ only, runs }) {
  if (!isWanted("factory", only)) return undefined;
  const { cached } = await import("./testHost/cache.mjs");
  const { FACTORY_VERSION, writeFactory } = await import("./bench/factory.mjs");
  const { measureWholeFactory } = await import("./bench/wholeFactory.mjs");
  const { printWholeFactory } = await import("./bench/print.mjs");
  const folder = await cached(`bench-factory-${FACTORY_VERSION}`, async (staging) => writeFactory(staging));
  const result = await measureWholeFactory(folder, runs);
  printWholeFactory(result);
  return result;
}

/** @param {Options} options */
async function benchServers({ only, edits }) {
  if (!isWanted("server", only)) return [];
  const { measureServers } = await import("./bench/serverLatency.mjs");
  const { printServers } = await import("./bench/print.mjs");
  const results = [];
  for (const bytes of DOCUMENT_SIZES) {
    const result = await measureServers(bytes, edits);
    printServers(result);
    results.push(result);
  }
  return results;
}

/** @param {Options} options */
async function benchUnrelated({ only, runs }) {
  if (!isWanted("unrelated", only)) return undefined;
  const { measureUnrelated } = await import("./bench/unrelatedFiles.mjs");
  const { printUnrelated } = await import("./bench/print.mjs");
  const result = await measureUnrelated(runs);
  printUnrelated(result);
  return result;
}

/** @param {Options} options */
async function benchKql({ only }) {
  if (!isWanted("kql", only)) return undefined;
  const { measureKqlParser } = await import("./bench/kqlParser.mjs");
  const { printKqlParser } = await import("./bench/print.mjs");
  const result = await measureKqlParser(KQL_TEXTS);
  printKqlParser(result);
  return result;
}

/**
 * @param {string} part
 * @param {string | undefined} only
 */
function isWanted(part, only) {
  return only === undefined || only === part;
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: "string" },
        runs: { type: "string", default: "7" },
        edits: { type: "string", default: "200" },
        "no-build": { type: "boolean" },
        json: { type: "string" },
      },
    });
    if (values.only !== undefined && !PARTS.includes(values.only)) {
      throw new Error(`"${values.only}" is no part of the benchmark.`);
    }
    const runs = readCount("--runs", values.runs);
    const edits = readCount("--edits", values.edits);
    return { only: values.only, runs, edits, builds: values["no-build"] !== true, json: values.json };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return undefined;
  }
}

/**
 * @param {string} option
 * @param {string} text
 */
function readCount(option, text) {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new Error(`${option} takes a whole number above 0, not "${text}".`);
  return count;
}
