// @ts-check
import { spawnSync } from "node:child_process";
import { resolveCliPathFromVSCodeExecutablePath, runTests } from "@vscode/test-electron";
import { Failure, runMain } from "../failure.mjs";

const IS_WINDOWS = process.platform === "win32";

await runMain(async () => {
  /** @type {{ run: import("./endToEnd.mjs").EndToEndRun, executable: string }} */
  const { run, executable } = JSON.parse(process.argv[2] ?? "");
  const folders = [
    `--user-data-dir=${run.runFolder.userData}`,
    `--extensions-dir=${run.runFolder.extensions}`,
  ];
  install(executable, run.vsix, folders);
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: run.hostExtension,
    extensionTestsPath: run.suite,
    extensionTestsEnv: run.environment,
    launchArgs: [run.workspace, ...folders],
    reuseMachineInstall: true,
  });
});

/**
 * @param {string} executable
 * @param {string} vsix
 * @param {readonly string[]} folders
 */
function install(executable, vsix, folders) {
  const cli = resolveCliPathFromVSCodeExecutablePath(executable);
  // VS Code's command line is a batch file on Windows, which needs a shell, and the shell needs quotes.
  const quote = (/** @type {string} */ text) => (IS_WINDOWS ? `"${text}"` : text);
  const args = [...folders, "--install-extension", vsix, "--force"].map(quote);
  const { status, error } = spawnSync(quote(cli), args, {
    shell: IS_WINDOWS,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0)
    throw new Failure(
      `${cli} could not install the extension${error === undefined ? "" : ` (${error.message})`}.`,
    );
}
