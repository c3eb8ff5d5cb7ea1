import type { Copy } from "../adf/activity";
import { exportCommand } from "../adf/conversion/exportCommand";
import { type ExportTarget, readExportTarget } from "../adf/conversion/exportTarget";
import { usesCopyFeatures } from "../adf/copy/copyFeatures";
import { KUSTO_LINKED_SERVICE } from "../adf/kustoActivity";
import { readReference } from "../adf/reference";
import { isType, type Resource } from "../adf/resource";
import { piecesOf } from "../expression/textPieces";
import type { Analysis } from "./analysis";
import {
  type CommandConversion,
  convertToCommand,
  copiedQuery,
  copyEnd,
  isConvertible,
} from "./commandConversion";

/** What the fix is called in menus and in the catalogue. */
export const EXPORT_FIX_TITLE = 'Replace the copy by a Command activity with ".export"';

/**
 * Returns where a Copy from Azure Data Explorer writes to, when `.export` can do the same; `undefined` when it cannot,
 * when the Copy does what only a Copy can, and as long as its sink is not known.
 * https://learn.microsoft.com/azure/data-explorer/data-factory-integration#copy-data-from-azure-data-explorer
 */
export function exportTargetOf(analysis: Analysis, copy: Copy): ExportTarget | undefined {
  if (copy.sink === undefined || copiedQuery(copy) === undefined || usesCopyFeatures(copy)) return undefined;
  const end = copyEnd(analysis, copy.outputs);
  if (end === undefined || isBehindOwnRuntime(analysis, end.linkedService.resource)) return undefined;
  return readExportTarget(copy.sink, end.dataset, end.linkedService);
}

/** Returns the fix that replaces a Copy by an `.export` command, where all that it needs is known. */
export function exportFix(analysis: Analysis, copy: Copy): CommandConversion | undefined {
  const target = exportTargetOf(analysis, copy);
  const text = copiedQuery(copy);
  const query = text === undefined ? undefined : piecesOf(text.kql.text);
  const source = copyEnd(analysis, copy.inputs);
  if (target === undefined || query === undefined || source === undefined) return undefined;
  if (!isType(source.linkedService.resource.properties.get("type"), KUSTO_LINKED_SERVICE)) return undefined;
  if (!isConvertible(copy)) return undefined;
  return convertToCommand(analysis, copy, EXPORT_FIX_TITLE, source, exportCommand(target, query));
}

/** A store that only a self-hosted runtime reaches may be out of reach of the cluster. */
function isBehindOwnRuntime(analysis: Analysis, linkedService: Resource): boolean {
  const reference = readReference(linkedService.properties.get("connectVia"), "integrationRuntime");
  return isType(analysis.resolve(reference)?.resource.properties.get("type"), "SelfHosted");
}
