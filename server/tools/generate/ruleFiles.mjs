// @ts-check
import { readdirSync } from "node:fs";
import { Failure } from "../failure.mjs";
import { loadSource } from "../loadSource.mjs";
import { fromRoot } from "../repository.mjs";

/** @typedef {import("../../src/rules/rule").RuleMeta} RuleMeta */

/** Where rules and their documentation are, relative to the checkout. */
export const RULES_FOLDER = "server/src/rules";

/** The categories in the order of the catalogue, with their headings. */
export const CATEGORIES = /** @type {const} */ ({
  copy: "Kusto pitfalls in the copy path",
  limits: "Limits",
  queries: "Queries, commands and advice",
  wiring: "Data Factory wiring around Kusto",
  syntax: "Syntax",
  suppression: "Suppression",
});

const RULE_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/;

/** Says whether a text can be the id of a rule: words in kebab-case, at least two. @param {string} text */
export function isRuleId(text) {
  return RULE_ID.test(text);
}

/** The name under which a rule's file exports it. @param {string} id */
export function exportNameOf(id) {
  return id.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

/** The ids that have a rule file, sorted. */
export function listRuleIds() {
  return readdirSync(fromRoot(RULES_FOLDER))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length))
    .filter(isRuleId)
    .sort();
}

/**
 * The metas of all rule files, in the order of the catalogue (by category, then by id), and the severities that a
 * user can choose.
 * @returns {Promise<{ metas: readonly RuleMeta[], severities: readonly string[] }>}
 */
export async function loadRules() {
  const ids = listRuleIds();
  const exports = ids.map((id) => `export * as ${exportNameOf(id)} from "./${id}";\n`);
  const rules = await loadSource(`${exports.join("")}export { SEVERITIES } from "./rule";`, RULES_FOLDER);
  const metas = ids.map((id) => readMeta(id, rules[exportNameOf(id)]?.[exportNameOf(id)]?.meta));
  const order = Object.keys(CATEGORIES);
  // The ids are sorted already, and sorting keeps the order of equals.
  metas.sort((a, b) => order.indexOf(a.category) - order.indexOf(b.category));
  return { metas, severities: [...rules.SEVERITIES, "off"] };
}

/**
 * @param {string} id
 * @param {RuleMeta | undefined} meta
 */
function readMeta(id, meta) {
  const file = `${RULES_FOLDER}/${id}.ts`;
  if (meta === undefined) throw new Failure(`${file} does not export a rule named ${exportNameOf(id)}.`);
  if (meta.id !== id)
    throw new Failure(`${file} holds a rule with the id "${meta.id}"; both have to be the same.`);
  if (!(meta.category in CATEGORIES))
    throw new Failure(`${file}: "${meta.category}" is no category of the catalogue.`);
  return meta;
}
