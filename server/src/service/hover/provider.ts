import type { Catalogue } from "../../adf/metadata/catalogue";
import type { Analysis } from "../../factory/analysis";
import type { Span } from "../../text/span";
import type { Finding } from "../finding";
import type { TextAtCursor } from "../language/textAt";
import type { HoverToken } from "./token";

/** A question for what is known of an offset. */
export interface HoverRequest {
  readonly analysis: Analysis;
  /** The text of expressions or KQL around the offset. */
  readonly cursor: TextAtCursor | undefined;
  readonly offset: number;
  /** The findings of the document. */
  readonly findings: readonly Finding[];
  /** Whether to repeat the messages of findings; an editor that shows them itself beside a hover needs no second. */
  readonly showsMessages: boolean;
  /** The key or value at the offset. */
  readonly token: HoverToken | undefined;
  /** The types of Data Factory, where they are known. */
  readonly catalogue: Catalogue | undefined;
}

/** A part of an answer. */
export interface HoverPart {
  readonly markdown: string;
  /** The text that it explains. */
  readonly span: Span;
}

/** Answers for one kind of place; with nothing for all other places. */
export type HoverProvider = (request: HoverRequest) => readonly HoverPart[];
