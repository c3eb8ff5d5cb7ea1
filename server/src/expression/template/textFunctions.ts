import type { TemplateCall, TemplateNode } from "./syntax";

/** A call that makes one text of another. */
export interface TextChange {
  readonly argument: TemplateNode;
  readonly apply: (text: string) => string;
}

/**
 * Returns what a call makes of its first argument; `undefined` where the call is none that changes a text, or one whose
 * other arguments are computed.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-string
 */
export function textChangeOf({ name, arguments: values }: TemplateCall): TextChange | undefined {
  const [argument, ...others] = values;
  if (argument === undefined) return undefined;
  switch (name) {
    case "string":
      return others.length === 0 ? { argument, apply: (text) => text } : undefined;
    case "tolower":
      return others.length === 0 ? { argument, apply: (text) => text.toLowerCase() } : undefined;
    case "toupper":
      return others.length === 0 ? { argument, apply: (text) => text.toUpperCase() } : undefined;
    case "replace":
      return replaceOf(argument, others);
    default:
      return undefined;
  }
}

function replaceOf(argument: TemplateNode, others: readonly TemplateNode[]): TextChange | undefined {
  const [old, replacement, ...more] = others;
  if (old?.kind !== "string" || replacement?.kind !== "string" || more.length > 0) return undefined;
  const [from, to] = [old.value.text, replacement.value.text];
  return from === "" ? undefined : { argument, apply: (text) => text.replaceAll(from, () => to) };
}
