import type { Span } from "../text/span";

/** A change of a KQL text, in its own offsets; an empty span inserts. */
export interface KqlEdit {
  readonly span: Span;
  readonly newText: string;
}
