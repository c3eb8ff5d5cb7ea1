import type { Activity } from "../../adf/activity";
import type { AdfDocument } from "../../adf/document";
import type { KustoText } from "../../adf/kustoText";

/** Names a KQL text of a document by names alone, so that it is found again whatever lines were added or moved. */
export interface KqlAddress {
  readonly pipeline: string;
  /** The activity's name behind those of the activities around it, the outermost first. */
  readonly activities: readonly string[];
  readonly role: KustoText["role"];
  /** Tells texts with the same names apart, which only a mistaken pipeline has: 0 for the first of them. */
  readonly occurrence: number;
}

/** Yields the KQL texts of a document in its order, each with its address. */
export function* addressedTexts(document: AdfDocument): Generator<readonly [KqlAddress, KustoText]> {
  const counts = new Map<string, number>();
  for (const text of document.kustoTexts) {
    const { activity, role } = text;
    const names = { pipeline: activity.pipeline.name, activities: namePath(activity), role };
    const key = JSON.stringify(names);
    const occurrence = counts.get(key) ?? 0;
    counts.set(key, occurrence + 1);
    yield [{ ...names, occurrence }, text];
  }
}

/** Returns the KQL text at an address; `undefined` when there is none, or none any more. */
export function findKqlText(document: AdfDocument, address: KqlAddress): KustoText | undefined {
  const wanted = keyOf(address);
  for (const [other, text] of addressedTexts(document)) if (keyOf(other) === wanted) return text;
  return undefined;
}

/** Returns an address in words, such as `query of activity "Each › Find" in pipeline "Load"`. */
export function describeAddress({ pipeline, activities, role }: KqlAddress): string {
  return `${role} of activity "${activities.join(" › ")}" in pipeline "${pipeline}"`;
}

function keyOf({ pipeline, activities, role, occurrence }: KqlAddress): string {
  return JSON.stringify([pipeline, activities, role, occurrence]);
}

function namePath(activity: Activity): readonly string[] {
  const names: string[] = [];
  for (let current: Activity | undefined = activity; current !== undefined; current = current.container) {
    names.push(current.name);
  }
  return names.reverse();
}
