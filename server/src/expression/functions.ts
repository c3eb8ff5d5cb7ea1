import { type ExpressionFunction, FUNCTIONS } from "./functionTable";

const FUNCTIONS_PAGE =
  "https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions";
const SYSTEM_VARIABLES_PAGE = "https://learn.microsoft.com/azure/data-factory/control-flow-system-variables";

/**
 * Functions that Azure Logic Apps documents and Azure Data Factory does not. The two share an engine, so that
 * some of them may work.
 * https://learn.microsoft.com/azure/logic-apps/expression-functions-reference
 */
const LOGIC_APPS_FUNCTIONS: ReadonlySet<string> = new Set(
  [
    ["chunk", "formatNumber", "isFloat", "isInt", "nthIndexOf", "slice", "reverse", "sort", "decimal"],
    ["dateDifference", "parseDateTime", "addProperty", "removeProperty", "setProperty", "appsetting"],
    ["uriHost", "uriPath", "uriPathAndQuery", "uriPort", "uriQuery", "uriScheme"],
    ["action", "actions", "actionBody", "actionOutputs", "body", "outputs", "result", "workflow"],
    ["formDataMultiValues", "formDataValue", "multipartBody", "items", "iterationIndexes", "listCallbackUrl"],
    ["parameters", "triggerOutputs", "triggerFormDataValue", "triggerFormDataMultiValues"],
    ["triggerMultipartBody", "agentParameters"],
  ].flatMap((names) => names.map((name) => name.toLowerCase())),
);

const FUNCTION_BY_NAME: ReadonlyMap<string, ExpressionFunction> = new Map(
  FUNCTIONS.map((known) => [known.name.toLowerCase(), known]),
);

/** Returns the function of a name in any case; `undefined` for one that Azure Data Factory does not document. */
export function findFunction(name: string): ExpressionFunction | undefined {
  return FUNCTION_BY_NAME.get(name.toLowerCase());
}

/** Returns all documented functions, grouped by category. */
export function allFunctions(): readonly ExpressionFunction[] {
  return FUNCTIONS;
}

/** Returns whether only Azure Logic Apps documents a function of this name, whatever its case. */
export function isLogicAppsFunction(name: string): boolean {
  return LOGIC_APPS_FUNCTIONS.has(name.toLowerCase());
}

/** Returns the address of the vendor page on a function. */
export function functionPage(known: ExpressionFunction): string {
  return known.category === "reference"
    ? SYSTEM_VARIABLES_PAGE
    : `${FUNCTIONS_PAGE}#${known.name.toLowerCase()}`;
}
