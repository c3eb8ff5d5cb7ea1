import { RequestType, RequestType0, type WorkspaceEdit } from "vscode-languageclient/node";

/** A factory to which a pipeline can be added. */
export interface FactoryInfo {
  /** Its folder. */
  readonly uri: string;
  readonly name: string;
}

/** A pipeline that can be made from answers. */
export interface ScaffoldInfo {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

/** What can be made, and where. */
export interface ScaffoldsResult {
  readonly factories: readonly FactoryInfo[];
  readonly scaffolds: readonly ScaffoldInfo[];
}

/** Returns what pipelines can be made, and the factories that they can be added to. */
export const ScaffoldsRequest = new RequestType0<ScaffoldsResult, void>("adfKusto/scaffolds");

/** Answers by question id. */
export type Answers = Readonly<Record<string, string>>;

/** A pipeline on its way. */
export interface ScaffoldParams {
  readonly factory: { readonly uri: string };
  readonly scaffold: string;
  readonly answers: Answers;
}

/** One of the answers to choose from. */
export interface Choice {
  readonly answer: string;
  /** What it is shown as, where that is not the answer itself. */
  readonly label?: string;
  readonly detail: string;
}

/** What is asked before a pipeline can be made. */
export interface Question {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  /** The same for an answer that is written and not chosen. */
  readonly writingHint: string;
  readonly choices: readonly Choice[];
  /** What it is called to write an answer instead of choosing one; empty where only the choices are answers. */
  readonly other: string;
  readonly proposal: string;
  /** Why the answer that was given cannot be taken. */
  readonly fault?: string;
}

/** Returns the questions of a scaffold, which depend on the answers so far. */
export const ScaffoldQuestionsRequest = new RequestType<ScaffoldParams, readonly Question[], void>(
  "adfKusto/scaffoldQuestions",
);

/** The edit that makes the files, or why there is none. */
export type ScaffoldResult =
  | {
      readonly edit: WorkspaceEdit;
      /** The new files; the pipeline comes last. */
      readonly created: readonly { readonly uri: string; readonly path: string }[];
      readonly placeholders: readonly string[];
    }
  | { readonly problem: string };

/** Returns the edit that creates a pipeline and what belongs to it. */
export const ScaffoldRequest = new RequestType<ScaffoldParams, ScaffoldResult, void>("adfKusto/scaffold");
