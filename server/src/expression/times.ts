import { findFunction } from "./functions";
import { type CallNode, callOf, type ExpressionNode } from "./syntax";

/**
 * Properties that hold a time, with what they are taken from, in lower case.
 * https://learn.microsoft.com/azure/data-factory/control-flow-system-variables
 */
const TIME_PROPERTIES: ReadonlySet<string> = new Set([
  "trigger().scheduledtime",
  "trigger().starttime",
  "trigger().outputs.windowstarttime",
  "trigger().outputs.windowendtime",
  "pipeline().triggertime",
]);

/** The letters that .NET takes for a whole format when one stands alone, but those for a month with a day or year. */
const STANDARD_FORMAT = /^[dDfFgGoOrRstTuU]$/;

/**
 * Returns whether an expression surely yields a date or time with signs between its numbers, such as
 * `2024-05-01T00:00:00Z`: by a date function, with its default format or a literal one, or from a trigger.
 * https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions#date-functions
 */
export function yieldsTime(node: ExpressionNode): boolean {
  if (node.kind !== "call") return TIME_PROPERTIES.has(pathOf(node));
  const [argument, ...others] = callOf(node, "string")?.arguments ?? [];
  if (argument !== undefined && others.length === 0) return yieldsTime(argument);
  const known = findFunction(node.name);
  if (known?.category !== "date" || known.returns !== "string") return false;
  const format = formatOf(node, known.signature);
  if (format === undefined) return true;
  return format.kind === "string" && writesTime(format.value.text);
}

/** Returns the argument that says how to write a time. */
function formatOf(call: CallNode, signature: string): ExpressionNode | undefined {
  const names = signature.slice(signature.indexOf("(") + 1, -1).split(", ");
  return call.arguments[names.indexOf("format?")];
}

/**
 * Returns whether a .NET format writes numbers with signs between them: not digits alone, and neither words nor quotes.
 * https://learn.microsoft.com/dotnet/standard/base-types/custom-date-and-time-format-strings
 */
function writesTime(format: string): boolean {
  if (STANDARD_FORMAT.test(format)) return true;
  // Text in quotes stands for itself without them, as the T in `yyyy-MM-dd'T'HH:mm`.
  const plain = format.replace(/(['"])([A-Za-z]*)\1/g, "$2");
  return /^[A-Za-z0-9 .,:/-]+$/.test(plain) && /[dDyYHhms].*[-/:].*[dDyYHhms]/.test(plain);
}

/** Returns `trigger().outputs.windowStartTime` and the like in lower case; the empty text for any other node. */
function pathOf(node: ExpressionNode): string {
  const names: string[] = [];
  let target = node;
  for (; target.kind === "member"; target = target.target) names.unshift(target.name);
  if (target.kind !== "call" || target.arguments.length > 0) return "";
  return [`${target.name}()`, ...names].join(".").toLowerCase();
}
