// @ts-check
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Failure, runMain } from "./failure.mjs";
import { fromRoot, SAMPLE_FACTORY } from "./repository.mjs";
import { setUpDependencies } from "./setup.mjs";

const USAGE = `npm run survey [-- options] [folder…]    lints every factory below the folders and counts what is found

  folder…          default: ../shared/corpus where it exists, else the sample factory
  --rule ID        also prints each finding of this rule
  --all            also prints each finding
  --scope SCOPE    of the findings printed: kusto (default) or factory; counts are of both
  --no-kql         without the official Kusto parser
  --fixes          also tries every fix: the result parses, the finding is gone, no new error appears`;

const CORPUS = fromRoot("..", "shared", "corpus");

await runMain(async () => {
  const options = readArguments();
  if (options === undefined) return 2;
  await setUpDependencies();
  const { loadEngine, readTexts } = await import("./survey/engine.mjs");
  const { surveyScope } = await import("./survey/invariants.mjs");
  const { askKustoParser } = await import("./survey/kustoAnswers.mjs");
  const { printCounts, printFindings, printTroubles } = await import("./survey/print.mjs");
  const { tryFixes } = await import("./survey/fixes.mjs");

  if (options.parsesKql) {
    const { buildBundles } = await import("./bundles.mjs");
    await buildBundles({ isProduction: false });
  }
  // Crashes are then shown where they happen in our sources, not in the bundle of them.
  process.setSourceMapsEnabled(true);
  const engine = await loadEngine();
  if (options.rule !== undefined && !engine.RULES.some(({ meta }) => meta.id === options.rule)) {
    throw new Failure(`no rule is called "${options.rule}".`);
  }
  const texts = await readTexts(engine, options.folders);
  if (texts.size === 0) throw new Failure(`no factory was found in ${options.folders.join(", ")}.`);
  const judged = options.parsesKql ? await askKustoParser(engine, texts) : undefined;
  if (judged !== undefined) console.log(`${judged.count} KQL texts judged by the official Kusto parser`);
  const surveys = /** @type {const} */ (["kusto", "factory"]).map((scope) =>
    surveyScope(engine, texts, scope, judged?.kustoAnswers),
  );
  const shown = surveys.find(({ scope }) => scope === options.scope)?.findings ?? [];
  if (options.printsFindings)
    printFindings(
      shown.filter(({ rule }) => [rule.id, undefined].includes(options.rule)),
      texts,
    );
  printCounts(surveys, texts, engine.RULES);
  let isSound = printTroubles(surveys);
  if (options.triesFixes) {
    // Scope factory finds whatever scope kusto does.
    const tried = tryFixes(engine, texts, surveys.at(-1)?.findings ?? [], "factory");
    console.log(`${tried.count} fixes tried, ${tried.broken.length} broken`);
    for (const line of tried.broken) console.log(`  ${line}`);
    isSound = isSound && tried.broken.length === 0;
  }
  return isSound ? 0 : 1;
});

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        rule: { type: "string" },
        all: { type: "boolean" },
        scope: { type: "string", default: "kusto" },
        fixes: { type: "boolean" },
        "no-kql": { type: "boolean" },
      },
    });
    if (values.scope !== "kusto" && values.scope !== "factory")
      throw new Error(`"${values.scope}" is no scope.`);
    const folders = positionals.length > 0 ? positionals : [existsSync(CORPUS) ? CORPUS : SAMPLE_FACTORY];
    const missing = folders.find((folder) => !existsSync(folder));
    if (missing !== undefined) throw new Error(`${missing} does not exist.`);
    return {
      folders: folders.map((folder) => path.resolve(folder)),
      rule: values.rule,
      scope: values.scope,
      printsFindings: values.all === true || values.rule !== undefined,
      triesFixes: values.fixes === true,
      parsesKql: values["no-kql"] !== true,
    };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    return undefined;
  }
}
