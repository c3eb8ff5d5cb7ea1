import { findFunction } from "../../expression/functions";
import type { Shape } from "../../expression/shape";
import { type CallNode, callOf, type ExpressionNode, nodesIn } from "../../expression/syntax";
import { activitiesNamed, type ExpressionScope, itemsAround, shapeOf } from "../../factory/expressionShapes";
import { contains, type Span } from "../../text/span";
import { explainFunction, explainShape } from "../language/explain";
import { expressionAt } from "../language/textAt";
import { codeSpan } from "./markdown";
import type { HoverPart, HoverRequest } from "./provider";

/** Returns what the function, reference or member of an expression under the cursor is. */
export function expressionParts({ cursor }: HoverRequest): readonly HoverPart[] {
  const expression = cursor === undefined ? undefined : expressionAt(cursor);
  if (cursor === undefined || expression === undefined) return [];
  const at = { start: cursor.decodedOffset, end: cursor.decodedOffset };
  for (const node of nodesIn(expression.root)) {
    const found = explainNode(node, at, cursor.scope);
    if (found !== undefined) return [{ markdown: found.markdown, span: expression.toDocument(found.span) }];
  }
  return [];
}

function explainNode(node: ExpressionNode, at: Span, scope: ExpressionScope): HoverPart | undefined {
  switch (node.kind) {
    case "call":
      return contains(node.nameSpan, at) ? explainCall(node, scope) : explainArgument(node, at, scope);
    case "member":
      if (!contains(node.nameSpan, at) || node.name === "") return undefined;
      return explainMember(node.name, shapeOf(node, scope), node.nameSpan);
    case "index": {
      const { index } = node;
      if (index.kind !== "string" || !contains(index.contentSpan, at)) return undefined;
      return explainMember(index.value.text, shapeOf(node, scope), index.contentSpan);
    }
    default:
      return undefined;
  }
}

function explainCall(call: CallNode, scope: ExpressionScope): HoverPart | undefined {
  const known = findFunction(call.name);
  if (known === undefined) return undefined;
  const signature = `\`${known.signature}: ${known.returns}\``;
  const items = callOf(call, "item") === undefined ? undefined : describeItems(scope);
  const parts = [signature, explainFunction(known), items].filter((part) => part !== undefined);
  return { markdown: parts.join("\n\n"), span: call.nameSpan };
}

function describeItems(scope: ExpressionScope): string | undefined {
  const source = itemsAround(scope);
  if (source === undefined) return undefined;
  const written = (source.items.get("value") ?? source.items).rawText;
  return `Items of ${codeSpan(source.loop.name)}: ${codeSpan(written)}`;
}

/** The name of a variable or an activity. */
function explainArgument(call: CallNode, at: Span, scope: ExpressionScope): HoverPart | undefined {
  const [argument] = call.arguments;
  if (argument?.kind !== "string" || !contains(argument.contentSpan, at)) return undefined;
  const name = argument.value.text;
  const span = argument.contentSpan;
  if (callOf(call, "variables") !== undefined)
    return explainNamed("Variable", name, shapeOf(call, scope), span);
  if (callOf(call, "activity") === undefined || activitiesNamed(name, scope).length !== 1) return undefined;
  const shape = shapeOf(call, scope);
  const output = shape?.members?.find((member) => member.name === "output")?.shape;
  const lines = [shape?.summary, output?.members && `Output: ${explainOutput(output)}`];
  const markdown = [`**Activity** ${codeSpan(name)}`, ...lines.filter((line) => line !== undefined)];
  return { markdown: markdown.join("\n\n"), span };
}

function explainOutput({ members = [] }: Shape): string {
  if (members.length === 0) return "not known for this type.";
  return members
    .map(({ name, shape }) => {
      const inner = (shape.members ?? shape.item?.members ?? []).map((member) => codeSpan(member.name));
      return `\n- ${codeSpan(name)}${inner.length === 0 ? "" : ` with ${inner.join(", ")}`}`;
    })
    .join("");
}

function explainMember(name: string, shape: Shape | undefined, span: Span): HoverPart | undefined {
  return explainNamed(undefined, name, shape, span);
}

function explainNamed(
  title: string | undefined,
  name: string,
  shape: Shape | undefined,
  span: Span,
): HoverPart | undefined {
  if (shape === undefined) return undefined;
  const heading =
    title === undefined ? `${codeSpan(name)} · ${shape.type}` : `**${title}** ${codeSpan(name)}`;
  const text = explainShape(shape);
  return { markdown: text === "" ? heading : `${heading}\n\n${text}`, span };
}
