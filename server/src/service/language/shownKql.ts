import type { KustoText } from "../../adf/kustoText";
import { toTextWithHoles } from "../../expression/textWithHoles";
import type { InterpolatedText, LiteralText } from "../../expression/value";
import type { Analysis } from "../../factory/analysis";
import type { ExpressionScope } from "../../factory/expressionShapes";
import { readKql } from "../../kql/view";
import { findKqlText, type KqlAddress } from "../kqlDocument/address";
import { readEditorValue } from "../kqlDocument/editorValue";
import { scopeOf } from "./expressionScope";

/** A query or command as an editor of its own shows it: all places are offsets of the editor's text. */
export interface ShownKql {
  readonly text: string;
  readonly value: LiteralText | InterpolatedText;
  /** What the text is in the pipeline. */
  readonly kusto: KustoText;
  readonly scope: ExpressionScope;
}

/** Returns what an editor shows for a query or command; `undefined` when there is none at the address. */
export function shownKql(analysis: Analysis, address: KqlAddress, text: string): ShownKql | undefined {
  const found = findKqlText(analysis.document, address);
  const scope = found && scopeOf(found.node, analysis);
  if (found === undefined || scope === undefined) return undefined;
  const value = readEditorValue(text, found.node);
  const span = { start: 0, end: text.length };
  return { text, value, scope, kusto: { ...found, span, value, kql: readKql(toTextWithHoles(value)) } };
}
