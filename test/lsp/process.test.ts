import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { suite, test } from "node:test";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  type DocumentDiagnosticReport,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { PULLING_CLIENT } from "./clients";
import { COPY, CSV } from "./sampleFactory";

const SERVER = path.join(__dirname, "..", "..", "server", "src", "server.js");

/** Writes a factory to the disk for the time of a test. */
async function withFactory(body: (folder: string) => Promise<void>): Promise<void> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "adf-kusto-lint-server-")));
  try {
    await mkdir(path.join(folder, "pipeline"));
    await mkdir(path.join(folder, "dataset"));
    await writeFile(path.join(folder, "pipeline", "Load.json"), COPY);
    await writeFile(path.join(folder, "dataset", "Input.json"), CSV);
    await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

suite("the server's process", () => {
  test("lints a factory on the disk over standard input and output, and ends when told to", async () => {
    await withFactory(async (folder) => {
      const child = spawn(process.execPath, [SERVER, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
      const exit = once(child, "exit");
      const connection = createProtocolConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      const refreshed = new Promise<void>((resolve) => {
        connection.onRequest("workspace/diagnostic/refresh", () => {
          resolve();
          return null;
        });
      });
      connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
        items.map(() => null),
      );
      connection.onRequest("client/registerCapability", () => null);
      connection.listen();
      const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: "factory" }];
      const capabilities = PULLING_CLIENT;
      await connection.sendRequest("initialize", {
        processId: null,
        rootUri: null,
        capabilities,
        workspaceFolders,
      });
      const uri = pathToFileURL(path.join(folder, "pipeline", "Load.json")).href;
      await connection.sendNotification("initialized", {});
      await connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "json", version: 1, text: COPY },
      });
      const pull = () =>
        connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
          textDocument: { uri },
        });
      const codes = (report: DocumentDiagnosticReport) =>
        report.kind === "full" ? report.items.map(({ code }) => code) : [];
      const first = codes(await pull());
      assert.ok(first.includes("parallel-copies-ignored"));
      if (!first.includes("csv-backslash-escape")) {
        await refreshed;
        assert.ok(codes(await pull()).includes("csv-backslash-escape"));
      }
      assert.equal(await connection.sendRequest("adfKusto/processId"), child.pid);
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      assert.deepEqual(await exit, [0, null]);
    });
  });

  test("says how it is used when it is started by hand", async () => {
    const child = spawn(process.execPath, [SERVER], { stdio: ["ignore", "ignore", "pipe"] });
    let output = "";
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    assert.deepEqual(await once(child, "close"), [2, null]);
    assert.match(output, /^Usage: adf-kusto-language-server --stdio /);
  });
});
