import type { KustoText } from "../../adf/kustoText";
import type { Analysis } from "../../factory/analysis";
import type { KqlPlace } from "../../kql/cursorPlace";
import type { Suggestion } from "./suggestion";

/** A question for what can be written at a place of a query or command. */
export interface KqlRequest {
  readonly analysis: Analysis;
  readonly text: KustoText;
  /** The cursor, in offsets of the text with holes. */
  readonly offset: number;
  readonly place: KqlPlace;
  /** What stands behind the cursor's word. */
  readonly following: string;
}

/** Knows of some of what can be written; with nothing for all other places. */
export type KqlProvider = (request: KqlRequest) => readonly Suggestion[];
