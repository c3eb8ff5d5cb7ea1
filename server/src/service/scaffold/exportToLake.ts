import { literalPiece, type TextPiece, writeText } from "../../expression/textPieces";
import { escapeString } from "../../kql/write";
import { checkOperation, commandActivity } from "./activities";
import type { Draft } from "./draft";
import { containerQuestion, faultOfContainer, faultOfFolder, withoutSlashes } from "./fileDatasets";
import { addressQuestion, askCluster, faultOfStorageAddress } from "./linkedServices";
import { askPipeline } from "./pipelines";
import type { Scaffold } from "./scaffold";
import { storageChoices } from "./storageAddresses";
import { faultOfKustoName, namePart } from "./texts";
import { WINDOW_ADVICE, WINDOW_PARAMETERS, windowQuery } from "./windows";

/**
 * Signs in as the cluster itself, so that no key stands in the command.
 * https://learn.microsoft.com/kusto/api/connection-strings/storage-authentication-methods#managed-identity
 */
const CREDENTIALS = ";managed_identity=system";

/**
 * Lets the cluster write the rows of a table to files: faster and cheaper than a Copy.
 * https://learn.microsoft.com/kusto/management/data-export/export-data-to-storage
 */
export const exportToLake: Scaffold = {
  id: "export-to-lake",
  title: "Export to a data lake",
  summary: ".export async to Parquet, and a check of the outcome",
  plan(draft) {
    const cluster = askCluster(draft);
    const table = askTable(draft);
    const folder = askFolder(draft, table);
    askPipeline(draft, {
      newName: `Export${namePart(table) || "Table"}`,
      description:
        "Exports what a table took in during a window of time. The managed identity of the cluster needs the role Storage " +
        `Blob Data Contributor. ${WINDOW_ADVICE}`,
      activities: [
        commandActivity({
          name: "Export",
          description: "Not retried: a failed export leaves the files behind that it has written.",
          command: writeText(exportText(table, folder)),
          canRetry: false,
          cluster: cluster.reference,
        }),
        checkOperation("CheckExport", "Export", ["Completed"]),
      ],
      parameters: WINDOW_PARAMETERS,
    });
  },
};

function askTable(draft: Draft): string {
  return draft.askText(
    {
      id: "source-table",
      title: "Table to export",
      hint: "The table in that database.",
      proposal: "Events",
    },
    faultOfKustoName("A table"),
  );
}

/** Returns the address of the folder to write to. */
function askFolder(draft: Draft, table: string): string {
  const question = addressQuestion("storage-address");
  const account = draft.ask(
    {
      ...question,
      writingHint: question.hint,
      choices: storageChoices(draft.factory),
      other: "Another address…",
    },
    faultOfStorageAddress,
  );
  const container = draft.askText(containerQuestion("container"), faultOfContainer);
  const folder = draft.askText(
    {
      id: "folder",
      title: "Folder",
      hint: "The folder in that container, such as export/events; empty for none.",
      proposal: namePart(table).toLowerCase(),
    },
    faultOfFolder,
  );
  return [account.replace(/\/$/, ""), container, withoutSlashes(folder)]
    .filter((part) => part !== "")
    .join("/");
}

function exportText(table: string, folder: string): readonly TextPiece[] {
  const properties = `namePrefix='${escapeString(table)}'`;
  const target = `h'${escapeString(folder)}${CREDENTIALS}'`;
  return [
    literalPiece(`.export async compressed to parquet (${target}) with (${properties}) <|\n`),
    ...windowQuery(table),
  ];
}
