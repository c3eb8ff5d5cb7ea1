// @ts-check
import { loadSource } from "../loadSource.mjs";

/** @typedef {import("../../src/service/finding").Finding} Finding */
/** @typedef {import("../../src/factory/factory").Factory} Factory */
/** @typedef {import("../../src/factory/analysis").Scope} Scope */
/** @typedef {import("../../src/service/factories").Factories} Factories */
/** @typedef {{ ruleId: string, path: string, error: unknown }} Crash */

/**
 * What the survey uses of our sources.
 * @typedef {typeof import("../../src/service/factories")
 *   & typeof import("../../src/service/lint")
 *   & typeof import("../../src/service/kustoParser")
 *   & typeof import("../../src/factory/analysis")
 *   & typeof import("../../src/host/kusto/kustoParserClient")
 *   & typeof import("../../src/host/kusto/nodeWorker")
 *   & typeof import("../../src/rules/registry")
 *   & typeof import("../../src/text/textEdit")
 *   & typeof import("../../src/host/walk")
 *   & typeof import("../../src/host/candidates")} Engine
 */

/** @returns {Promise<Engine>} */
export function loadEngine() {
  return loadSource(
    `export * from "./service/factories";
     export * from "./service/lint";
     export * from "./service/kustoParser";
     export * from "./factory/analysis";
     export * from "./host/kusto/kustoParserClient";
     export * from "./host/kusto/nodeWorker";
     export * from "./rules/registry";
     export * from "./text/textEdit";
     export * from "./host/walk";
     export * from "./host/candidates";`,
    "server/src",
  );
}

/**
 * Reads all factories and loose files below some folders.
 * @param {Engine} engine
 * @param {readonly string[]} folders
 * @returns {Promise<ReadonlyMap<string, string>>} Texts by absolute path with forward slashes.
 */
export async function readTexts(engine, folders) {
  const texts = new Map();
  for (const folder of folders) {
    const options = {
      onUnreadable: (/** @type {string} */ path, /** @type {unknown} */ error) => {
        throw new Error(`${path} cannot be read.`, { cause: error });
      },
    };
    for await (const { paths } of engine.findFactoryFiles(folder, options)) {
      for (const path of paths) {
        const text = await engine.readTextFile(path);
        if (engine.isFactoryFile(path, text)) texts.set(path, text);
      }
    }
  }
  return texts;
}

/**
 * @param {Engine} engine
 * @param {ReadonlyMap<string, string>} texts
 */
export function makeFactories(engine, texts) {
  const factories = new engine.Factories();
  for (const [path, text] of texts) factories.setFile(path, text);
  for (const factory of factories.all) factory.isComplete = true;
  return factories;
}

/**
 * Lints one file with every rule; those that are off by default report hints.
 * @param {Engine} engine
 * @param {Factories} factories
 * @param {string} path
 * @param {Scope} scope
 * @param {Crash[]} crashes Gets what went wrong.
 * @param {import("../../src/factory/analysis").KustoAnswers} [kustoAnswers]
 * @returns {readonly Finding[]}
 */
export function lintFile(engine, factories, path, scope, crashes, kustoAnswers) {
  const rules = engine.RULES;
  const off = rules.filter(({ meta }) => meta.defaultSeverity === "off");
  const severities = new Map(off.map(({ meta }) => [meta.id, /** @type {const} */ ("hint")]));
  try {
    const factory = factories.factoryOf(path);
    if (factory === undefined) return [];
    return engine.lintFile(factory, path, scope, {
      rules,
      severities,
      ...(kustoAnswers === undefined ? {} : { kustoAnswers }),
      onCrash: (ruleId, error) => crashes.push({ ruleId, path, error }),
    });
  } catch (error) {
    crashes.push({ ruleId: "(before any rule)", path, error });
    return [];
  }
}
