// @ts-check
import { pathToFileURL } from "node:url";
import { createProtocolConnection } from "vscode-languageserver/node";
import { startMeasured } from "./measuredProcess.mjs";

/** @typedef {Awaited<ReturnType<typeof startServer>>} Client */

/**
 * Starts a language server over its standard streams, for one folder, and waits until it answers.
 * @param {readonly string[]} args The server's script and its arguments.
 * @param {string} folder
 */
export async function startServer(args, folder) {
  const start = performance.now();
  const { child, ended } = startMeasured(args, ["pipe", "pipe", "inherit"]);
  if (child.stdout === null || child.stdin === null) throw new Error("The server has no streams.");
  const connection = createProtocolConnection(child.stdout, child.stdin);
  answerServer(connection);
  const indexed = waitForFactory(connection);
  connection.listen();
  const uri = pathToFileURL(folder).href;
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: "bench" }],
    capabilities: {
      textDocument: { diagnostic: { relatedInformation: true } },
      workspace: { workspaceFolders: true, configuration: true, diagnostics: { refreshSupport: true } },
    },
  });
  const startMilliseconds = performance.now() - start;
  await connection.sendNotification("initialized", {});
  return { child, connection, ended, startMilliseconds, indexed };
}

/**
 * Ends a server as editors do.
 * @param {Client} client
 */
export async function stopServer({ connection, ended }) {
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  const { usage } = await ended;
  connection.dispose();
  return usage;
}

/**
 * Resolves once our server says of an open document that it has read all of its factory.
 * @param {import("vscode-languageserver/node").ProtocolConnection} connection
 * @returns {Promise<void>}
 */
function waitForFactory(connection) {
  return new Promise((resolve) => {
    connection.onNotification("adfKusto/status", ({ factory }) => {
      if (factory?.isReading === false) resolve();
    });
  });
}

/**
 * Answers what servers ask of editors.
 * @param {import("vscode-languageserver/node").ProtocolConnection} connection
 */
function answerServer(connection) {
  connection.onRequest("workspace/configuration", ({ items }) => items.map(() => null));
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.onRequest("workspace/diagnostic/refresh", () => null);
  connection.onUnhandledNotification(() => {});
}
