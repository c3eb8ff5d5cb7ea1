// @ts-check
import { lintFile, makeFactories } from "./engine.mjs";

/** @typedef {import("./engine.mjs").Engine} Engine */
/** @typedef {import("./engine.mjs").Finding} Finding */
/** @typedef {import("../../src/rules/rule").Fix} Fix */

/**
 * Tries every fix of every finding on its own and says which did not do what a fix has to.
 * @param {Engine} engine
 * @param {ReadonlyMap<string, string>} texts
 * @param {readonly Finding[]} findings
 * @param {import("./engine.mjs").Scope} scope
 */
export function tryFixes(engine, texts, findings, scope) {
  /** @type {string[]} */
  const broken = [];
  let count = 0;
  for (const finding of findings) {
    for (const fix of finding.fixes) {
      count += 1;
      const trouble = tryFix(engine, texts, finding, fix, scope);
      if (trouble !== undefined)
        broken.push(`${finding.path} ${finding.rule.id}, fix "${fix.title}": ${trouble}`);
    }
  }
  return { count, broken };
}

/**
 * @param {Engine} engine
 * @param {ReadonlyMap<string, string>} texts
 * @param {Finding} finding
 * @param {Fix} fix
 * @param {import("./engine.mjs").Scope} scope
 * @returns {string | undefined} What is wrong with the fix.
 */
function tryFix(engine, texts, finding, fix, scope) {
  /** @type {Map<string, string>} */
  let changed;
  try {
    changed = applyFix(engine, texts, fix);
  } catch (error) {
    return `it throws ${error}`;
  }
  if (changed.size === 0) return "it changes nothing";
  const before = factoryAround(engine, texts, finding.path);
  const after = factoryAround(engine, new Map([...texts, ...changed]), finding.path);
  for (const path of changed.keys()) {
    if (problemOf(before, path) === undefined && problemOf(after, path) !== undefined)
      return `${path} is no JSON afterwards`;
  }
  /** @type {import("./engine.mjs").Crash[]} */
  const crashes = [];
  const left = lintFile(engine, after, finding.path, scope, crashes);
  if (crashes.length > 0) return `a rule crashes afterwards: ${crashes[0]?.error}`;
  const old = lintFile(engine, before, finding.path, scope, []);
  // Messages name the user's own activity, so that one finding less of a message is this finding gone.
  if (countAlike(left, finding) >= countAlike(old, finding)) return "the finding is still there";
  return newErrors(old, left);
}

/**
 * @param {Engine} engine
 * @param {ReadonlyMap<string, string>} texts
 * @param {Fix} fix
 */
function applyFix(engine, texts, fix) {
  const changed = new Map();
  for (const { path, edits } of fix.edits()) {
    const text = changed.get(path) ?? texts.get(path);
    if (text === undefined) throw new Error(`an edit of ${path}, which was not read`);
    changed.set(path, engine.applyEdits(text, edits));
  }
  for (const [path, text] of changed) if (text === texts.get(path)) changed.delete(path);
  return changed;
}

/**
 * The factory that a file lies in, read anew from these texts.
 * @param {Engine} engine
 * @param {ReadonlyMap<string, string>} texts
 * @param {string} path
 */
function factoryAround(engine, texts, path) {
  const root = engine.factoryRootOf(path);
  return makeFactories(engine, new Map([...texts].filter(([other]) => engine.factoryRootOf(other) === root)));
}

/**
 * @param {import("./engine.mjs").Factories} factories
 * @param {string} path
 */
function problemOf(factories, path) {
  return factories.factoryOf(path)?.document(path)?.problem;
}

/**
 * @param {readonly Finding[]} findings
 * @param {Finding} finding
 */
function countAlike(findings, { rule, message }) {
  return findings.filter((other) => other.rule.id === rule.id && other.message === message).length;
}

/**
 * @param {readonly Finding[]} before
 * @param {readonly Finding[]} after
 */
function newErrors(before, after) {
  const isError = (/** @type {Finding} */ { severity }) => severity === "error";
  const added = after
    .filter(isError)
    .find((finding) => countAlike(after, finding) > countAlike(before, finding));
  return added === undefined ? undefined : `a new error appears: ${added.rule.id}: ${added.message}`;
}
