// @ts-check
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Failure, runMain } from "./failure.mjs";
import { fromRoot, relativeToRoot, SAMPLE_FACTORY } from "./repository.mjs";
import { setUpDependencies } from "./setup.mjs";

/** Where the README looks for its pictures. */
const PICTURES = fromRoot("client", "media");

/** The file in the pictures, and a word of it that has a finding, a hover and a quick fix. */
const FILE = path.join(SAMPLE_FACTORY, "pipeline", "SyncDeviceRegistry.json");
const WORD = '"KustoCommand"';

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
  await workbench.goToLine(lineOfWord());
  await save(page, "squiggles");
  await workbench.hoverOver(WORD);
  await save(page, "hover");
  await workbench.showQuickFixes(WORD);
  await save(page, "quick-fixes");
  await page.keyboard.press("Escape");
  await workbench.runCommand("Problems: Focus on Problems View");
  await page.locator(".markers-panel .monaco-list-row").nth(1).waitFor();
  await save(page, "problems");
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} name
 */
async function save(page, name) {
  const file = path.join(PICTURES, `${name}.png`);
  await page.screenshot({ path: file, animations: "disabled", caret: "hide" });
  console.log(`Saved ${relativeToRoot(file)}`);
}

/** Counts from 1. */
function lineOfWord() {
  const text = readFileSync(FILE, "utf8");
  const offset = text.indexOf(WORD);
  if (offset < 0)
    throw new Failure(
      `${relativeToRoot(FILE)} has no ${WORD} any more; choose another word for the pictures.`,
    );
  return text.slice(0, offset).split("\n").length;
}
