import { isPunctuation, type KqlTokens } from "./tokens";
import { expectsOperand } from "./words";

/** A call around a place, and which of its arguments the place is in, counted from 0. */
export interface KqlCall {
  readonly name: string;
  readonly argumentIndex: number;
}

/** What a place between the tokens of a KQL text is part of. */
export interface Enclosure {
  /** The innermost call around the place, within the operator or statement. */
  readonly call: KqlCall | undefined;
  /** The index of the first token of the operator around it; of the statement where none is. */
  readonly from: number;
  readonly isOperator: boolean;
}

/** What a bracket holds: a query of its own, the arguments of a call, or just a value. */
interface Frame {
  readonly kind: "query" | "call" | "value";
  readonly name: string;
  from: number;
  isOperator: boolean;
  commas: number;
}

/** Operators and functions that take a query in brackets. */
const TAKING_QUERY: ReadonlySet<string> = new Set([
  "facet",
  "find",
  "fork",
  "join",
  "lookup",
  "materialize",
  "mv-apply",
  "partition",
  "toscalar",
  "totable",
  "union",
]);

/** Returns what the place before a token is part of, by the tokens before it: what follows may be half-written. */
export function enclosureAt(kql: KqlTokens, index: number): Enclosure {
  const frames: Frame[] = [frameOf("query", "", 0)];
  for (let at = 0; at < index; at++) {
    const token = kql.tokens[at];
    const frame = frames.at(-1);
    if (token?.kind !== "punctuation" || frame === undefined) continue;
    switch (token.text) {
      case "(":
      case "[":
      case "{":
        frames.push(frameBehind(kql, at, frame));
        break;
      case ")":
      case "]":
      case "}":
        if (frames.length > 1) frames.pop();
        break;
      case ",":
        frame.commas++;
        break;
      case "|":
      case ";":
      case "<|":
        frame.from = at + 1;
        frame.isOperator = token.text === "|";
        break;
    }
  }
  return innermost(frames);
}

function innermost(frames: readonly Frame[]): Enclosure {
  const inner = frames.slice(frames.findLastIndex(({ kind, isOperator }) => kind === "query" || isOperator));
  const [outer] = inner;
  const call = inner.findLast(({ kind, isOperator }) => kind === "call" && !isOperator);
  return {
    call: call && { name: call.name, argumentIndex: call.commas },
    from: outer?.from ?? 0,
    isOperator: outer?.isOperator ?? false,
  };
}

function frameBehind(kql: KqlTokens, open: number, around: Frame): Frame {
  const from = open + 1;
  if (isPunctuation(kql.tokens[open], "{")) return frameOf("query", "", from);
  if (!isPunctuation(kql.tokens[open], "(")) return frameOf("value", "", from);
  const before = kql.tokens[open - 1];
  const operator = kql.tokens[around.from]?.text ?? "";
  const isWord = before?.kind === "identifier" && before.end === kql.tokens[open]?.start;
  if (before?.kind === "identifier" && TAKING_QUERY.has(before.text)) return frameOf("query", "", from);
  if (isWord && !expectsOperand(before.text)) return frameOf("call", before.text, from);
  // Behind an option, as in `join kind=inner (…)`, or between the parts of `union (…), (…)`.
  return frameOf(around.kind !== "call" && TAKING_QUERY.has(operator) ? "query" : "value", "", from);
}

function frameOf(kind: Frame["kind"], name: string, from: number): Frame {
  return { kind, name, from, isOperator: false, commas: 0 };
}
