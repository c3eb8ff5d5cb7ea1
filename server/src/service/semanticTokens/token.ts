import type { Span } from "../../text/span";

/**
 * What a token can be, in the names of the protocol.
 * https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#semanticTokenTypes
 */
export const SEMANTIC_TOKEN_TYPES = [
  "keyword",
  "operator",
  "function",
  "type",
  "variable",
  "parameter",
  "property",
  "enumMember",
  "string",
  "regexp",
  "number",
  "comment",
  "macro",
] as const;

/**
 * What can be said of a token besides its type: the first three are the protocol's own. `wordlike` is an operator
 * written as a word (`and`, `by`, `has`), `embedded` the `@`, `@{` or `}` around an expression of Data Factory.
 */
export const SEMANTIC_TOKEN_MODIFIERS = [
  "declaration",
  "readonly",
  "defaultLibrary",
  "wordlike",
  "embedded",
] as const;

export type SemanticTokenType = (typeof SEMANTIC_TOKEN_TYPES)[number];

export type SemanticTokenModifier = (typeof SEMANTIC_TOKEN_MODIFIERS)[number];

/** How a stretch of text is shown. */
export interface Paint {
  readonly type: SemanticTokenType;
  readonly modifiers: readonly SemanticTokenModifier[];
}

/** A stretch of a text and how it is shown. */
export interface SemanticToken extends Paint {
  readonly span: Span;
}

/** Returns how a token of a type is shown. */
export function paint(type: SemanticTokenType, ...modifiers: readonly SemanticTokenModifier[]): Paint {
  return { type, modifiers };
}
