/** What users know the extension by. */
export const PRODUCT = "Data Factory Kusto";

/** Shows the page of a rule; the server offers it beside fixes. */
export const DOCUMENTATION_COMMAND = "adfKusto.openRuleDocumentation";

/** Ends the server and starts it anew. */
export const RESTART_COMMAND = "adfKusto.restartServer";

/** Lints every file of a factory. */
export const LINT_FACTORY_COMMAND = "adfKusto.lintFactory";

/** Shows what the server logs. */
export const OUTPUT_COMMAND = "adfKusto.showOutput";
