// @ts-check
import { existsSync } from "node:fs";
import path from "node:path";
import { packageExtension } from "./packaging.mjs";
import { captureProgram } from "./processes.mjs";
import { ROOT } from "./repository.mjs";
import { makeRunFolder } from "./testHost/runFolder.mjs";
import { startServerHost } from "./testHost/serverHost.mjs";

const IS_WINDOWS = process.platform === "win32";

/**
 * Opens a VS Code with the extension on a folder: the desktop one when its `code` command is installed, else VS Code's
 * server, whose address is printed and which runs until this process is interrupted.
 * @param {string} folder
 */
export async function openEditor(folder) {
  const desktop = findDesktopCommand();
  if (desktop !== undefined && (await openDesktop(desktop, folder))) return;
  await runServer(folder);
}

/** Path of the `code` command. */
function findDesktopCommand() {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter(path.isAbsolute);
  return folders.map((folder) => path.join(folder, IS_WINDOWS ? "code.cmd" : "code")).find(existsSync);
}

/**
 * @param {string} command
 * @param {string} folder
 */
async function openDesktop(command, folder) {
  // On Windows the command is a batch file, which needs a shell, and the shell needs quotes.
  const quote = (/** @type {string} */ text) => (IS_WINDOWS ? `"${text}"` : text);
  const args = ["--new-window", `--extensionDevelopmentPath=${ROOT}`, folder].map(quote);
  const { code, output } = await captureProgram(quote(command), args, { shell: IS_WINDOWS });
  if (code === 0) {
    console.log(`\nOpened ${folder} in VS Code, with the extension of this checkout.`);
    return true;
  }
  console.log(`\nThe desktop VS Code did not start; its server is used instead. It said: ${output.trim()}`);
  return false;
}

/** @param {string} folder */
async function runServer(folder) {
  const runFolder = makeRunFolder();
  const vsix = path.join(runFolder.root, "extension.vsix");
  await packageExtension(vsix);
  const host = await startServerHost(runFolder, { extensions: [vsix] });
  console.log(`\nVS Code is ready at\n\n  ${host.url(folder)}\n\nPress Ctrl+C to end it.`);
  await host.died;
}
