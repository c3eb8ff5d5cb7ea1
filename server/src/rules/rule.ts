import type { Analysis } from "../factory/analysis";
import type { Span } from "../text/span";
import type { TextEdit } from "../text/textEdit";

/** How grave a finding is, the gravest first. */
export const SEVERITIES = ["error", "warning", "information", "hint"] as const;

export type Severity = (typeof SEVERITIES)[number];

/** What a rule is about, for the catalogue. */
export type RuleCategory = "copy" | "limits" | "queries" | "wiring" | "syntax" | "suppression";

/** A kind of fix that a rule offers. */
export interface FixKind {
  /** What the fix does, as in the catalogue. */
  readonly title: string;
  /** Whether it cannot change what the pipeline means, or makes it do what it already claims. */
  readonly isSafe: boolean;
}

/** What is known of a rule without running it; settings, catalogue and manifest are made from it. */
export interface RuleMeta {
  /** The diagnostic's code and the settings key. Never changes. */
  readonly id: string;
  /** One line for the catalogue, with a full stop. */
  readonly summary: string;
  readonly category: RuleCategory;
  readonly defaultSeverity: Severity | "off";
  /** The page of the vendor that the rule rests on: the diagnostic's link. */
  readonly vendorPage: string;
  readonly fixes: readonly FixKind[];
  /** `unnecessary`: editors show the text faded. */
  readonly tags?: readonly "unnecessary"[];
  /** Whether it reads other files of the factory. */
  readonly isCrossFile?: boolean;
  /** Whether it looks at what has nothing to do with Kusto when the scope is `factory`. */
  readonly hasScope?: boolean;
  /** Whether it reads what the official Kusto parser says, and is silent until that is known. */
  readonly needsKustoParser?: boolean;
  /** The version that brought the rule. */
  readonly since: string;
}

/** A place in any document that explains a finding. */
export interface RelatedPlace {
  readonly path: string;
  readonly span: Span;
  readonly message: string;
}

/** The edits of one file. */
export interface FileEdits {
  readonly path: string;
  readonly edits: readonly TextEdit[];
  /**
   * Parts of the inserted texts that the user has to fill in, such as `<container>`, in the order in which they
   * stand there.
   */
  readonly placeholders?: readonly string[];
}

/** A way to cure a finding. */
export interface Fix {
  /** What it does, in the imperative, for a menu. */
  readonly title: string;
  readonly isSafe: boolean;
  /** `refactor` for what rewrites more than the mistake; `quickfix` when left out. */
  readonly kind?: "quickfix" | "refactor";
  /** Returns the edits; run only when asked, on the analysis that made the finding. */
  readonly edits: () => readonly FileEdits[];
}

/** What a rule reports. */
export interface RuleFinding {
  /** The smallest text whose change would cure the trouble. */
  readonly span: Span;
  /** What, why and what to do, in one or two plain sentences. */
  readonly message: string;
  /** Where it differs from the rule's default. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
}

export type Report = (finding: RuleFinding) => void;

/** One check. Keeps no state between calls and never throws on what users write. */
export interface Rule {
  readonly meta: RuleMeta;
  /** Reports in document order, only into the document under analysis. */
  readonly check: (analysis: Analysis, report: Report) => void;
}
