import type { TypeFact } from "../../adf/facts/fact";
import { isKustoSink, isKustoSource } from "../../adf/facts/owner";
import {
  COPY_FROM_KUSTO,
  COPY_INTO_KUSTO,
  DATA_FLOW_TYPE,
  DELIMITED_TEXT_TYPE,
  FABRIC_COMMAND_TYPE,
  FOR_EACH_TYPE,
  KUSTO_COMMAND_TYPE,
  KUSTO_LINKED_SERVICE_TYPE,
  KUSTO_SINK_TYPE,
  KUSTO_SOURCE_TYPE,
  KUSTO_TABLE_TYPE,
  LOOKUP_TYPE,
  legacyTypeFact,
  MANAGED_RUNTIME_TYPE,
  SELF_HOSTED_RUNTIME_TYPE,
} from "../../adf/facts/typeFacts";
import { LEGACY_TYPES } from "../../adf/legacyKusto";
import type { Analysis } from "../../factory/analysis";
import type { JsonNode } from "../../json/node";
import { contains } from "../../text/span";
import { hasKustoDataFlow } from "./dataFlow";
import { linkTo } from "./markdown";
import type { HoverPart, HoverRequest } from "./provider";
import { isKustoActivity } from "./scope";

/** Returns the facts on an object of some type; none where they do not concern it. */
type FactsOfType = (holder: JsonNode, analysis: Analysis) => readonly TypeFact[];

/** Returns what is known of the type whose key or value is under the cursor. */
export function typeParts({ analysis, token }: HoverRequest): readonly HoverPart[] {
  const holder = token?.property.parent;
  if (token === undefined || holder === undefined || token.property.key !== "type") return [];
  const type = token.property.stringValue?.toLowerCase() ?? "";
  const facts = FACTS_BY_TYPE.get(type)?.(holder, analysis) ?? [];
  return facts.map((fact) => ({ markdown: explainTypeFact(fact), span: token.span }));
}

/** Returns the facts on a type that hold for all objects of it; `undefined` for a type without. */
export function factOfType(type: string): TypeFact | undefined {
  return FACTS_OF_ALL.get(type.toLowerCase());
}

/** Returns the facts on a type in Markdown. */
export function explainTypeFact({ title, blocks, pages }: TypeFact): string {
  return [`**${title}**`, ...blocks, pages.map(linkTo).join(" · ")].join("\n\n");
}

/** The facts on types that concern all objects of them, by type name in lower case. */
const FACTS_OF_ALL: ReadonlyMap<string, TypeFact> = new Map<string, TypeFact>([
  ["azuredataexplorersource", KUSTO_SOURCE_TYPE],
  ["azuredataexplorersink", KUSTO_SINK_TYPE],
  ["azuredataexplorercommand", KUSTO_COMMAND_TYPE],
  ["kustoquerylanguage", FABRIC_COMMAND_TYPE],
  ["azuredataexplorertable", KUSTO_TABLE_TYPE],
  ["azuredataexplorer", KUSTO_LINKED_SERVICE_TYPE],
  ["delimitedtext", DELIMITED_TEXT_TYPE],
]);

const always =
  (fact: TypeFact): FactsOfType =>
  () => [fact];

/** What of the old data store occurs in real factories. */
const KNOWN_LEGACY_KINDS: ReadonlySet<string> = new Set(["linkedService", "activity"]);

/** The facts by type name in lower case. */
const FACTS_BY_TYPE: ReadonlyMap<string, FactsOfType> = new Map<string, FactsOfType>([
  ...[...FACTS_OF_ALL].map(([type, fact]): [string, FactsOfType] => [type, always(fact)]),
  ["copy", factsOfCopy],
  ["lookup", factsOfLookup],
  ["foreach", factsOfForEach],
  ["executedataflow", factsOfDataFlow],
  ["mappingdataflow", factsOfDataFlow],
  ["managed", factsOfRuntime(MANAGED_RUNTIME_TYPE)],
  ["selfhosted", factsOfRuntime(SELF_HOSTED_RUNTIME_TYPE)],
  ...Object.entries(LEGACY_TYPES).map(([kind, { legacy, current }]): [string, FactsOfType] => [
    legacy.toLowerCase(),
    always(legacyTypeFact(legacy, current, KNOWN_LEGACY_KINDS.has(kind) ? "known" : "likely")),
  ]),
]);

function factsOfCopy(activity: JsonNode): readonly TypeFact[] {
  const properties = activity.get("typeProperties");
  return [
    ...(isKustoSource(properties?.get("source")) ? [COPY_FROM_KUSTO] : []),
    ...(isKustoSink(properties?.get("sink")) ? [COPY_INTO_KUSTO] : []),
  ];
}

function factsOfLookup(activity: JsonNode): readonly TypeFact[] {
  return isKustoSource(activity.at("typeProperties", "source")) ? [LOOKUP_TYPE] : [];
}

function factsOfForEach(forEach: JsonNode, analysis: Analysis): readonly TypeFact[] {
  const holdsKusto = analysis.activities.some(
    (activity) => isKustoActivity(activity) && contains(forEach.span, activity.node.span),
  );
  return holdsKusto ? [FOR_EACH_TYPE] : [];
}

function factsOfDataFlow(holder: JsonNode, analysis: Analysis): readonly TypeFact[] {
  return hasKustoDataFlow(holder, analysis) ? [DATA_FLOW_TYPE] : [];
}

/** The names of the types are words that stand elsewhere too. */
function factsOfRuntime(fact: TypeFact): FactsOfType {
  return (holder, analysis) => {
    const isRuntime = analysis
      .resourcesOf("integrationRuntime")
      .some((runtime) => runtime.properties.isSame(holder));
    return isRuntime ? [fact] : [];
  };
}
