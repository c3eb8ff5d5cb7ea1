// @ts-check
/// <reference lib="dom" />
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Failure, runMain } from "./failure.mjs";
import { fromRoot, relativeToRoot, SAMPLE_FACTORY } from "./repository.mjs";
import { setUpDependencies } from "./setup.mjs";

/** Where the README looks for its pictures. */
const PICTURES = fromRoot("client", "media");

/** The file in the pictures, and a word of it that has a finding, a hover and a quick fix. */
const FILE = path.join(SAMPLE_FACTORY, "pipeline", "SyncDeviceRegistry.json");
const WORD = '"KustoCommand"';

/** The file with the KQL in the last picture, and where it stands. */
const KQL_FILE = path.join(SAMPLE_FACTORY, "pipeline", "RefreshHourlyRollups.json");
const KQL_WORD = ".export async";

/** Of the pictures: text is still sharp, and they are small enough to ship. */
const QUALITY = 0.7;

/** What would only make the pictures busier. */
const SETTINGS = { "editor.minimap.enabled": false, "editor.stickyScroll.enabled": false };

await runMain(async () => {
  await setUpDependencies();
  // Imported late: they need installed dependencies.
  const { packageExtension } = await import("./packaging.mjs");
  const { makeRunFolder } = await import("./testHost/runFolder.mjs");
  const { openWorkbench } = await import("./testHost/screenshots.mjs");
  const runFolder = makeRunFolder();
  const vsix = path.join(runFolder.root, "extension.vsix");
  await packageExtension(vsix);
  const workbench = await openWorkbench({
    folder: SAMPLE_FACTORY,
    openFile: FILE,
    extensions: [vsix],
    settings: SETTINGS,
  });
  mkdirSync(PICTURES, { recursive: true });
  await takePictures(workbench);
  await workbench.close();
  runFolder.remove();
});

/** @param {import("./testHost/screenshots.mjs").Workbench} workbench */
async function takePictures(workbench) {
  const { page } = workbench;
  await page.locator(".squiggly-warning").first().waitFor();
  await workbench.goToLine(lineOf(FILE, WORD));
  await save(page, "squiggles");
  await workbench.hoverOver(WORD);
  await save(page, "hover");
  await workbench.showQuickFixes(WORD);
  await save(page, "quick-fixes");
  await page.keyboard.press("Escape");
  await workbench.runCommand("Problems: Focus on Problems View");
  await page.locator(".markers-panel .monaco-list-row").nth(1).waitFor();
  await save(page, "problems");
  await page.keyboard.press("Control+j");
  await workbench.showFile(path.basename(KQL_FILE));
  await workbench.goToLine(lineOf(KQL_FILE, KQL_WORD));
  await workbench.runCommand("Data Factory Kusto: Edit KQL");
  await page.locator(".editor-group-container").nth(1).locator(".view-line").nth(1).waitFor();
  // Away from the tabs, whose hover tells where the factory lies on this machine.
  await page.mouse.move(0, 0);
  await page.locator(".workbench-hover").waitFor({ state: "hidden" });
  await save(page, "edit-kql");
  await showQuestion(workbench);
  await save(page, "new-pipeline", page.locator(".quick-input-widget"));
  await page.keyboard.press("Escape");
}

/** Shows which table a new pipeline may load. @param {import("./testHost/screenshots.mjs").Workbench} workbench */
async function showQuestion({ page, runCommand }) {
  await runCommand("Data Factory Kusto: New Kusto Pipeline");
  const answers = page.locator(".quick-input-list .monaco-list-row");
  await answers.filter({ hasText: "CSV from a data lake" }).click();
  await answers.filter({ hasText: "TechnicianRosterCsv" }).click();
  await answers.filter({ hasText: "TechniciansTable" }).waitFor();
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} name
 * @param {import("playwright-core").Locator} [part] What to show; the whole window when left out.
 */
async function save(page, name, part) {
  const file = path.join(PICTURES, `${name}.webp`);
  /** @type {import("playwright-core").PageScreenshotOptions} */
  const options = { animations: "disabled", caret: "hide" };
  const png = await (part === undefined ? page.screenshot(options) : part.screenshot(options));
  writeFileSync(file, await toWebp(page.context(), png));
  console.log(`Saved ${relativeToRoot(file)}`);
}

/**
 * Lets the browser write a picture as WebP: a picture of a whole window is half of a JPEG's size and sharper, and
 * the pictures ship with the extension.
 * @param {import("playwright-core").BrowserContext} context
 * @param {Buffer} png
 */
async function toWebp(context, png) {
  // The workbench's own page forbids what this needs.
  const page = await context.newPage();
  const base64 = await page.evaluate(
    async ({ data, quality }) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      canvas.getContext("2d")?.drawImage(image, 0, 0);
      const bytes = await (await canvas.convertToBlob({ type: "image/webp", quality })).arrayBuffer();
      return btoa([...new Uint8Array(bytes)].map((byte) => String.fromCharCode(byte)).join(""));
    },
    { data: png.toString("base64"), quality: QUALITY },
  );
  await page.close();
  return Buffer.from(base64, "base64");
}

/**
 * Counts from 1.
 * @param {string} file
 * @param {string} word
 */
function lineOf(file, word) {
  const text = readFileSync(file, "utf8");
  const offset = text.indexOf(word);
  if (offset < 0)
    throw new Failure(
      `${relativeToRoot(file)} has no ${word} any more; choose another word for the pictures.`,
    );
  return text.slice(0, offset).split("\n").length;
}
