// @ts-check
import { lintFile, makeFactories } from "./engine.mjs";

/** @typedef {import("./engine.mjs").Finding} Finding */

/**
 * Lints everything in one scope and checks what has to hold of any findings.
 * @param {import("./engine.mjs").Engine} engine
 * @param {ReadonlyMap<string, string>} texts
 * @param {import("./engine.mjs").Scope} scope
 * @param {import("../../src/factory/analysis").KustoAnswers} [kustoAnswers]
 */
export function surveyScope(engine, texts, scope, kustoAnswers) {
  /** @type {import("./engine.mjs").Crash[]} */
  const crashes = [];
  const start = performance.now();
  const factories = makeFactories(engine, texts);
  const findings = [...texts.keys()].flatMap((path) =>
    lintFile(engine, factories, path, scope, crashes, kustoAnswers),
  );
  const milliseconds = performance.now() - start;
  const again = makeFactories(engine, texts);
  // The other way round: what one file costs or caches must not show in another.
  const second = [...texts.keys()]
    .reverse()
    .map((path) => lintFile(engine, again, path, scope, [], kustoAnswers));
  const broken = [
    ...findings.flatMap((finding) => checkSpans(finding, texts)),
    ...compareRuns(findings, second.reverse().flat()),
    ...checkRelevance(engine, factories, findings, scope),
  ];
  return { scope, factories, findings, crashes, milliseconds, broken };
}

/**
 * @param {Finding} finding
 * @param {ReadonlyMap<string, string>} texts
 */
function checkSpans(finding, texts) {
  return [finding, ...finding.related]
    .filter(({ path, span }) => {
      const length = texts.get(path)?.length ?? -1;
      return !(span.start >= 0 && span.start <= span.end && span.end <= length);
    })
    .map(({ path, span }) => `${finding.rule.id}: span ${span.start}–${span.end} is not in ${path}`);
}

/**
 * @param {readonly Finding[]} first
 * @param {readonly Finding[]} second
 */
function compareRuns(first, second) {
  const keys = second.map(keyOf);
  const differing = first.find((finding, index) => keyOf(finding) !== keys[index]);
  if (differing === undefined && first.length === second.length) return [];
  return [`two runs differ, first at ${differing === undefined ? "the end" : keyOf(differing)}`];
}

/** @param {Finding} finding */
function keyOf({ rule, path, span, severity, message }) {
  return `${path}@${span.start}-${span.end} ${severity} ${rule.id}: ${message}`;
}

/**
 * The command line does not lint files that cannot have findings, so none of them may have one.
 * @param {import("./engine.mjs").Engine} engine
 * @param {import("./engine.mjs").Factories} factories
 * @param {readonly Finding[]} findings
 * @param {import("./engine.mjs").Scope} scope
 */
function checkRelevance(engine, factories, findings, scope) {
  const linted = new Set([...factories.all].flatMap((factory) => engine.filesToLint(factory, scope)));
  return findings
    .filter(({ path }) => !linted.has(path))
    .map((finding) => `left out by filesToLint in scope ${scope}: ${keyOf(finding)}`);
}
