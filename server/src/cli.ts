#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "./cli/main";
import { nodeWorkerFrom } from "./host/kusto/nodeWorker";

// A reader that has seen enough, such as `head`, closes the pipe: no reason to complain.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

void main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  docsFolder: join(__dirname, "docs"),
  startKustoWorker: nodeWorkerFrom(join(__dirname, "kustoWorker.js")),
  readVersion,
}).then((code) => {
  // Not `process.exit`: what is written to a pipe may still be on its way.
  process.exitCode = code;
});

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8"));
  const isManifest = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return isManifest && typeof manifest.version === "string" ? manifest.version : "unknown";
}
