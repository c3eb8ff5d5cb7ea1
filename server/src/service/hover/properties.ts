import type { PropertyFact } from "../../adf/facts/fact";
import { ownerOf } from "../../adf/facts/owner";
import { FACT_TABLES, type FactOwner, factOf } from "../../adf/facts/propertyFacts";
import { linkTo } from "./markdown";
import type { HoverPart, HoverRequest } from "./provider";
import { isAboutKusto } from "./scope";

/** Objects that occur in all pipelines; of interest where the pipeline has to do with Azure Data Explorer. */
const GENERAL_OWNERS: ReadonlySet<FactOwner> = new Set<FactOwner>(["Lookup", "ForEach", "policy"]);

/** Returns what is known of the property whose key or value is under the cursor. */
export function propertyParts({ analysis, token }: HoverRequest): readonly HoverPart[] {
  const name = token?.property.key;
  if (token === undefined || name === undefined) return [];
  const owner = ownerOf(token.property);
  const fact = owner === undefined ? undefined : factOf(owner, name);
  if (owner === undefined || fact === undefined) return [];
  if (GENERAL_OWNERS.has(owner) && !isAboutKusto(analysis)) return [];
  return [{ markdown: showFact(fact, FACT_TABLES[owner].title), span: token.span }];
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
