import type { Fix, RelatedPlace, RuleMeta, Severity } from "../rules/rule";
import type { Span } from "../text/span";

/** A finding as front ends show it. */
export interface Finding {
  readonly rule: RuleMeta;
  readonly severity: Severity;
  readonly path: string;
  readonly span: Span;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  /** What cures it. */
  readonly fixes: readonly Fix[];
  /** What makes the linter pass over it; no cure, so neither counted as one nor applied with the others. */
  readonly ignores: readonly Fix[];
}
