import { literalPiece, type TextPiece, writeText } from "../../expression/textPieces";
import { writeName } from "../../kql/write";
import { checkOperation, commandActivity } from "./activities";
import type { Draft } from "./draft";
import { askCluster } from "./linkedServices";
import { askPipeline } from "./pipelines";
import type { Scaffold } from "./scaffold";
import { faultOfKustoName, namePart } from "./texts";
import { WINDOW_ADVICE, WINDOW_PARAMETERS, WINDOW_START, windowQuery } from "./windows";

/**
 * Adds the result of a query to a table without moving data out of the cluster. The tag makes the command one that can
 * be sent again: a window that the table has already is not ingested twice.
 * https://learn.microsoft.com/kusto/management/data-ingestion/ingest-from-query
 */
export const ingestFromQuery: Scaffold = {
  id: "ingest-from-query",
  title: "Ingest from a query",
  summary: ".set-or-append async, and a check of the outcome",
  plan(draft) {
    const cluster = askCluster(draft);
    const from = askTable(
      draft,
      "source-table",
      "Table to query",
      "The table that the query reads.",
      "Events",
    );
    const into = askTable(
      draft,
      "table",
      "Table to load",
      "The table that takes the result; it is created if there is none.",
      `${namePart(from) || "Events"}Copy`,
    );
    askPipeline(draft, {
      newName: `Ingest${namePart(into) || "FromQuery"}`,
      description:
        "Adds the result of a query over a window of time to a table. Columns are matched by their order and types, so " +
        `end the query with "project"; keep it below 1 GB a run. ${WINDOW_ADVICE}`,
      activities: [
        commandActivity({
          name: "Ingest",
          description: "Can be sent again: what the table has of a window is tagged, and not ingested twice.",
          command: writeText(ingestText(from, into)),
          canRetry: true,
          cluster: cluster.reference,
        }),
        checkOperation("CheckIngest", "Ingest", ["Completed", "Skipped"]),
      ],
      parameters: WINDOW_PARAMETERS,
    });
  },
};

function askTable(draft: Draft, id: string, title: string, hint: string, proposal: string): string {
  return draft.askText({ id, title, hint, proposal }, faultOfKustoName("A table"));
}

/** https://learn.microsoft.com/kusto/management/extent-tags#ingest-by-extent-tags */
function ingestText(from: string, into: string): readonly TextPiece[] {
  return [
    literalPiece(`.set-or-append async ${writeName(into)} with (tags='["ingest-by:`),
    WINDOW_START,
    literalPiece(`"]', ingestIfNotExists='["`),
    WINDOW_START,
    literalPiece(`"]') <|\n`),
    ...windowQuery(from),
  ];
}
