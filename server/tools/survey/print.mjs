// @ts-check
import path from "node:path";

/** @typedef {ReturnType<typeof import("./invariants.mjs").surveyScope>} Survey */
/** @typedef {import("./engine.mjs").Finding} Finding */

/**
 * Prints each finding as `file:line:column severity rule message`.
 * @param {readonly Finding[]} findings
 * @param {ReadonlyMap<string, string>} texts
 */
export function printFindings(findings, texts) {
  for (const { path: file, span, severity, rule, message } of findings) {
    const before = (texts.get(file) ?? "").slice(0, span.start).split(/\r\n|\r|\n/);
    const place = `${path.relative(process.cwd(), file)}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    console.log(`${place} ${severity} ${rule.id} ${message}`);
  }
}

/**
 * Prints how much was read, how long it took, and the number of findings by rule and scope.
 * @param {readonly Survey[]} surveys
 * @param {ReadonlyMap<string, string>} texts
 * @param {readonly import("../../src/rules/rule").Rule[]} rules
 */
export function printCounts(surveys, texts, rules) {
  const factories = [...(surveys[0]?.factories.all ?? [])];
  const loose = factories.filter(({ root }) => texts.has(root)).length;
  const characters = [...texts.values()].reduce((sum, text) => sum + text.length, 0);
  console.log(
    `${texts.size} files (${(characters / 1e6).toFixed(1)} MB): ${factories.length - loose} factories and ${loose} files that stand alone`,
  );
  const width = Math.max(...rules.map(({ meta }) => meta.id.length));
  console.log(
    formatRow(
      "rule",
      surveys.map(({ scope }) => scope),
      width,
    ),
  );
  for (const { meta } of rules) {
    const counts = surveys.map(({ findings }) => findings.filter(({ rule }) => rule.id === meta.id).length);
    console.log(formatRow(meta.id, counts, width));
  }
  console.log(
    formatRow(
      "all",
      surveys.map(({ findings }) => findings.length),
      width,
    ),
  );
  console.log(
    formatRow(
      "ms",
      surveys.map(({ milliseconds }) => Math.round(milliseconds)),
      width,
    ),
  );
}

/**
 * Prints crashes and broken invariants.
 * @param {readonly Survey[]} surveys
 * @returns {boolean} Whether there are none.
 */
export function printTroubles(surveys) {
  const crashes = surveys.flatMap((survey) => survey.crashes);
  const broken = surveys.flatMap((survey) => survey.broken);
  console.log(`${crashes.length} crashes, ${broken.length} broken invariants`);
  printCrashes(crashes);
  for (const line of broken) console.log(`  ${line}`);
  return crashes.length === 0 && broken.length === 0;
}

/**
 * Prints each kind of crash once, with the first file that shows it.
 * @param {readonly import("./engine.mjs").Crash[]} crashes
 */
function printCrashes(crashes) {
  /** @type {Map<string, import("./engine.mjs").Crash[]>} */
  const kinds = new Map();
  for (const crash of crashes) {
    const kind = `${crash.ruleId}: ${crash.error}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), crash]);
  }
  for (const [first, ...others] of kinds.values()) {
    const more = others.length === 0 ? "" : ` and ${others.length} times more`;
    console.log(`  ${first?.ruleId} on ${first?.path}${more}:`, first?.error);
  }
}

/**
 * @param {string} first
 * @param {readonly (string | number)[]} rest
 * @param {number} width
 */
function formatRow(first, rest, width) {
  return `  ${first.padEnd(width)}${rest.map((cell) => String(cell).padStart(10)).join("")}`;
}
