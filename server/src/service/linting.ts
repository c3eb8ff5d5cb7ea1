/**
 * The rules and what runs them. The language server imports it once its client has been answered: see
 * `server/tools/bundles.mjs`.
 */
export { RULES as rules } from "../rules/registry";
export { lint } from "./lint";
export { readSchemaFile } from "./schemaFile";
