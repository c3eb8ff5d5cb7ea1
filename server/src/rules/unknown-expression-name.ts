import { describeOwner, nounOf } from "../adf/describe";
import type { ResourceKind } from "../adf/kinds";
import { mayHaveItem } from "../adf/loopItem";
import { allFunctions, findFunction, isLogicAppsFunction } from "../expression/functions";
import { replaceName } from "../expression/replaceName";
import { type Reference, referencesIn } from "../expression/scope";
import { nodesIn, type ParsedExpression } from "../expression/syntax";
import { type AdfText, parsedExpressionsOf } from "../expression/value";
import { DeclaredNames } from "../factory/declaredNames";
import type { ExpressionPlace } from "../factory/expressionPlaces";
import { isSameName } from "../text/name";
import { compareSpans, type Span } from "../text/span";
import { closestName } from "../text/suggest";
import type { Fix, Rule } from "./rule";

const NO_NAMES: readonly string[] = [];
const FUNCTION_NAMES = allFunctions().map(({ name }) => name);

/** A name that stands for nothing. */
interface UnknownName {
  readonly name: string;
  /** The name alone, in offsets of the expression. */
  readonly span: Span;
  /** What is wrong: the beginning of a sentence. */
  readonly trouble: string;
  readonly advice: string;
  /** The names that could have been meant. */
  readonly known: readonly string[];
}

/** Reports names in expressions that stand for nothing: functions, parameters, variables, activities, items. */
export const unknownExpressionName: Rule = {
  meta: {
    id: "unknown-expression-name",
    summary: "A function, parameter, variable or activity in an expression that does not exist.",
    category: "wiring",
    defaultSeverity: "error",
    vendorPage: "https://learn.microsoft.com/azure/data-factory/control-flow-expression-language-functions",
    fixes: [{ title: "Change to the name that was most likely meant", isSafe: false }],
    hasScope: true,
    since: "0.1.0",
  },

  check(analysis, report) {
    const declared = new DeclaredNames(analysis);
    const guesses: Guesses = new Map();
    const { path } = analysis.document;
    for (const place of analysis.expressionPlaces) {
      for (const expression of parsedExpressionsOf(place.text)) {
        for (const unknown of unknownNamesIn(place, expression, declared)) {
          const owner = describeOwner(place.resource, place.activity);
          const meant = guess(unknown, guesses);
          const advice = meant === undefined ? unknown.advice : `Did you mean "${meant}"?`;
          report({
            span: expression.toDocument(unknown.span),
            message: `${unknown.trouble}, so this expression of ${owner} fails. ${advice}`,
            fixes: meant === undefined ? [] : changeTo(meant, path, place.text, expression, unknown.span),
          });
        }
      }
    }
  },
};

/** What was meant by a name, by the list of those that could have been. */
type Guesses = Map<readonly string[], Map<string, string | undefined>>;

/** One name is often missed in many places, and comparing it with all others takes its time. */
function guess({ name, known }: UnknownName, guesses: Guesses): string | undefined {
  const found = guesses.get(known) ?? new Map<string, string | undefined>();
  guesses.set(known, found);
  if (!found.has(name)) found.set(name, closestName(name, known));
  return found.get(name);
}

function changeTo(
  name: string,
  path: string,
  text: AdfText,
  expression: ParsedExpression,
  span: Span,
): readonly Fix[] {
  const edit = replaceName(text, expression, span, name);
  if (edit === undefined) return [];
  return [{ title: `Change to "${name}"`, isSafe: false, edits: () => [{ path, edits: [edit] }] }];
}

function unknownNamesIn(
  place: ExpressionPlace,
  expression: ParsedExpression,
  declared: DeclaredNames,
): readonly UnknownName[] {
  // What does not parse may mean something else than what was read.
  if (expression.problems.length > 0) return [];
  const found = [...unknownFunctionsIn(expression)];
  for (const reference of referencesIn(expression)) {
    const unknown =
      reference.kind === "item"
        ? itemOutsideLoop(place, expression, reference.nameSpan)
        : undeclared(place, reference, declared);
    if (unknown !== undefined) found.push(unknown);
  }
  return found.sort((a, b) => compareSpans(a.span, b.span));
}

function* unknownFunctionsIn(expression: ParsedExpression): Generator<UnknownName> {
  for (const node of nodesIn(expression.root)) {
    if (node.kind !== "call" || findFunction(node.name) !== undefined) continue;
    if (isLogicAppsFunction(node.name)) continue;
    yield {
      name: node.name,
      span: node.nameSpan,
      trouble: `Data Factory has no function "${node.name}"`,
      advice: "Use one of its own functions.",
      known: FUNCTION_NAMES,
    };
  }
}

function itemOutsideLoop(
  { activity }: ExpressionPlace,
  expression: ParsedExpression,
  span: Span,
): UnknownName | undefined {
  if (activity === undefined || mayHaveItem(activity, expression.toDocument(span))) return undefined;
  return {
    name: "item",
    span,
    trouble: '"item()" has a value only inside a ForEach activity and in the condition of a Filter activity',
    advice: "Move the activity into a ForEach, or read the value from where it comes.",
    known: NO_NAMES,
  };
}

type NamedReference = Exclude<Reference, { readonly kind: "item" }>;

const NOUNS: Readonly<Record<NamedReference["kind"], string>> = {
  pipelineParameter: "pipeline parameter",
  globalParameter: "global parameter",
  libraryVariable: "library variable",
  variable: "variable",
  datasetParameter: "dataset parameter",
  linkedServiceParameter: "linked service parameter",
  activity: "activity",
};

function undeclared(
  { resource }: ExpressionPlace,
  { kind, name, nameSpan }: NamedReference,
  declared: DeclaredNames,
): UnknownName | undefined {
  const known = declared.of(resource, kind);
  if (known === undefined || known.some((other) => isSameName(other, name))) return undefined;
  const advice = adviceFor(kind, resource.kind);
  const trouble = `There is no ${NOUNS[kind]} "${name}" in ${describeOwner(resource, undefined)}`;
  return { name, span: nameSpan, trouble, advice, known };
}

/** Which resource has the names of a kind, and alone can read them. */
const OWNERS = new Map<NamedReference["kind"], ResourceKind>([
  ["pipelineParameter", "pipeline"],
  ["datasetParameter", "dataset"],
  ["linkedServiceParameter", "linkedService"],
]);

function adviceFor(kind: NamedReference["kind"], place: ResourceKind): string {
  if (kind === "activity") return "Correct the name.";
  const owner = OWNERS.get(kind) ?? place;
  if (owner === place) return "Declare it, or correct the name.";
  return `Parameters of a ${nounOf(owner)} can be read only in the ${nounOf(owner)} itself: pass the value on.`;
}
