import * as vscode from "vscode";
import type { Choice, FactoryInfo, Question, ScaffoldInfo } from "./protocol";

/** The id of the question which factory; like the next one of no question of a scaffold. */
export const FACTORY_QUESTION = "(factory)";

/** The id of the question which scaffold. */
export const SCAFFOLD_QUESTION = "(scaffold)";

/** Returns the question which factory the pipeline is for; without any factory, which folder becomes one. */
export function factoryQuestion(factories: readonly FactoryInfo[]): Question {
  const hasFactories = factories.length > 0;
  return {
    id: FACTORY_QUESTION,
    title: "Factory",
    hint: hasFactories
      ? "The factory that the pipeline is for."
      : "No factory is open: the folder to make one in.",
    choices: hasFactories ? factoryChoices(factories) : folderChoices(),
    other: "",
    writingHint: "",
    proposal: "",
  };
}

/** Returns the question what to make. */
export function scaffoldQuestion(scaffolds: readonly ScaffoldInfo[]): Question {
  return {
    id: SCAFFOLD_QUESTION,
    title: "Kind",
    hint: "What the pipeline does.",
    choices: scaffolds.map(({ id, title, summary }) => ({ answer: id, label: title, detail: summary })),
    other: "",
    writingHint: "",
    proposal: "",
  };
}

/** The factory of the document in front comes first. */
function factoryChoices(factories: readonly FactoryInfo[]): readonly Choice[] {
  const here = vscode.window.activeTextEditor?.document.uri.path ?? "";
  const isHere = ({ uri }: FactoryInfo) => here.startsWith(`${vscode.Uri.parse(uri).path}/`);
  const [first, others] = [factories.filter(isHere), factories.filter((factory) => !isHere(factory))];
  return [...first, ...others].map(({ uri, name }) => ({
    answer: uri,
    label: name,
    detail: vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
  }));
}

function folderChoices(): readonly Choice[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.map(({ uri, name }) => ({
    answer: uri.toString(),
    label: `Make a factory in ${name}`,
    detail: uri.fsPath,
  }));
}
