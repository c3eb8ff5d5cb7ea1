import type { Catalogue } from "../adf/metadata/catalogue";
import type { Analysis } from "../factory/analysis";
import type { Span } from "../text/span";
import type { Finding } from "./finding";
import { expressionParts } from "./hover/expressions";
import { findingParts } from "./hover/findings";
import { schemaNameParts } from "./hover/kqlSchema";
import { kqlWordParts } from "./hover/kqlWords";
import { metadataParts } from "./hover/metadata";
import { propertyParts } from "./hover/properties";
import type { HoverPart, HoverProvider, HoverRequest } from "./hover/provider";
import { referenceParts } from "./hover/references";
import { tokenAt } from "./hover/token";
import { typeParts } from "./hover/types";
import type { ShownKql } from "./language/shownKql";
import { textAt } from "./language/textAt";

/** What an editor shows for a place in a document. */
export interface HoverText {
  readonly markdown: string;
  /** The text that it explains. */
  readonly span: Span;
}

/** What a caller decides about a hover. */
export interface HoverOptions {
  /** Whether to repeat the messages of findings; an editor that shows them itself beside a hover needs no second. */
  readonly showsMessages: boolean;
  /** The types of Data Factory, which tell of what no fact is known of. */
  readonly catalogue?: Catalogue;
}

/** All that has something to say, in the order in which it is shown. */
const PROVIDERS: readonly HoverProvider[] = [findingParts, referenceParts];
/** What explains a word inside of a string. */
const WORD_PROVIDERS: readonly HoverProvider[] = [expressionParts, schemaNameParts, kqlWordParts];
/** What explains the property around it: of interest where there is nothing to say of the word. */
const PROPERTY_PROVIDERS: readonly HoverProvider[] = [typeParts, propertyParts];

/**
 * Returns what is known of an offset in Markdown: the findings there, what a reference resolves to, what a word of an
 * expression or of KQL means, and what a type or a property does; `undefined` where nothing is.
 *
 * @param findings Those of the document, or of what is shown of it.
 */
export function hover(
  source: Analysis | ShownKql,
  offset: number,
  findings: readonly Finding[],
  { showsMessages, catalogue }: HoverOptions = { showsMessages: true },
): HoverText | undefined {
  const cursor = textAt(source, offset);
  const isShown = "kusto" in source;
  const analysis = isShown ? source.scope.analysis : source;
  // Places in KQL that stands alone are none of the document.
  const token = isShown ? undefined : analysis.document.root && tokenAt(analysis.document.root, offset);
  const request: HoverRequest = { analysis, cursor, offset, findings, showsMessages, token, catalogue };
  const ask = (providers: readonly HoverProvider[]) => providers.flatMap((provider) => provider(request));
  const words = ask(WORD_PROVIDERS);
  const facts = words.length > 0 ? words : ask(PROPERTY_PROVIDERS);
  const parts = [...ask(PROVIDERS), ...(facts.length > 0 ? facts : metadataParts(request))];
  const span = smallestSpan(parts);
  return span === undefined ? undefined : { markdown: joinParts(parts), span };
}

function joinParts(parts: readonly HoverPart[]): string {
  return parts.map((part) => part.markdown).join("\n\n---\n\n");
}

function smallestSpan(parts: readonly HoverPart[]): Span | undefined {
  let smallest: Span | undefined;
  for (const { span } of parts) {
    if (smallest === undefined || span.end - span.start < smallest.end - smallest.start) smallest = span;
  }
  return smallest;
}
