/** What an item stands for; editors show a picture for each. */
export type CompletionKind =
  | "activity"
  | "column"
  | "command"
  | "function"
  | "keyword"
  | "member"
  | "operator"
  | "option"
  | "parameter"
  | "property"
  | "reference"
  | "snippet"
  | "table"
  | "type"
  | "value"
  | "variable";

/** The order in which items are offered; within a group by name. */
export type CompletionGroup = "names" | "members" | "words" | "functions" | "rest";

/** Something that can be written at the cursor, before it is escaped for where it stands. */
export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One line: a signature or a type. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  readonly group: CompletionGroup;
  /** What is written, up to where the cursor shall stand. */
  readonly before: string;
  /** What is written behind the cursor: closing brackets and quotes, nothing that needs an escape. */
  readonly after: string;
  /** What is typed to find it, where that is not the label. */
  readonly filter?: string;
  /** How many characters before the word it replaces too: a dot that a bracket takes the place of, an `@`. */
  readonly replacesBefore?: number;
  /** Whether a dot can follow. */
  readonly hasMembers?: boolean;
}
