import { RequestType, RequestType0, type WorkspaceEdit } from "vscode-languageserver";
import type { AskedQuestion } from "../../service/scaffold/scaffolds";

/** A factory of the workspace in a folder, to which a pipeline can be added. */
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

/** A pipeline on its way. */
export interface ScaffoldParams {
  /** The folder of the factory; one without any file yet becomes a factory. */
  readonly factory: { readonly uri: string };
  readonly scaffold: string;
  /** Answers by question id; what is left out is taken as proposed. */
  readonly answers: Readonly<Record<string, string>>;
}

/**
 * Returns the questions of a scaffold in the order in which they are asked, each with its choices in the factory, and
 * with what is wrong with its answer. Which they are depends on the answers so far. None for an unknown scaffold.
 */
export const ScaffoldQuestionsRequest = new RequestType<ScaffoldParams, readonly AskedQuestion[], void>(
  "adfKusto/scaffoldQuestions",
);

/** The edit that makes the files, or why there is none, as a sentence. */
export type ScaffoldResult =
  | {
      readonly edit: WorkspaceEdit;
      /** The new files; the pipeline comes last. */
      readonly created: readonly { readonly uri: string; readonly path: string }[];
      /** What is left to fill in, such as `<cluster>`. */
      readonly placeholders: readonly string[];
    }
  | { readonly problem: string };

/** Returns the edit that creates a pipeline and what belongs to it; the client makes it. */
export const ScaffoldRequest = new RequestType<ScaffoldParams, ScaffoldResult, void>("adfKusto/scaffold");
