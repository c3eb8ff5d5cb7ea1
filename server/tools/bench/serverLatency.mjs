// @ts-check
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseTree } from "jsonc-parser";
import { onExit, stopProgram } from "../processes.mjs";
import { SERVER } from "./built.mjs";
import { makeEdits, toContentChange } from "./edits.mjs";
import { writeEditedFactory } from "./factory.mjs";
import { startServer, stopServer } from "./languageClient.mjs";
import { percentile } from "./statistics.mjs";

/** Edits that come first and are not counted. */
const WARM_UP = 40;

const SERVERS = [
  {
    name: "adf-kusto-language-server",
    args: [SERVER, "--stdio"],
    readsFactory: true,
  },
  {
    name: "vscode-json-languageservice in a server",
    args: [fileURLToPath(new URL("jsonServer.mjs", import.meta.url))],
    readsFactory: false,
  },
];

/**
 * Measures the time from an edit to its diagnostics in our language server, beside VS Code's JSON language service
 * in the same kind of process, and a bare parse of the edited text.
 * @param {number} bytes Size of the edited pipeline.
 * @param {number} count Number of single-character edits.
 */
export async function measureServers(bytes, count) {
  const folder = mkdtempSync(path.join(tmpdir(), "adf-kusto-lint-edited-"));
  const removeFolder = onExit(() => rmSync(folder, { recursive: true, force: true }));
  const document = writeEditedFactory(folder, bytes);
  const edits = makeEdits(document.text, count + WARM_UP);
  const rows = [];
  for (const server of SERVERS) rows.push(await measureServer(server, folder, document, edits));
  rows.push({ ...summarize("jsonc-parser parseTree, in process", measureParse(edits)), server: undefined });
  removeFolder();
  return { bytes: document.text.length, edits: count, rows };
}

/**
 * @param {typeof SERVERS[number]} server
 * @param {string} folder
 * @param {{ file: string, text: string }} document
 * @param {readonly import("./edits.mjs").Edit[]} edits
 */
async function measureServer({ name, args, readsFactory }, folder, { file, text }, edits) {
  const client = await startServer(args, folder);
  try {
    const uri = pathToFileURL(file).href;
    await client.connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "json", version: 0, text },
    });
    await pull(client, uri);
    if (readsFactory) await client.indexed;
    const times = await makeAllEdits(client, uri, text, edits);
    const { items } = await pull(client, uri);
    const { memory } = await stopServer(client);
    return {
      ...summarize(name, times),
      server: { start: client.startMilliseconds, memory, findings: items.length },
    };
  } finally {
    await stopProgram(client.child);
  }
}

/**
 * @param {import("./languageClient.mjs").Client} client
 * @param {string} uri
 * @param {string} text Before the first edit.
 * @param {readonly import("./edits.mjs").Edit[]} edits
 * @returns {Promise<readonly number[]>} Milliseconds from each edit to its diagnostics.
 */
async function makeAllEdits(client, uri, text, edits) {
  const times = [];
  let before = text;
  for (const [index, edit] of edits.entries()) {
    const textDocument = { uri, version: index + 1 };
    const contentChanges = [toContentChange(edit, before)];
    const start = performance.now();
    await client.connection.sendNotification("textDocument/didChange", { textDocument, contentChanges });
    await pull(client, uri);
    times.push(performance.now() - start);
    before = edit.text;
  }
  return times;
}

/**
 * @param {import("./languageClient.mjs").Client} client
 * @param {string} uri
 * @returns {Promise<{ items: readonly unknown[] }>}
 */
function pull({ connection }, uri) {
  return connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
}

/** @param {readonly import("./edits.mjs").Edit[]} edits */
function measureParse(edits) {
  return edits.map(({ text }) => {
    const start = performance.now();
    parseTree(text);
    return performance.now() - start;
  });
}

/**
 * @param {string} name
 * @param {readonly number[]} times Of all edits, in milliseconds.
 */
function summarize(name, times) {
  const counted = times.slice(WARM_UP);
  return { name, p50: percentile(counted, 0.5), p95: percentile(counted, 0.95) };
}
