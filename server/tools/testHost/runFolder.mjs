// @ts-check
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onExit } from "../processes.mjs";

/**
 * Settings that keep a fresh VS Code quiet: nothing asks, updates, or covers the editor. Nor does it save by itself, as
 * VS Code does in a browser only: an edit stays unsaved until someone has looked at it, as on the desktop.
 */
const QUIET_SETTINGS = {
  "chat.disableAIFeatures": true,
  "extensions.autoUpdate": false,
  "files.autoSave": "off",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Besides, for a program that drives VS Code: git would look at whatever repository the temporary folder lies in. */
export const DRIVEN_SETTINGS = { "git.enabled": false };

/**
 * @typedef {object} RunFolder The files of one VS Code that runs for a while and leaves nothing behind.
 * @property {string} root
 * @property {string} userData
 * @property {string} extensions
 * @property {string} serverData
 * @property {() => void} remove
 */

/**
 * Makes a temporary folder with the user settings of a new VS Code in it. It is deleted when this process ends.
 * @param {Record<string, unknown>} [settings] Besides the ones that keep VS Code quiet.
 * @returns {RunFolder}
 */
export function makeRunFolder(settings = {}) {
  // VS Code reports real paths, and the temporary folder of macOS is a link.
  const root = mkdtempSync(path.join(realpathSync(tmpdir()), "adf-kusto-lint-"));
  const remove = onExit(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));
  const userData = path.join(root, "user");
  mkdirSync(path.join(userData, "User"), { recursive: true });
  writeFileSync(
    path.join(userData, "User", "settings.json"),
    JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2),
  );
  return {
    root,
    userData,
    extensions: path.join(root, "extensions"),
    serverData: path.join(root, "server"),
    remove,
  };
}
