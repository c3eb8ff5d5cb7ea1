import { unwrap } from "../expression/value";
import { changeProperties, type JsonValue } from "../json/edit";
import type { JsonNode } from "../json/node";
import type { TextEdit } from "../text/textEdit";
import { type Activity, KUSTO_COMMAND } from "./activity";

/** What a Command activity consists of besides what every activity has. */
export interface CommandParts {
  /** The reference to the linked service. */
  readonly linkedServiceName: JsonValue;
  readonly command: JsonValue;
  /** Left out, the default is in force. */
  readonly commandTimeout: JsonValue | undefined;
}

/**
 * Returns the edits that turn an activity into a Command activity. Its name, dependencies, policy, user properties and
 * state stay as they are.
 * https://learn.microsoft.com/azure/data-explorer/data-factory-command-activity
 */
export function becomeCommandActivity({ node }: Activity, parts: CommandParts): TextEdit[] {
  const { linkedServiceName, command, commandTimeout } = parts;
  const typeProperties = commandTimeout === undefined ? { command } : { command, commandTimeout };
  return changeProperties(node, {
    set: { type: KUSTO_COMMAND, typeProperties, linkedServiceName },
    remove: ["inputs", "outputs"],
    after: "typeProperties",
  });
}

/**
 * Returns a text, number, boolean or Expression object to be written elsewhere in a document of the same form: escapes
 * of Data Factory and of templates are left as they are. `undefined` for any other value.
 */
export function copyValue(value: JsonNode): JsonValue | undefined {
  const inner = unwrap(value);
  const scalar = inner.stringValue ?? inner.numberValue ?? inner.booleanValue;
  if (scalar === undefined) return undefined;
  return inner.isSame(value) ? scalar : { value: scalar, type: "Expression" };
}
