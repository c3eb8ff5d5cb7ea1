// @ts-check
import { DRIVEN_SETTINGS, makeRunFolder } from "./runFolder.mjs";
import { startServerHost } from "./serverHost.mjs";
import { openBrowserPage } from "./workbench.mjs";

const WORKBENCH_TIMEOUT_MS = 60_000;

/**
 * @typedef {object} Workbench A VS Code to look at and to drive.
 * @property {import("playwright-core").Page} page
 * @property {(title: string) => Promise<void>} runCommand Runs a command by its title in the command palette.
 * @property {(line: number) => Promise<void>} goToLine Puts the cursor there, which brings the line into view.
 * @property {(name: string) => Promise<void>} showFile Opens a file of the folder by its name.
 * @property {(text: string) => Promise<void>} hoverOver Rests the mouse on a word of the editor until the hover shows.
 * @property {(text: string) => Promise<void>} showQuickFixes Opens the quick-fix menu at a word of the editor.
 * @property {() => Promise<void>} close Ends browser and server and deletes their files.
 */

/**
 * Opens a VS Code on a folder, 1280 by 800 pixels, with the given packaged extensions.
 * @param {object} options
 * @param {string} options.folder
 * @param {string} [options.openFile] Opened and shown before this returns.
 * @param {readonly string[]} [options.extensions]
 * @param {Record<string, unknown>} [options.settings]
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench({ folder, openFile, extensions = [], settings = {} }) {
  const runFolder = makeRunFolder({ ...DRIVEN_SETTINGS, ...settings });
  const host = await startServerHost(runFolder, { extensions, isDriven: true });
  const { page, close } = await openBrowserPage(runFolder);
  /** @type {Array<[string, string]>} */
  const payload = [
    ["skipWelcome", "true"],
    ["skipReleaseNotes", "true"],
  ];
  if (openFile !== undefined) payload.push(["openFile", host.remoteUri(openFile)]);

  await page.goto(host.url(folder, payload));
  await page
    .locator(".monaco-workbench .explorer-viewlet .monaco-list-row")
    .first()
    .waitFor({ timeout: WORKBENCH_TIMEOUT_MS });
  if (openFile !== undefined)
    await page.locator(".monaco-editor .view-line").first().waitFor({ timeout: WORKBENCH_TIMEOUT_MS });
  return {
    page,
    runCommand: (title) => runCommand(page, title),
    goToLine: (line) => goToLine(page, line),
    showFile: (name) => showFile(page, name),
    hoverOver: (text) => hoverOver(page, text),
    showQuickFixes: (text) => showQuickFixes(page, text),
    close: async () => {
      await close();
      await host.stop();
      runFolder.remove();
    },
  };
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} title
 */
async function runCommand(page, title) {
  await page.keyboard.press("F1");
  const input = page.locator(".quick-input-widget input");
  await input.waitFor({ state: "visible" });
  await input.fill(`>${title}`);
  await page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first().click();
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} name
 */
async function showFile(page, name) {
  await page.keyboard.press("Control+p");
  const input = page.locator(".quick-input-widget input");
  await input.fill(name);
  await page.locator(".quick-input-list .monaco-list-row").filter({ hasText: name }).first().click();
  await page.locator(".tab.active").filter({ hasText: name }).waitFor();
}

/**
 * @param {import("playwright-core").Page} page
 * @param {number} line
 */
async function goToLine(page, line) {
  await page.keyboard.press("Control+g");
  const input = page.locator(".quick-input-widget input");
  await input.fill(`:${line}`);
  await page.keyboard.press("Enter");
  await input.waitFor({ state: "hidden" });
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} text Has to stand in view, and in one piece of syntax, such as one JSON string.
 */
async function hoverOver(page, text) {
  await editorWord(page, text).hover();
  await page.locator(".monaco-hover:visible .hover-row").first().waitFor();
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} text As for {@link hoverOver}.
 */
async function showQuickFixes(page, text) {
  await editorWord(page, text).click();
  await page.keyboard.press("Control+.");
  await page.locator(".action-widget:visible .monaco-list-row").first().waitFor();
}

/**
 * The innermost piece of a line: lines hold spans of syntax in one span over all.
 * @param {import("playwright-core").Page} page
 * @param {string} text
 */
function editorWord(page, text) {
  return page.locator(".monaco-editor .view-line span > span").filter({ hasText: text }).first();
}
