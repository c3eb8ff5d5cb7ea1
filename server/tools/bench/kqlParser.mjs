// @ts-check
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { loadSource } from "../loadSource.mjs";
import { onExit, stopProgram } from "../processes.mjs";
import { fromRoot } from "../repository.mjs";
import { SERVER } from "./built.mjs";
import { startServer, stopServer } from "./languageClient.mjs";
import { percentile } from "./statistics.mjs";

/** Texts that come first and are not counted. */
const WARM_UP = 20;
const NANOSECONDS = 1e6;
/** How finely the event loop is watched, in milliseconds; what is shorter is no hold. */
const RESOLUTION = 1;

const PIPELINE = `where ReadAt between (datetime(2024-01-01) .. 1d) and Quality >= NUMBER`;
/** 500 and 300 characters; a number tells one text from the next, so that none of them is known. */
const TEXTS = [
  {
    name: "query",
    text: `Readings | ${PIPELINE} and DeviceId startswith "dev-" | join kind=inner (Devices | where Site == "North" and Model in ("A", "B") | project DeviceId, Name, Site) on DeviceId | extend Hour = bin(ReadAt, 1h), Day = startofday(ReadAt), Label = strcat(Name, "-", Site) | summarize Rows = count(), Last = max(ReadAt), Mean = avg(Value), P95 = percentile(Value, 95) by DeviceId, Hour, Label | where Rows > 10 | top 500 by Rows desc | project-away Label`,
  },
  {
    name: "command",
    text: `.set-or-append async HourlyRollup with (tags = '["drop-by:2024-01-01"]', folder = "Rollups") <| Readings | ${PIPELINE} | summarize Rows = count(), Last = max(ReadAt), Mean = avg(Value) by DeviceId, bin(ReadAt, 1h) | extend Loaded = now()`,
  },
];

/**
 * Measures the official Kusto parser in its worker: each text's first answer and its warm ones, to the syntax, which is
 * told at once, and to everything; how long the thread that asks is held; and the server from opening to a finding.
 * @param {number} count Counted texts of each kind.
 */
export async function measureKqlParser(count) {
  const rows = [];
  for (const { name, text } of TEXTS) rows.push(await measureText(name, text, count));
  return { count, rows, opening: await measureOpening() };
}

/**
 * @param {string} name
 * @param {string} template
 * @param {number} count
 */
async function measureText(name, template, count) {
  /** @type {typeof import("../../src/host/kusto/kustoParserClient") & typeof import("../../src/host/kusto/nodeWorker")} */
  const { KustoParserClient, nodeWorkerFrom } = await loadSource(
    'export * from "./host/kusto/kustoParserClient"; export * from "./host/kusto/nodeWorker";',
    "server/src",
  );
  const held = monitorEventLoopDelay({ resolution: RESOLUTION });
  held.enable();
  const client = new KustoParserClient({
    startWorker: nodeWorkerFrom(fromRoot("server", "out", "kustoWorker.js")),
    onTrouble: (message) => console.error(message),
  });
  const times = [];
  for (let index = 0; index <= WARM_UP + count; index++) {
    times.push(await ask(client, template.replace("NUMBER", String(1000 + index))));
  }
  client.dispose();
  held.disable();
  const [first, ...others] = times;
  const warm = others.slice(WARM_UP);
  return {
    name: `${name} of ${template.length} characters`,
    first: first?.syntax ?? Number.NaN,
    syntax: percentile(
      warm.map(({ syntax }) => syntax),
      0.5,
    ),
    whole: percentile(
      warm.map(({ whole }) => whole),
      0.5,
    ),
    held: held.max / NANOSECONDS,
  };
}

/**
 * @param {import("../../src/host/kusto/kustoParserClient").KustoParserClient} client
 * @param {string} text
 * @returns {Promise<{ syntax: number, whole: number }>} Milliseconds until each is told.
 */
function ask(client, text) {
  const start = performance.now();
  let syntax = Number.NaN;
  return new Promise((resolve) => {
    client.order([text], (part) => {
      if (part === "syntax") syntax = performance.now() - start;
      if (part === "advice") resolve({ syntax, whole: performance.now() - start });
    });
  });
}

/** @returns {Promise<number>} Milliseconds from opening a pipeline in our server to the finding in its KQL. */
async function measureOpening() {
  const folder = mkdtempSync(path.join(tmpdir(), "adf-kusto-lint-kql-"));
  const removeFolder = onExit(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "pipeline", "Load.json");
  const text = brokenPipeline();
  mkdirSync(path.dirname(file));
  writeFileSync(file, text);
  const client = await startServer([SERVER, "--stdio"], folder);
  try {
    const uri = pathToFileURL(file).href;
    const start = performance.now();
    await client.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "json", version: 0, text },
    });
    while (!(await hasKqlFinding(client, uri)))
      await new Promise((resolve) => setTimeout(resolve, RESOLUTION));
    const milliseconds = performance.now() - start;
    await stopServer(client);
    return milliseconds;
  } finally {
    await stopProgram(client.child);
    removeFolder();
  }
}

/**
 * @param {import("./languageClient.mjs").Client} client
 * @param {string} uri
 */
async function hasKqlFinding({ connection }, uri) {
  const { items } = await connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
  return items.some((/** @type {{ code: string }} */ { code }) => code === "kql-syntax");
}

function brokenPipeline() {
  const source = { type: "AzureDataExplorerSource", query: "Readings | wher Quality > 1" };
  const dataset = { referenceName: "Readings", type: "DatasetReference" };
  const activity = { name: "Find", type: "Lookup", typeProperties: { source, dataset, firstRowOnly: true } };
  return JSON.stringify({ name: "Load", properties: { activities: [activity] } }, undefined, 2);
}
