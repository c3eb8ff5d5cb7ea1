import type { Span } from "../../text/span";
import type { KqlEdit } from "../edit";
import { type KqlTokens, topLevelOf } from "../tokens";
import { type CommandProperties, findProperty, readProperties, valueText } from "./commandProperties";
import type { CommandStart } from "./commands";

/** A command that runs other commands one after another. */
export interface DatabaseScript {
  /** Its words, `.execute database script`. */
  readonly words: Span;
  readonly properties: CommandProperties | undefined;
  /**
   * Whether it fails when a command in it does, its author decided otherwise, or nothing of the kind; `unknown` where
   * an expression may say.
   */
  readonly onError: "throws" | "continues" | "unnoticed" | "unknown";
}

const THROW_ON_ERRORS = "ThrowOnErrors";
const CONTINUE_ON_ERRORS = "ContinueOnErrors";

/**
 * Returns the script that a text is, or `undefined` for any other command.
 *
 * https://learn.microsoft.com/kusto/management/execute-database-script
 */
export function readDatabaseScript(
  kql: KqlTokens,
  first: CommandStart | undefined,
): DatabaseScript | undefined {
  if (first?.verb !== "execute" || !first.isKnown) return undefined;
  const database = kql.tokens[first.argument.from];
  const script = kql.tokens[first.argument.from + 1];
  if (database?.text.toLowerCase() !== "database" || script?.text.toLowerCase() !== "script")
    return undefined;
  const properties = readProperties(kql, first.argument);
  const hasLooseHole = [...topLevelOf(kql, first.argument)].some((index) => kql.tokens[index]?.hasHole);
  return {
    words: { start: first.start, end: script.end },
    properties,
    onError: hasLooseHole ? "unknown" : onErrorOf(kql, properties),
  };
}

/** Returns how to make a script fail when a command in it does. */
export function throwOnErrors(kql: KqlTokens, { words, properties }: DatabaseScript): KqlEdit {
  if (properties === undefined) {
    return { span: { start: words.end, end: words.end }, newText: ` with (${THROW_ON_ERRORS}=true)` };
  }
  const existing = findProperty(properties, THROW_ON_ERRORS);
  const value = existing === undefined ? undefined : kql.tokens[existing.value.from];
  if (value !== undefined) return { span: { start: value.start, end: value.end }, newText: "true" };
  const { end } = properties.open;
  const comma = properties.list.length > 0 ? ", " : "";
  return { span: { start: end, end }, newText: `${THROW_ON_ERRORS}=true${comma}` };
}

function onErrorOf(kql: KqlTokens, properties: CommandProperties | undefined): DatabaseScript["onError"] {
  if (properties === undefined) return "unnoticed";
  if (findProperty(properties, CONTINUE_ON_ERRORS) !== undefined) return "continues";
  const throwing = findProperty(properties, THROW_ON_ERRORS);
  const value = throwing === undefined ? "false" : valueText(kql, throwing);
  if (value?.toLowerCase() === "true") return "throws";
  return value === undefined || properties.hasUnknown ? "unknown" : "unnoticed";
}
