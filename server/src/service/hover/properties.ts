import type { PropertyFact } from "../../adf/facts/fact";
import { ownerOf } from "../../adf/facts/owner";
import { FACT_TABLES, type FactOwner, factOf } from "../../adf/facts/propertyFacts";
import type { Analysis } from "../../factory/analysis";
import type { JsonNode } from "../../json/node";
import { linkTo } from "./markdown";
import type { HoverPart, HoverRequest } from "./provider";
import { isAboutKusto } from "./scope";

/** Objects that occur in all pipelines; of interest where the pipeline has to do with Azure Data Explorer. */
const GENERAL_OWNERS: ReadonlySet<FactOwner> = new Set<FactOwner>(["Lookup", "ForEach", "policy"]);

/** Returns what is known of the property whose key or value is under the cursor. */
export function propertyParts({ analysis, token }: HoverRequest): readonly HoverPart[] {
  const { key, parent } = token?.property ?? {};
  if (token === undefined || key === undefined || parent === undefined) return [];
  const markdown = explainFact(parent, key, analysis);
  return markdown === undefined ? [] : [{ markdown, span: token.span }];
}

/** Returns the facts on a property that an object has or may have; `undefined` where none are known. */
export function explainFact(holder: JsonNode, name: string, analysis: Analysis): string | undefined {
  const owner = ownerOf(holder);
  const fact = owner === undefined ? undefined : factOf(owner, name);
  if (owner === undefined || fact === undefined) return undefined;
  if (GENERAL_OWNERS.has(owner) && !isAboutKusto(analysis)) return undefined;
  return showFact(fact, FACT_TABLES[owner].title);
}

/** Returns what is known of a property, as Markdown. */
export function showFact(fact: PropertyFact, title: string): string {
  const details = [
    fact.byDefault === undefined ? undefined : `- **Default:** ${fact.byDefault}`,
    fact.limit === undefined ? undefined : `- **Limit:** ${fact.limit}`,
    fact.consequence === undefined ? undefined : `- **Watch out:** ${fact.consequence}`,
  ].filter((line) => line !== undefined);
  return [
    `**\`${fact.name}\`** · ${title}`,
    fact.text,
    ...(details.length === 0 ? [] : [details.join("\n")]),
    linkTo(fact.page),
  ].join("\n\n");
}
