/** One step of a mapping's path: into a property, an element by its number, or all elements (`[*]`). */
export type PathStep =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "all" };

/** A path of a hierarchical mapping, such as `$['a']['b'][*]['c']`. */
export interface MappingPath {
  /** Whether it begins at the root (`$`); otherwise it begins at an element of the collection reference. */
  readonly isRooted: boolean;
  readonly steps: readonly PathStep[];
}

const STEP = /\[\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|(\d+)|(\*))\s*\]|\.?([^.[\]$\s'"]+)/y;

/**
 * Reads a path as Copy activities write it, in brackets (`$['a']['b']`) or with dots (`$.a.b`); `undefined`
 * for text that is no path.
 * https://learn.microsoft.com/azure/data-factory/copy-activity-schema-and-type-mapping#hierarchical-source-to-tabular-sink
 */
export function parseMappingPath(text: string): MappingPath | undefined {
  const trimmed = text.trim();
  const isRooted = trimmed.startsWith("$");
  const steps: PathStep[] = [];
  STEP.lastIndex = isRooted ? 1 : 0;
  while (STEP.lastIndex < trimmed.length) {
    const match = STEP.exec(trimmed);
    if (match === null) return undefined;
    steps.push(readStep(match));
  }
  return isRooted || steps.length > 0 ? { isRooted, steps } : undefined;
}

/** Writes a path in the bracket form that ADF's own editor uses. */
export function formatMappingPath(path: MappingPath): string {
  return (path.isRooted ? "$" : "") + path.steps.map(formatStep).join("");
}

/** Returns the steps into properties; where a path enters all or one of an array's elements is left out. */
export function withoutElementSteps(steps: readonly PathStep[]): readonly PathStep[] {
  return steps.filter((step) => step.kind === "name");
}

/**
 * Returns how many steps of `path` lead to the array at `array`, when the path selects it or passes through it by
 * `[*]` or a name; `undefined` when it leads elsewhere or takes one element by its number.
 */
export function reachOfPath(path: MappingPath, array: MappingPath): number | undefined {
  let at = 0;
  for (const step of array.steps) {
    const own = path.steps[at];
    if (step.kind === "all") {
      // A path may name a property of the elements without the step into them.
      if (own?.kind === "all" || own?.kind === "index") at++;
      continue;
    }
    if (own?.kind !== "name" || step.kind !== "name" || own.name !== step.name) return undefined;
    at++;
  }
  return path.steps[at]?.kind === "index" ? undefined : at;
}

function readStep(match: RegExpExecArray): PathStep {
  const [, single, double, index, star, bare] = match;
  if (star !== undefined) return { kind: "all" };
  if (index !== undefined) return { kind: "index", index: Number(index) };
  return { kind: "name", name: (single ?? double ?? bare ?? "").replace(/\\(.)/g, "$1") };
}

function formatStep(step: PathStep): string {
  if (step.kind === "all") return "[*]";
  if (step.kind === "index") return `[${step.index}]`;
  return `['${step.name.replace(/['\\]/g, "\\$&")}']`;
}
