// @ts-check
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import * as tar from "tar";
import { Failure } from "../failure.mjs";
import { captureProgram } from "../processes.mjs";
import { cached } from "./cache.mjs";
import { unpackNpmPackage } from "./npmPackages.mjs";

/** A Chromium for Linux on x64, compressed, with the libraries and fonts that bare systems lack. */
const CHROMIUM = {
  name: "@sparticuz/chromium",
  version: "147.0.2",
  integrity:
    "sha512-oqXyPAlGQuT9wdZAhcx4nmhehVgEsDc2adL/+FlX8qsLh/YyOgl9GQp8dPMDIBRmktxgA9c1QSNJIQUj2UeHhQ==",
};

/** For systems without any font: Chromium cannot start a page there. */
const FONT_CONFIGURATION = "fonts.conf";
const FONT_CONFIGURATION_TEXT = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

const SYSTEM_BROWSERS = {
  linux: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/**
 * @typedef {object} Browser
 * @property {string} executable
 * @property {Record<string, string>} environment What it needs besides our own environment.
 */

/**
 * Finds a Chromium of the system, or sets one up in the user's cache.
 * @returns {Promise<Browser>}
 */
export async function setUpBrowser() {
  const chosen = process.env["CHROME_EXECUTABLE"];
  if (chosen !== undefined && chosen !== "") return { executable: chosen, environment: {} };
  const found = await findSystemBrowser();
  if (found !== undefined) return { executable: found, environment: {} };
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Failure(
      "no Chromium, Chrome or Edge was found, and npm has one for Linux on x64 only; install one or name it in CHROME_EXECUTABLE.",
    );
  }
  return setUpChromium();
}

async function findSystemBrowser() {
  if (process.platform === "darwin") return SYSTEM_BROWSERS.darwin.find(existsSync);
  if (process.platform === "win32") return SYSTEM_BROWSERS.win32.find(existsSync);
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter(path.isAbsolute);
  for (const file of SYSTEM_BROWSERS.linux.flatMap((name) =>
    folders.map((folder) => path.join(folder, name)),
  )) {
    if (!existsSync(file)) continue;
    const { code, output } = await captureProgram(file, ["--version"]).catch(() => ({ code: 1, output: "" }));
    // One in a snap sees neither the cache folder nor /tmp; a stub that would install it fails.
    if (code === 0 && !output.includes("snap")) return file;
  }
  return undefined;
}

/** @returns {Promise<Browser>} */
async function setUpChromium() {
  const folder = await cached(`chromium-${CHROMIUM.version}`, async (staging) => {
    console.log(`Setting up Chromium ${CHROMIUM.version} from npm (once) …`);
    await unpackNpmPackage(CHROMIUM, staging, (file) => file.startsWith("bin/") || file === "LICENSE");
    await inflateChromium(staging);
  });
  const executable = path.join(folder, "chromium");
  const fonts = existsSync("/etc/fonts/fonts.conf")
    ? {}
    : { FONTCONFIG_FILE: path.join(folder, FONT_CONFIGURATION) };
  // The system's own libraries come first: they are the ones that get security updates.
  for (const libraries of [{}, { LD_LIBRARY_PATH: path.join(folder, "libraries", "lib") }]) {
    const environment = { ...fonts, ...libraries };
    const { code } = await captureProgram(executable, ["--version"], {
      env: { ...process.env, ...environment },
    });
    if (code === 0) return { executable, environment };
  }
  const { output } = await captureProgram(executable, ["--version"]);
  throw new Failure(`the Chromium from npm does not start on this system: ${output.trim()}`);
}

/** Unpacks what lies compressed in the package's bin folder, and deletes that. @param {string} folder */
async function inflateChromium(folder) {
  const bin = path.join(folder, "bin");
  const open = (/** @type {string} */ name) => createReadStream(path.join(bin, name));
  const program = createWriteStream(path.join(folder, "chromium"), { mode: 0o755 });
  await pipeline(open("chromium.br"), createBrotliDecompress(), program);
  for (const [name, archive] of Object.entries({ libraries: "al2023.tar.br", fonts: "fonts.tar.br" })) {
    const cwd = path.join(folder, name);
    await mkdir(cwd);
    await pipeline(open(archive), createBrotliDecompress(), tar.extract({ cwd }));
  }
  await writeFile(path.join(folder, FONT_CONFIGURATION), FONT_CONFIGURATION_TEXT);
  await rm(bin, { recursive: true });
}
