// @ts-check
import { existsSync } from "node:fs";
import { Failure, runMain } from "./failure.mjs";
import { runProgram } from "./processes.mjs";
import { fromRoot, readManifest } from "./repository.mjs";
import { setUpDependencies } from "./setup.mjs";
import { writeIfChanged } from "./writeFile.mjs";

const USAGE = `npm run new-rule -- <id>    writes the files of a new rule and adds it to what is generated

  <id>    names the trouble in kebab-case, for example lookup-row-limit; it never changes again`;

await runMain(async () => {
  const [id, ...rest] = process.argv.slice(2);
  if (id === undefined || id.startsWith("-") || rest.length > 0) {
    console.error(USAGE);
    return 2;
  }
  await setUpDependencies();
  const { isRuleId } = await import("./generate/ruleFiles.mjs");
  const { writeSkeletons } = await import("./generate/skeletons.mjs");
  if (!isRuleId(id))
    throw new Failure(
      `"${id}" is no rule id: it takes two or more words in kebab-case, such as lookup-row-limit.`,
    );

  const skeletons = writeSkeletons(id, readManifest().version);
  const existing = skeletons.find(({ file }) => existsSync(fromRoot(file)));
  if (existing !== undefined) throw new Failure(`${existing.file} exists already; nothing was written.`);

  for (const { file, content } of skeletons) writeIfChanged(fromRoot(file), Buffer.from(content));
  console.log(`Wrote ${skeletons.map(({ file }) => file).join(", ")}`);
  return runProgram(process.execPath, [fromRoot("server", "tools", "generate.mjs")]);
});
