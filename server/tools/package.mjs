// @ts-check
import { readdirSync, rmSync } from "node:fs";
import { runMain } from "./failure.mjs";
import { fromRoot, readManifest } from "./repository.mjs";
import { setUpDependencies } from "./setup.mjs";

await runMain(async () => {
  await setUpDependencies();
  const { name, version } = readManifest();
  // One package only: an older version left beside it would be installed by mistake.
  for (const old of readdirSync(fromRoot()).filter((file) => file.endsWith(".vsix"))) rmSync(fromRoot(old));
  // Imported late: it needs installed dependencies.
  const { packageExtension } = await import("./packaging.mjs");
  const file = `${name}-${version}.vsix`;
  const { kilobytes, files } = await packageExtension(fromRoot(file));
  console.log(`${files.join("\n")}\n\nPackaged ${file}: ${files.length} files, ${kilobytes} KB`);
});
