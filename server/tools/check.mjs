// @ts-check
import { existsSync } from "node:fs";
import { runMain } from "./failure.mjs";
import { captureProgram } from "./processes.mjs";
import { fromRoot, ROOT } from "./repository.mjs";
import { setUpDependencies } from "./setup.mjs";

/** @typedef {{ name: string, script: string, args: readonly string[] }} Step A Node script and what it checks. */

/** @type {readonly Step[]} */
const STEPS = [
  { name: "types", script: "node_modules/typescript/bin/tsc", args: ["--build"] },
  {
    name: "types of the tools",
    script: "node_modules/typescript/bin/tsc",
    args: ["--project", "server/tools"],
  },
  {
    name: "lint and format",
    script: "node_modules/@biomejs/biome/bin/biome",
    args: ["check", "--error-on-warnings"],
  },
  { name: "generated files", script: "server/tools/generate.mjs", args: ["--check"] },
];

await runMain(async () => {
  await setUpDependencies();
  /** @type {string[]} */
  const failed = [];
  for (const step of STEPS) {
    if (!(await runStep(step))) failed.push(step.name);
  }
  console.log(failed.length === 0 ? "\nPASSED: all checks." : `\nFAILED: ${failed.join(", ")} (see above).`);
  return failed.length === 0 ? 0 : 1;
});

/** Runs one step, and prints what it said only when it failed. @param {Step} step */
async function runStep({ name, script, args }) {
  if (!existsSync(fromRoot(script))) {
    console.log(`✖ ${name}: ${script} does not exist`);
    return false;
  }
  const { code, output } = await captureProgram(process.execPath, [fromRoot(script), ...args], { cwd: ROOT });
  console.log(`${code === 0 ? "✔" : "✖"} ${name}`);
  if (code !== 0) console.log(output);
  return code === 0;
}
