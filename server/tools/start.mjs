// @ts-check
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildBundles } from "./bundles.mjs";
import { Failure, runMain } from "./failure.mjs";
import { runProgram } from "./processes.mjs";
import { fromRoot, relativeToRoot, SAMPLE_FACTORY } from "./repository.mjs";
import { setUpDependencies } from "./setup.mjs";

const USAGE = `npm start [-- <folder>] [-- --no-editor]

  <folder>      the factory to lint and to open; ${relativeToRoot(SAMPLE_FACTORY)} when left out
  --no-editor   only prints the findings`;

/** Exit code of the command line for wrong use or an unreadable folder; 1 only says that there are findings. */
const CLI_TROUBLE = 2;

await runMain(async () => {
  const options = readArguments();
  if (options === undefined) return 2;
  const { folder, opensEditor } = options;
  if (!existsSync(folder)) throw new Failure(`${folder} does not exist.`);
  await setUpDependencies();
  await buildBundles({ isProduction: false });

  console.log(`Linting ${folder}\n`);
  const code = await runProgram(process.execPath, [fromRoot("server", "out", "cli.mjs"), folder]);
  if (code >= CLI_TROUBLE) throw new Failure(`the linter ended with exit code ${code}.`);
  if (!opensEditor) return 0;

  // Imported late: it needs installed dependencies.
  const { openEditor } = await import("./editor.mjs");
  await openEditor(folder);
  return 0;
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { "no-editor": { type: "boolean" } },
    });
    const [folder = SAMPLE_FACTORY, ...others] = positionals;
    if (others.length > 0) throw new Error("Only one folder can be opened.");
    // npm runs scripts in the checkout; a relative folder is meant from where the user stands.
    const from = process.env["INIT_CWD"] ?? process.cwd();
    return { folder: path.resolve(from, folder), opensEditor: values["no-editor"] !== true };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return undefined;
  }
}
