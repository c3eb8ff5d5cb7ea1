#!/usr/bin/env node
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createConnection } from "vscode-languageserver/node";
import { nodeWorkerFrom } from "./host/kusto/nodeWorker";
import { findFactoryFiles, readTextFile } from "./host/walk";
import { serve } from "./lsp/connection";

/** Long enough to wait for the next keystroke, short enough to feel immediate. */
const DEBOUNCE_MILLISECONDS = 150;

const TRANSPORTS = ["--stdio", "--node-ipc", "--socket", "--pipe"];

if (process.argv.slice(2).some((argument) => TRANSPORTS.includes(argument.replace(/=.*/, "")))) {
  const connection = createConnection();
  serve(connection, {
    loadLinting: () => import("./service/linting.js"),
    files: { findFactoryFiles, readTextFile },
    startKustoWorker: nodeWorkerFrom(join(__dirname, "kustoWorker.js")),
    loadMetadata: () => readFile(join(__dirname, "metadata.json"), "utf8"),
    loadIntelligence: () => import("./service/intelligence.js"),
    processId: process.pid,
    debounceMilliseconds: DEBOUNCE_MILLISECONDS,
  });
  connection.listen();
} else {
  console.error(
    "Usage: adf-kusto-language-server --stdio    serves an editor over standard input and output",
  );
  process.exitCode = 2;
}
