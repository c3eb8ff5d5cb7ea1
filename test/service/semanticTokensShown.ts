import assert from "node:assert/strict";
import { Analysis, type Scope } from "../../server/src/factory/analysis";
import { type SemanticToken, semanticTokens } from "../../server/src/service/semanticTokens";
import type { Span } from "../../server/src/text/span";
import { kustoLookup } from "../helpers/builders";
import { factoryOf, PIPELINE_PATH } from "../helpers/rules";

/** Returns the semantic tokens of a pipeline. */
export function tokensOf(
  text: string,
  { scope = "kusto", within }: { readonly scope?: Scope; readonly within?: Span } = {},
): readonly SemanticToken[] {
  const factory = factoryOf({ [PIPELINE_PATH]: text });
  const document = factory.document(PIPELINE_PATH);
  assert.ok(document);
  return semanticTokens(new Analysis(document, factory, scope), within);
}

/** Checks the tokens of a query, those of signs between words left out. */
export function checkWords(query: string, expected: readonly string[]): void {
  const text = kustoLookup(query);
  assert.deepEqual(wordsOf(text, tokensOf(text)), expected);
}

/** Returns tokens as `type.modifier text`, those of signs between words left out. */
export function wordsOf(text: string, tokens: readonly SemanticToken[]): readonly string[] {
  return shown(text, tokens).filter((token) => !token.startsWith("operator "));
}

/** Returns tokens as `type.modifier text`. */
export function shown(text: string, tokens: readonly SemanticToken[]): readonly string[] {
  return tokens.map(
    ({ span, type, modifiers }) => `${[type, ...modifiers].join(".")} ${text.slice(span.start, span.end)}`,
  );
}
