// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { Failure, runMain } from "./failure.mjs";
import { fromRoot } from "./repository.mjs";
import { setUpDependencies } from "./setup.mjs";
import { writeIfChanged } from "./writeFile.mjs";

const USAGE = `npm run generate [-- --check]    writes what is made from the rules: registry, catalogue, settings, README table

  --check    only says which files are not up to date`;

await runMain(async () => {
  const args = process.argv.slice(2);
  if (args.some((arg) => arg !== "--check")) {
    console.error(USAGE);
    return 2;
  }
  await setUpDependencies();
  const stale = (await generate()).filter(({ file, content }) => read(file) !== content);
  const names = stale.map(({ file }) => file).join(", ");
  if (args.includes("--check")) {
    if (stale.length > 0) throw new Failure(`not up to date: ${names}. Run: npm run generate`);
    return 0;
  }
  for (const { file, content } of stale) writeIfChanged(fromRoot(file), Buffer.from(content));
  console.log(stale.length === 0 ? "Everything generated is up to date." : `Wrote ${names}`);
  return 0;
});

/** @returns {Promise<readonly { file: string, content: string }[]>} Files relative to the checkout. */
async function generate() {
  // Imported late: on a fresh clone their packages are installed only after this module has been loaded.
  const { loadRules } = await import("./generate/ruleFiles.mjs");
  const { REGISTRY, writeRegistry } = await import("./generate/registry.mjs");
  const { CATALOGUE, replaceTable, writeCatalogue } = await import("./generate/catalogue.mjs");
  const { EXPLANATIONS, writeExplanations } = await import("./generate/explanations.mjs");
  const { replaceRuleSettings } = await import("./generate/manifest.mjs");
  const { metas, severities } = await loadRules();
  return [
    { file: REGISTRY, content: writeRegistry(metas) },
    { file: EXPLANATIONS, content: writeExplanations(metas) },
    { file: CATALOGUE, content: writeCatalogue(metas) },
    { file: "package.json", content: replaceRuleSettings(read("package.json"), metas, severities) },
    { file: "README.md", content: replaceTable(read("README.md"), metas) },
  ].filter(({ file, content }) => content !== "" || existsSync(fromRoot(file)));
}

/** @param {string} file */
function read(file) {
  return existsSync(fromRoot(file)) ? readFileSync(fromRoot(file), "utf8") : "";
}
