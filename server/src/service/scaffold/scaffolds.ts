import type { Factory } from "../../factory/factory";
import { formatJson } from "../../json/edit";
import { bulkCopy } from "./bulkCopy";
import { csvFromLake } from "./csvFromLake";
import { Draft } from "./draft";
import { exportToLake } from "./exportToLake";
import { fileStyleOf } from "./fileStyle";
import { ingestFromQuery } from "./ingestFromQuery";
import { jsonIntoDynamic } from "./jsonIntoDynamic";
import type { Answers, AskedQuestion } from "./question";
import type { Scaffold } from "./scaffold";
import { placeholdersIn } from "./texts";

export type { Answers, AskedQuestion, Choice } from "./question";
export type { Scaffold } from "./scaffold";

/** The scaffolds, in the order in which they are offered. */
export const SCAFFOLDS: readonly Scaffold[] = [
  bulkCopy,
  csvFromLake,
  jsonIntoDynamic,
  exportToLake,
  ingestFromQuery,
];

/** Making new pipelines with what belongs to them. */
export const scaffolding = { scaffolds: SCAFFOLDS, questionsOf, filesOf } as const;

/** A file to create. */
export interface NewFile {
  readonly path: string;
  /** The path as it reads inside the factory. */
  readonly relativePath: string;
  readonly text: string;
}

/** The files of a new pipeline, or why they cannot be made, as a sentence. */
export type ScaffoldResult =
  | {
      readonly kind: "files";
      /** The pipeline comes last. */
      readonly files: readonly NewFile[];
      /** What is left to fill in, such as `<cluster>`. */
      readonly placeholders: readonly string[];
    }
  | { readonly kind: "problem"; readonly problem: string };

/**
 * Returns the questions of a scaffold in the order in which they are asked, with the answers so far. Which they are
 * depends on the answers: one that names a new dataset brings those about it.
 */
export function questionsOf(
  scaffold: Scaffold,
  factory: Factory,
  answers: Answers,
): readonly AskedQuestion[] {
  return draftOf(scaffold, factory, answers).questions;
}

/**
 * Returns the files of a new pipeline, written as the factory's files are. What is not answered is taken as proposed;
 * an answer that cannot be taken, or that answers no question, is a problem.
 */
export function filesOf(scaffold: Scaffold, factory: Factory, answers: Answers): ScaffoldResult {
  const draft = draftOf(scaffold, factory, answers);
  const problem = problemOf(draft, answers);
  if (problem !== undefined) return { kind: "problem", problem };
  const { indentUnit, eol, ending } = fileStyleOf(factory);
  const files = draft.resources.map(({ kind, name, properties }) => {
    const path = draft.pathOf(kind, name);
    const text = formatJson({ name, properties }, { indentUnit, baseIndent: "", eol }) + ending;
    return { path, relativePath: draft.relativePath(path), text };
  });
  return { kind: "files", files, placeholders: placeholdersIn(files.map(({ text }) => text).join("\n")) };
}

function draftOf(scaffold: Scaffold, factory: Factory, answers: Answers): Draft {
  const draft = new Draft(factory, answers);
  scaffold.plan(draft);
  return draft;
}

function problemOf({ questions }: Draft, answers: Answers): string | undefined {
  const faulty = questions.find(({ fault }) => fault !== undefined);
  if (faulty !== undefined) return `${faulty.title}: ${faulty.fault}`;
  const ids = questions.map(({ id }) => id);
  const [unknown] = [...answers.keys()].filter((id) => !ids.includes(id));
  return unknown && `There is no question "${unknown}" here; the questions are ${ids.join(", ")}.`;
}
