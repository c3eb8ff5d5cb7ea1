/** What users know the extension by. */
export const PRODUCT = "Data Factory Kusto";

/** Shows the page of a rule; the server offers it beside fixes. */
export const DOCUMENTATION_COMMAND = "adfKusto.openRuleDocumentation";

/** Ends the server and starts it anew. */
export const RESTART_COMMAND = "adfKusto.restartServer";

/** Lints every file of a factory. */
export const LINT_FACTORY_COMMAND = "adfKusto.lintFactory";

/** Moves everything of the old data store Kusto in a factory. */
export const MIGRATE_LEGACY_COMMAND = "adfKusto.migrateLegacy";

/** Selects what a refactoring left to fill in; only the server offers it. */
export const PLACEHOLDER_COMMAND = "_adfKusto.selectPlaceholders";

/** Shows who uses a resource; only the server offers it. */
export const USAGES_COMMAND = "_adfKusto.showUsages";

/** Opens a query or command in an editor of its own; the server offers it over each of them. */
export const EDIT_KQL_COMMAND = "adfKusto.editKql";

/** Lays out a query or command as the official Kusto formatter does; the server offers it as a refactoring. */
export const FORMAT_KQL_COMMAND = "adfKusto.formatKql";

/** The scheme and the language of documents that show one query or command of a pipeline. */
export const KQL_SCHEME = "adf-kql";

/** The context key that is true once the server was started: a factory was found. */
export const STARTED_KEY = "adfKusto.isStarted";

/** Makes a pipeline with what belongs to it, from answers. */
export const NEW_PIPELINE_COMMAND = "adfKusto.newPipeline";

/** Shows what the server logs. */
export const OUTPUT_COMMAND = "adfKusto.showOutput";
