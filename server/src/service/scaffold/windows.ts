import { literalPiece, type TextPiece } from "../../expression/textPieces";
import type { JsonValue } from "../../json/edit";
import { writeName } from "../../kql/write";

/** The expression of the start of the window of time that a run is about. */
export const WINDOW_START: TextPiece = { kind: "expression", source: "pipeline().parameters.windowStart" };
const WINDOW_END: TextPiece = { kind: "expression", source: "pipeline().parameters.windowEnd" };

/**
 * The parameters that give the window, as a tumbling window trigger passes them on: no row is taken twice and none left
 * out.
 * https://learn.microsoft.com/azure/data-factory/how-to-create-tumbling-window-trigger
 */
export const WINDOW_PARAMETERS: { readonly [name: string]: JsonValue } = {
  windowStart: { type: "string" },
  windowEnd: { type: "string" },
};

/** How to run a pipeline with such parameters. */
export const WINDOW_ADVICE =
  "Let a tumbling window trigger pass windowStart and windowEnd: @trigger().outputs.windowStartTime and windowEndTime.";

/**
 * Returns the query for the rows that a table took in during the window.
 * https://learn.microsoft.com/kusto/query/ingestion-time-function
 */
export function windowQuery(table: string): readonly TextPiece[] {
  return [
    literalPiece(`${writeName(table)}\n| where ingestion_time() >= datetime(`),
    WINDOW_START,
    literalPiece(") and ingestion_time() < datetime("),
    WINDOW_END,
    literalPiece(")"),
  ];
}
