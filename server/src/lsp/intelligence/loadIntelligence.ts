import type { Analysis } from "../../factory/analysis";
import type { CompletionList, CompletionOptions } from "../../service/completion";
import type { Navigation } from "../../service/navigation/navigation";
import type { SemanticToken } from "../../service/semanticTokens/token";
import type { SignatureHelp } from "../../service/signatureHelp";
import type { Span } from "../../text/span";
import type { HoverProvider } from "./hovers";

/** What helps to read and write a document. */
export interface Intelligence {
  readonly hover: HoverProvider;
  readonly complete: (analysis: Analysis, offset: number, options?: CompletionOptions) => CompletionList;
  readonly navigation: Navigation;
  readonly semanticTokens: (analysis: Analysis, within?: Span) => readonly SemanticToken[];
  readonly signatureHelp: (analysis: Analysis, offset: number) => SignatureHelp | undefined;
}

/** Loads it when it is first asked for: it is large, and a server has to start fast. */
export type LoadIntelligence = () => Promise<Intelligence>;
