import type { Span } from "../../text/span";

/** How grave the official Kusto parser finds something. */
export type KqlDiagnosticSeverity = "error" | "warning" | "suggestion";

/** Something that the official Kusto parser says of a stretch of a text. */
export interface KqlDiagnostic extends Span {
  /** The parser's own code, such as `KS006`, or one of `OWN_CODES`. */
  readonly code: string;
  readonly severity: KqlDiagnosticSeverity;
  readonly message: string;
}

/** What the parser leaves unread without a word, and we give a code of our own. */
export const OWN_CODES = {
  /** A command whose verb the parser does not know: its dot and verb. */
  unknownCommand: "unknown-command",
  /** Nothing behind a `<|`: that sign. */
  missingInput: "missing-input",
} as const;

/** The parts of an answer, each of which takes longer than the one before it and comes later. */
export const ANSWER_PARTS = ["syntax", "semantics", "advice"] as const;

export type AnswerPart = (typeof ANSWER_PARTS)[number];

/** What the parser says of a text without holes, in offsets of that text; as far as it is known. */
export interface ParserAnswer {
  readonly syntax: readonly KqlDiagnostic[];
  /** Mistakes in what the text means: unknown names, wrong types, wrong numbers of arguments. */
  readonly semantics?: readonly KqlDiagnostic[];
  /** What the parser's analyzers advise. */
  readonly advice?: readonly KqlDiagnostic[];
}

/** What the parser says of a KQL text, as far as holes let it be trusted; in offsets of the text with holes. */
export interface KustoAnswer {
  /** In order of their places, at most one for each statement. */
  readonly mistakes: readonly KqlDiagnostic[];
  /** Empty until it is known. */
  readonly advice: readonly KqlDiagnostic[];
  /** Whether nothing more is to come. */
  readonly isComplete: boolean;
}
