// @ts-check
import { existsSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { captureProgram } from "./processes.mjs";

/** npm explains the trouble first and then prints its whole manual. */
const MOST_OUTPUT_LINES = 40;

/**
 * Runs npm in a folder and stays quiet unless it fails: then what npm said is printed.
 * @param {readonly string[]} args
 * @param {string} folder
 * @param {string} purpose What this is for, as the end of "npm could not …".
 */
export async function runNpm(args, folder, purpose) {
  // npm's own command file cannot be spawned without a shell on Windows; its JavaScript can, with our Node.
  const { code, output } = await captureProgram(process.execPath, [findNpm(), ...args], { cwd: folder });
  if (code === 0) return;
  console.error(output.split("\n").slice(0, MOST_OUTPUT_LINES).join("\n"));
  throw new Failure(
    `npm could not ${purpose} (npm ${args.join(" ")}, exit code ${code}; what npm said is above).`,
  );
}

/** Path of npm's JavaScript entry. */
function findNpm() {
  const nodeFolder = path.dirname(process.execPath);
  const candidates = [
    process.env["npm_execpath"] ?? "",
    path.join(nodeFolder, "node_modules", "npm", "bin", "npm-cli.js"),
    path.join(nodeFolder, "..", "lib", "node_modules", "npm", "bin", "npm-cli.js"),
    path.join(nodeFolder, "..", "share", "nodejs", "npm", "bin", "npm-cli.js"),
  ];
  // Other package managers set npm_execpath too, to programs that do not understand our arguments.
  const npm = candidates.find((file) => path.basename(file) === "npm-cli.js" && existsSync(file));
  if (npm === undefined) throw new Failure("npm was not found. Run this through npm, for example: npm test");
  return npm;
}
