import type { ResourceKind } from "../../adf/kinds";
import type { CursorPlace, MemberPlace, QuotedPlace, ValuePlace } from "../../expression/cursorPlace";
import { allFunctions } from "../../expression/functions";
import type { ExpressionFunction } from "../../expression/functionTable";
import type { Member } from "../../expression/shape";
import { type ExpressionScope, shapeOf } from "../../factory/expressionShapes";
import { isSameName } from "../../text/name";
import { explainFunction, explainShape } from "../language/explain";
import {
  accessTo,
  hasItem,
  quote,
  readableActivities,
  referencesIn,
  shapeOfSource,
  variablesOf,
} from "./names";
import type { Suggestion } from "./suggestion";

/** Returns what can be written at a place of an expression; `following` is what stands behind the cursor's word. */
export function suggestInExpression(
  place: CursorPlace,
  scope: ExpressionScope,
  following: string,
): readonly Suggestion[] {
  switch (place.kind) {
    case "member":
      return memberSuggestions(place, scope);
    case "quoted":
      return quotedSuggestions(place, scope, following);
    case "value":
      return valueSuggestions(place, scope, following);
  }
}

function memberSuggestions({ target, dotStart, isSafe, word }: MemberPlace, scope: ExpressionScope) {
  const members = shapeOf(target, scope)?.members ?? [];
  return members.map((member): Suggestion => {
    const access = accessTo(member.name);
    const isPlain = access.startsWith(".");
    // A name that cannot stand behind a dot takes the dot's place in brackets.
    const written = isPlain ? access.slice(1) : `${isSafe ? "?" : ""}${access}`;
    const replaced = isPlain ? {} : { replacesBefore: word.start - dotStart, filter: `.${member.name}` };
    return { ...describeMember(member), ...replaced, before: written, after: "" };
  });
}

function describeMember({ name, shape }: Member): Omit<Suggestion, "before" | "after"> {
  const hasMembers = (shape.members ?? []).length > 0;
  return {
    label: name,
    kind: "member",
    detail: shape.type,
    documentation: explainShape(shape),
    group: "members",
    hasMembers,
  };
}

/** The names that an argument in quotes can be; an index in quotes is a member. */
function quotedSuggestions(
  { call, indexed, isClosed }: QuotedPlace,
  scope: ExpressionScope,
  following: string,
): readonly Suggestion[] {
  const names = indexed === undefined ? namesFor(call, scope) : describeMembers(indexed, scope);
  const bracket = indexed === undefined ? ")" : "]";
  const closing = `'${following.startsWith(bracket) ? "" : bracket}`;
  return names.map((name) => ({
    ...name,
    before: name.label.replaceAll("'", "''") + (isClosed ? "" : closing),
    after: "",
    hasMembers: false,
  }));
}

function describeMembers(
  target: Parameters<typeof shapeOf>[0],
  scope: ExpressionScope,
): readonly NamedThing[] {
  return (shapeOf(target, scope)?.members ?? []).map(describeMember);
}

type NamedThing = Omit<Suggestion, "before" | "after">;

function namesFor(call: ValuePlace["call"], scope: ExpressionScope): readonly NamedThing[] {
  if (call === undefined || call.index !== 0) return [];
  if (isSameName(call.name, "variables")) {
    return variablesOf(scope).map((member) => ({
      ...describeMember(member),
      kind: "variable",
      group: "names",
    }));
  }
  if (!isSameName(call.name, "activity")) return [];
  return readableActivities(scope).map(({ name, type }) => {
    const output = shapeOfSource(`activity(${quote(name)}).output`, scope);
    const documentation = output === undefined ? "" : explainShape(output);
    return { label: name, kind: "activity", detail: type, documentation, group: "names" };
  });
}

function valueSuggestions(
  { call }: ValuePlace,
  scope: ExpressionScope,
  following: string,
): readonly Suggestion[] {
  const quoted = namesFor(call, scope).map((name): Suggestion => {
    const before = quote(name.label) + (following.startsWith(")") ? "" : ")");
    return { ...name, label: quote(name.label), before, after: "" };
  });
  if (quoted.length > 0) return quoted;
  return [...referenceSuggestions(scope), ...functionSuggestions(scope, following), ...KEYWORDS];
}

/** Returns references as they are written in an expression. */
export function referenceSuggestions(scope: ExpressionScope): readonly Suggestion[] {
  return referencesIn(scope).map(({ source, kind, shape }) => ({
    label: source,
    kind,
    detail: shape.type,
    documentation: explainShape(shape),
    group: "names",
    before: source,
    after: "",
    hasMembers: (shape.members ?? []).length > 0,
  }));
}

/** Where the calls have a meaning that reach into what is around an expression. */
const KINDS_BY_CALL: ReadonlyMap<string, readonly ResourceKind[]> = new Map<string, readonly ResourceKind[]>([
  ["activity", ["pipeline"]],
  ["dataset", ["dataset"]],
  ["item", ["pipeline"]],
  ["linkedService", ["linkedService"]],
  ["pipeline", ["pipeline", "dataset"]],
  ["trigger", ["trigger"]],
  ["triggerBody", ["trigger", "pipeline"]],
  ["variables", ["pipeline"]],
]);

function functionSuggestions(scope: ExpressionScope, following: string): readonly Suggestion[] {
  return allFunctions()
    .filter(({ name }) => {
      const kinds = KINDS_BY_CALL.get(name);
      if (name === "item" && !hasItem(scope)) return false;
      return kinds === undefined || kinds.includes(scope.resource.kind);
    })
    .map((known) => functionSuggestion(known, following));
}

function functionSuggestion(known: ExpressionFunction, following: string): Suggestion {
  const { name, signature, returns, mostArguments } = known;
  const hasBracket = following.startsWith("(");
  const takesNothing = mostArguments === 0;
  return {
    label: name,
    kind: "function",
    detail: `${signature}: ${returns}`,
    documentation: explainFunction(known),
    group: "functions",
    before: hasBracket ? name : `${name}(${takesNothing ? ")" : ""}`,
    after: hasBracket || takesNothing ? "" : ")",
  };
}

const KEYWORDS: readonly Suggestion[] = ["false", "null", "true"].map((word) => ({
  label: word,
  kind: "keyword",
  detail: "value",
  documentation: "",
  group: "rest",
  before: word,
  after: "",
}));
