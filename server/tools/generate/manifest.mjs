// @ts-check
import { applyEdits, findNodeAtLocation, modify, parseTree } from "jsonc-parser";

/** @typedef {import("./ruleFiles.mjs").RuleMeta} RuleMeta */

const SETTING = ["contributes", "configuration", "properties", "adfKusto.rules"];

/**
 * Replaces what the manifest says of the rules in the setting `adfKusto.rules`; nothing else of its text changes.
 * A manifest that does not declare the setting is left as it is.
 * @param {string} manifest
 * @param {readonly RuleMeta[]} metas
 * @param {readonly string[]} severities
 */
export function replaceRuleSettings(manifest, metas, severities) {
  const tree = parseTree(manifest);
  if (tree === undefined || findNodeAtLocation(tree, SETTING) === undefined) return manifest;
  const properties = Object.fromEntries(metas.map((meta) => [meta.id, describeSetting(meta, severities)]));
  const edits = modify(manifest, [...SETTING, "properties"], properties, {
    formattingOptions: { insertSpaces: true, tabSize: 2, eol: "\n" },
  });
  return applyEdits(manifest, edits);
}

/**
 * @param {RuleMeta} meta
 * @param {readonly string[]} severities
 */
function describeSetting({ summary, defaultSeverity }, severities) {
  return { type: "string", enum: severities, default: defaultSeverity, description: summary };
}
