import { type Copy, KUSTO_SOURCE } from "../adf/activity";
import { becomeCommandActivity, copyValue } from "../adf/commandActivity";
import { pipelineValues, type UsedResource, valuesOf } from "../adf/conversion/callerValues";
import { linkedServiceReference, writtenText } from "../adf/conversion/writtenValues";
import { type KustoText, kustoTextOf } from "../adf/kustoText";
import { mayReadOutput } from "../adf/outputReaders";
import { type Reference, readReference } from "../adf/reference";
import { isType } from "../adf/resource";
import { placeholdersOf, type TextPiece, writeText } from "../expression/textPieces";
import { readText } from "../expression/value";
import type { JsonValue } from "../json/edit";
import type { TextEdit } from "../text/textEdit";
import type { Analysis } from "./analysis";

/** A fix that turns a Copy into a Command activity, as plain data. */
export interface CommandConversion {
  readonly title: string;
  readonly isSafe: false;
  readonly kind: "refactor";
  readonly edits: () => readonly {
    readonly path: string;
    readonly edits: readonly TextEdit[];
    readonly placeholders: readonly string[];
  }[];
}

/** A dataset and its linked service, as a Copy uses them. */
export interface CopyEnd {
  readonly dataset: UsedResource;
  readonly linkedService: UsedResource;
}

/** Returns the query of a Copy that reads Azure Data Explorer; `undefined` without one, and for a command. */
export function copiedQuery(copy: Copy): KustoText | undefined {
  if (!isType(copy.source?.get("type"), KUSTO_SOURCE)) return undefined;
  const text = kustoTextOf(copy.activity);
  return text?.kql.kind === "query" || text?.kql.kind === "unknown" ? text : undefined;
}

/** Returns an end of a Copy by the one dataset that it names there; `undefined` when that is not known. */
export function copyEnd(analysis: Analysis, references: readonly Reference[]): CopyEnd | undefined {
  const [reference, ...others] = references;
  const dataset = analysis.resolve(reference)?.resource;
  if (reference === undefined || dataset === undefined || others.length > 0) return undefined;
  const values = valuesOf(dataset, reference, pipelineValues);
  const next = readReference(dataset.properties.get("linkedServiceName"), "linkedService");
  const linkedService = analysis.resolve(next)?.resource;
  if (next === undefined || linkedService === undefined) return undefined;
  return {
    dataset: { resource: dataset, values },
    linkedService: { resource: linkedService, values: valuesOf(linkedService, next, values) },
  };
}

/**
 * Returns whether a Copy can become another activity: not where something reads what only a copy puts out, nor in a
 * template, whose resources also name what they depend on, nor in Fabric, which connects in another way.
 */
export function isConvertible({ activity }: Copy): boolean {
  return activity.pipeline.form === "git" && !mayReadOutput(activity);
}

/**
 * Returns the fix that replaces a Copy by a command that is sent to the cluster of one of its ends. Name, description,
 * dependencies, policy, user properties and state stay, and the time that the query may take becomes the command's.
 */
export function convertToCommand(
  analysis: Analysis,
  copy: Copy,
  title: string,
  end: CopyEnd,
  command: readonly TextPiece[],
): CommandConversion | undefined {
  const linkedServiceName = linkedServiceReference(end.dataset);
  if (linkedServiceName === undefined) return undefined;
  return {
    title,
    isSafe: false,
    kind: "refactor",
    edits: () => [
      {
        path: analysis.document.path,
        edits: becomeCommandActivity(copy.activity, {
          linkedServiceName,
          command: inFormOf(copy, command),
          commandTimeout: timeoutOf(copy),
        }),
        placeholders: placeholdersOf(command),
      },
    ],
  };
}

/** A query with interpolations in a plain string stays one. */
function inFormOf(copy: Copy, command: readonly TextPiece[]): JsonValue {
  const query = copy.source?.get("query");
  const before = query === undefined ? undefined : readText(query);
  const isPlain = before !== undefined && before.kind !== "literal" && !before.isExpressionObject;
  return isPlain ? writeText(command) : writtenText(command);
}

function timeoutOf(copy: Copy): JsonValue | undefined {
  const timeout = copy.source?.get("queryTimeout");
  return timeout === undefined ? undefined : copyValue(timeout);
}
