import type { JsonValue } from "../../server/src/json/edit";
import type { JsonNode } from "../../server/src/json/node";
import type { Random } from "./jsonRandom";

/** What stands between the tokens of a document; one of them is chosen wherever it may stand. */
interface Spacing {
  readonly around: readonly string[];
  readonly behindComma: readonly string[];
}

const SPACINGS: readonly Spacing[] = [
  { around: [""], behindComma: [""] },
  { around: [""], behindComma: ["\n  ", "\n\t", "\r\n", ""] },
  { around: ["", " "], behindComma: [" ", " // end\n  ", " /* c */ "] },
  { around: ["", "\n", "\r\n    ", "/**/"], behindComma: ["", "\n\n\t", " /* d */ // e\n"] },
  { around: [" ", " // c\n  ", "\n/* f\n */"], behindComma: ["\n  ", " // d\r\n", " /* e\n */ "] },
];

/** Returns a small JSON document with any spacing and comments. */
export function writeRandomJson(random: Random): string {
  const spacing = SPACINGS[random(SPACINGS.length)] ?? { around: [""], behindComma: [""] };
  return writeContainer(random, spacing, 0);
}

/** Returns a value as plain data; `replaced` stands for one of the values in it. */
export function readValue(
  node: JsonNode,
  replaced?: { readonly node: JsonNode; readonly value: JsonValue },
): JsonValue {
  if (replaced?.node.isSame(node)) return replaced.value;
  const children = [...node.children()];
  switch (node.kind) {
    case "object":
      return Object.fromEntries(children.map((child) => [child.key ?? "", readValue(child, replaced)]));
    case "array":
      return children.map((child) => readValue(child, replaced));
    default:
      return node.stringValue ?? node.numberValue ?? node.booleanValue ?? null;
  }
}

function writeContainer(random: Random, spacing: Spacing, depth: number): string {
  const isObject = random(2) === 0;
  const blank = () => spacing.around[random(spacing.around.length)] ?? "";
  const behindComma = () => spacing.behindComma[random(spacing.behindComma.length)] ?? "";
  const count = random(5);
  let text = isObject ? "{" : "[";
  for (let index = 0; index < count; index++) {
    const key = isObject ? `"k${index}"${blank()}:${blank()}` : "";
    const isNested = depth < 3 && random(2) === 0;
    const value = isNested ? writeContainer(random, spacing, depth + 1) : SCALARS[random(SCALARS.length)];
    const hasComma = index < count - 1 || random(6) === 0;
    text += `${blank()}${key}${value}${blank()}${hasComma ? `,${behindComma()}` : ""}`;
  }
  return `${text}${blank()}${isObject ? "}" : "]"}`;
}

const SCALARS = ["1", '"x, } ] // y"', "true", "false", "null", '"\\"{"'];
