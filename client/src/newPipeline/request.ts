import * as vscode from "vscode";
import type { Answers } from "./protocol";

/** What the command was called with. */
export interface NewPipelineRequest {
  /** The folder of the factory; asked for, or the only one, where it is missing. */
  readonly factory: string | undefined;
  readonly scaffold: string | undefined;
  /** With answers nothing is asked. */
  readonly answers: Answers | undefined;
}

const NOTHING: NewPipelineRequest = { factory: undefined, scaffold: undefined, answers: undefined };

/**
 * Reads the argument of the command: the `pipeline` folder of a factory, which the explorer passes, or an object such as
 * `{ "scaffold": "csv-from-lake", "answers": { "pipeline": "LoadEvents" } }`. Anything else counts as nothing.
 */
export function readRequest(argument: unknown): NewPipelineRequest {
  if (argument instanceof vscode.Uri) {
    return { ...NOTHING, factory: vscode.Uri.joinPath(argument, "..").toString() };
  }
  if (typeof argument !== "object" || argument === null) return NOTHING;
  const { factory, scaffold, answers } = {
    factory: undefined,
    scaffold: undefined,
    answers: undefined,
    ...argument,
  };
  return { factory: readText(factory), scaffold: readText(scaffold), answers: readAnswers(answers) };
}

function readText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function readAnswers(value: unknown): Answers | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.fromEntries(Object.entries(value).map(([id, answer]) => [id, String(answer)]));
}
