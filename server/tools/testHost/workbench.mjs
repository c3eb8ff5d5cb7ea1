// @ts-check
import path from "node:path";
import { chromium } from "playwright-core";
import { setUpBrowser } from "./browser.mjs";

const WINDOW = { width: 1280, height: 800 };

const BROWSER_ARGUMENTS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

/**
 * Opens an empty page in a headless Chromium, with a profile of its own in the run folder.
 * @param {import("./runFolder.mjs").RunFolder} runFolder
 * @returns {Promise<{ page: import("playwright-core").Page, close: () => Promise<void> }>}
 */
export async function openBrowserPage(runFolder) {
  const browser = await setUpBrowser();
  const context = await chromium.launchPersistentContext(path.join(runFolder.root, "browser"), {
    executablePath: browser.executable,
    env: { .../** @type {Record<string, string>} */ (process.env), ...browser.environment },
    args: BROWSER_ARGUMENTS,
    headless: true,
    viewport: WINDOW,
    // Chromium refuses its sandbox to root, and most containers have no user namespaces.
    // The page is VS Code's own, from our own machine.
    chromiumSandbox: false,
    // Our own handlers end everything in order, the browser included.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const [page = await context.newPage()] = context.pages();
  return { page, close: () => context.close() };
}
