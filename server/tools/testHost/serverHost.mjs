// @ts-check
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "../failure.mjs";
import { captureProgram, startLeashedProgram, stopProgram } from "../processes.mjs";
import { setUpVscodeServer } from "./vscodeServer.mjs";

const START_TIMEOUT_MS = 60_000;

const DRIVEN_OPTIONS = [
  "--disable-workspace-trust",
  // Without it the payload's keys for tests are ignored in silence.
  "--enable-smoke-test-driver",
];

/** Only this machine may connect, and only with the token. */
const HOST = "127.0.0.1";

/**
 * @typedef {object} ServerHost A running VS Code server.
 * @property {string} authority Host and port.
 * @property {(workspace: string, payload?: ReadonlyArray<readonly [string, string]>) => string} url
 *   Address of its workbench on a folder or `.code-workspace` file; the payload speaks to the workbench itself.
 * @property {(file: string) => string} remoteUri How the payload names a file or folder of this machine.
 * @property {Promise<never>} died Rejects when the server ends unasked.
 * @property {() => Promise<void>} stop
 */

/**
 * Installs extensions into a new VS Code server and starts it.
 * @param {import("./runFolder.mjs").RunFolder} runFolder
 * @param {object} options
 * @param {readonly string[]} options.extensions Packaged extensions.
 * @param {Record<string, string>} [options.environment] Reaches the extension host.
 * @param {boolean} [options.isDriven] Started for a program that drives the page, not for a person.
 * @returns {Promise<ServerHost>}
 */
export async function startServerHost(runFolder, { extensions, environment = {}, isDriven = false }) {
  const program = await setUpVscodeServer();
  const folders = [
    ...["--server-data-dir", runFolder.serverData],
    ...["--user-data-dir", runFolder.userData],
    ...["--extensions-dir", runFolder.extensions],
  ];
  for (const extension of extensions) {
    const args = [program.serverMain, ...folders, "--install-extension", extension, "--force"];
    const { code, output } = await captureProgram(program.node, args);
    if (code !== 0) throw new Failure(`VS Code could not install ${extension}:\n${output}`);
  }
  const token = randomBytes(24).toString("hex");
  // In a file, which others cannot read, and not among the arguments, which they can.
  const tokenFile = path.join(runFolder.root, "token");
  writeFileSync(tokenFile, token, { mode: 0o600 });
  const child = startLeashedProgram(
    program.node,
    [
      ...[program.serverMain, ...folders, ...(isDriven ? DRIVEN_OPTIONS : [])],
      ...["--host", HOST, "--port", "0", "--connection-token-file", tokenFile],
      ...["--accept-server-license-terms", "--telemetry-level", "off"],
    ],
    { ...process.env, ...environment },
  );
  const port = await waitForPort(child);
  return describeHost(child, `${HOST}:${port}`, token);
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} authority
 * @param {string} token
 * @returns {ServerHost}
 */
function describeHost(child, authority, token) {
  let isStopping = false;
  const died = new Promise((_, reject) => {
    child.once("exit", (code, signal) => {
      if (!isStopping) reject(new Failure(`the VS Code server ended unasked (${signal ?? code}).`));
    });
  });
  // Whoever cares awaits it; for everyone else it must not end the process.
  died.catch(() => {});
  return {
    authority,
    url: (workspace, payload = []) => {
      const kind = workspace.endsWith(".code-workspace") ? "workspace" : "folder";
      const query = new URLSearchParams({ tkn: token, [kind]: toUriPath(workspace) });
      if (payload.length > 0) query.set("payload", JSON.stringify(payload));
      return `http://${authority}/?${query}`;
    },
    remoteUri: (file) => `vscode-remote://${authority}${encodeURI(toUriPath(file))}`,
    died: /** @type {Promise<never>} */ (died),
    stop: async () => {
      isStopping = true;
      await stopProgram(child);
    },
  };
}

/**
 * Waits until the server says on which port it listens, and keeps reading so that it never blocks on a full pipe.
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number>}
 */
function waitForPort(child) {
  return new Promise((resolve, reject) => {
    let output = "";
    const fail = (/** @type {string} */ what) =>
      reject(new Failure(`the VS Code server ${what}:\n${output}`));
    const timer = setTimeout(() => fail("did not start in time"), START_TIMEOUT_MS);
    const read = (/** @type {Buffer} */ chunk) => {
      if (output.length < 100_000) output += chunk;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", (error) => fail(`could not be started (${error.message})`));
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`ended with exit code ${code}`);
    });
  });
}

/** A path as it stands in a URI: absolute with forward slashes, also on Windows. @param {string} file */
function toUriPath(file) {
  const slashed = file.replaceAll("\\", "/");
  return slashed.startsWith("/") ? slashed : `/${slashed}`;
}
