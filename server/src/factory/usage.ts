import type { ResourceKind } from "../adf/kinds";
import type { Factory, ListedResource } from "./factory";
import { resourceKey } from "./referenceKeys";

/** A resource by its kind and name. */
export interface NamedResource {
  readonly kind: ResourceKind;
  readonly name: string;
}

/** Who uses a resource. */
export interface Usage {
  /** The pipelines that use it, themselves or through datasets, data flows and linked services. */
  readonly pipelines: readonly ListedResource[];
  /** The triggers that start it, where it is a pipeline. */
  readonly triggers: readonly ListedResource[];
  /** The resource itself, and those through which pipelines use it. */
  readonly used: readonly NamedResource[];
}

/** Returns who uses a resource. Parses only files whose text does not tell what they refer to. */
export function usageOf(factory: Factory, target: NamedResource): Usage {
  const found = new Map([[resourceKey(target.kind, target.name), target]]);
  const pipelines: ListedResource[] = [];
  const triggers: ListedResource[] = [];
  const used: NamedResource[] = [];
  const pending: NamedResource[] = [target];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    used.push(next);
    for (const referrer of factory.referrersOf(next.kind, next.name)) {
      const key = resourceKey(referrer.kind, referrer.name);
      if (found.has(key)) continue;
      found.set(key, referrer);
      if (referrer.kind === "pipeline") pipelines.push(referrer);
      else if (referrer.kind === "trigger") triggers.push(referrer);
      else pending.push(referrer);
    }
  }
  return { pipelines, triggers, used };
}
