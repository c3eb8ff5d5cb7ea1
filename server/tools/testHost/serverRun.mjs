// @ts-check
import { Failure } from "../failure.mjs";
import { startServerHost } from "./serverHost.mjs";
import { openBrowserPage } from "./workbench.mjs";

/** What is worth reading of VS Code's own log when the suite did not even report a failed test. */
const MOST_LOG_ENTRIES = 20;
const MOST_LINES_PER_ENTRY = 8;

/** Harmless here: compiled modules that npm did not build, and a marketplace that is out of reach. */
const NOISE = /bindings file|native-watchdog|open-vsx|service ?worker|AgentHost/i;

/**
 * Runs the suite in VS Code's server, shown by a headless browser.
 * @param {import("./endToEnd.mjs").EndToEndRun} run
 * @returns {Promise<import("./endToEnd.mjs").HostOutcome>}
 */
export async function runInServer(run) {
  const host = await startServerHost(run.runFolder, {
    extensions: [run.vsix],
    environment: run.environment,
    isDriven: true,
  });
  const { page, close } = await openBrowserPage(run.runFolder);
  try {
    const suite = await watchSuite(page);
    await page.goto(
      host.url(run.workspace, [
        ["extensionDevelopmentPath", host.remoteUri(run.hostExtension)],
        ["extensionTestsPath", host.remoteUri(run.suite)],
        ["skipWelcome", "true"],
        ["skipReleaseNotes", "true"],
      ]),
    );
    const code = await Promise.race([suite.ended, host.died]);
    return { code, log: suite.logs.slice(-MOST_LOG_ENTRIES).join("\n") };
  } finally {
    await close();
    await host.stop();
  }
}

/**
 * Gives the page the two functions that VS Code calls while it runs tests; they have to be there before it loads.
 * @param {import("playwright-core").Page} page
 */
async function watchSuite(page) {
  /** @type {string[]} What the extension host and the window logged. */
  const logs = [];
  /** @type {(code: number) => void} */
  let end = () => {};
  /** @type {Promise<number>} */
  const ended = new Promise((resolve, reject) => {
    end = resolve;
    page.once("crash", () => reject(new Failure("the browser's page crashed.")));
    page.once("close", () => reject(new Failure("the browser ended unasked.")));
  });
  // It is awaited only after the page has loaded; until then a rejection must not end the process.
  ended.catch(() => {});
  await page.exposeFunction(
    "codeAutomationLog",
    (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      const text = args.map(String).join(" ");
      if (type === "info" || NOISE.test(text)) return;
      logs.push(`${type}: ${text.split("\n").slice(0, MOST_LINES_PER_ENTRY).join("\n")}`);
    },
  );
  await page.exposeFunction("codeAutomationExit", (/** @type {number} */ code) => end(code));
  return { logs, ended };
}
