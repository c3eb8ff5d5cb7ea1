// @ts-check
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { stopProgram } from "../processes.mjs";
import { cached } from "../testHost/cache.mjs";
import { CLI, SERVER } from "./built.mjs";
import { startServer, stopServer } from "./languageClient.mjs";
import { measure } from "./measuredProcess.mjs";
import { alternate, percentile } from "./statistics.mjs";
import { PIPELINE, UNRELATED_VERSION, writeSmallFactory, writeUnrelated } from "./unrelated.mjs";

const READER = fileURLToPath(new URL("readAll.mjs", import.meta.url));

/**
 * Measures what many JSON files that have nothing to do with a factory cost: the start of the server and a run of the
 * command line in a workspace with them and in the same one without, beside a bare reading of the files.
 * @param {number} runs
 */
export async function measureUnrelated(runs) {
  const version = UNRELATED_VERSION;
  const alone = await cached(`bench-alone-${version}`, async (folder) => writeSmallFactory(folder));
  const among = await cached(`bench-unrelated-${version}`, async (folder) => writeUnrelated(folder));
  const starts = await alternate([() => measureStart(alone), () => measureStart(among)], runs);
  const lint = (/** @type {string} */ folder) =>
    measure([CLI, "--format", "json", "--no-kql", folder], [0, 1]);
  const searches = await alternate(
    [() => lint(alone), () => lint(among), () => measure([READER, among], [0])],
    runs,
  );
  const names = ["server, no other files", "server, among other files"];
  const searchers = [
    "command line, no other files",
    "command line, among other files",
    "reading the other files",
  ];
  return {
    runs,
    starts: names.map((name, index) => ({ name, ...medians(starts[index] ?? []) })),
    searches: searchers.map((name, index) => ({ name, ...medians(searches[index] ?? []) })),
  };
}

/**
 * Starts the server, opens a pipeline, and waits until its factory is read and its findings are there.
 * @param {string} folder
 */
async function measureStart(folder) {
  const start = performance.now();
  const client = await startServer([SERVER, "--stdio"], folder);
  try {
    const file = path.join(folder, PIPELINE);
    const uri = pathToFileURL(file).href;
    await client.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "json", version: 0, text: readFileSync(file, "utf8") },
    });
    await client.indexed;
    await client.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
    const ready = performance.now() - start;
    const { cpu, memory } = await stopServer(client);
    return { answered: client.startMilliseconds, ready, cpu, memory };
  } finally {
    await stopProgram(client.child);
  }
}

/**
 * The median of each figure.
 * @template {Readonly<Record<string, number>>} T
 * @param {readonly T[]} results
 * @returns {T}
 */
function medians(results) {
  const [first] = results;
  if (first === undefined) throw new Error("Nothing was measured.");
  const entries = Object.keys(first).map((key) => [
    key,
    percentile(
      results.map((result) => result[key] ?? Number.NaN),
      0.5,
    ),
  ]);
  return Object.fromEntries(entries);
}
