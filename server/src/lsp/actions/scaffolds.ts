import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import { Factory } from "../../factory/factory";
import type { AskedQuestion, NewFile, Scaffold } from "../../service/scaffold/scaffolds";
import { factoryName } from "../diagnostics/status";
import { guardRequest } from "../guard";
import type { Session } from "../session";
import { asRecord } from "../untrusted";
import { folderOfUri, uriOfPath } from "../uris";
import {
  type ScaffoldParams,
  ScaffoldQuestionsRequest,
  ScaffoldRequest,
  type ScaffoldResult,
  ScaffoldsRequest,
  type ScaffoldsResult,
} from "./scaffoldProtocol";

const FAILED: ScaffoldResult = { problem: "The language server could not do this; its output says why." };
const START = { line: 0, character: 0 };

/** Answers what editors ask to make a new pipeline with what belongs to it. */
export function answerScaffolds(session: Session): void {
  const { connection, log } = session;
  connection.onRequest(ScaffoldsRequest, (token) => {
    const answer = guardRequest<undefined, ScaffoldsResult>(
      "Listing scaffolds",
      { factories: [], scaffolds: [] },
      log,
      () => listScaffolds(session),
    );
    return answer(undefined, token);
  });
  connection.onRequest(
    ScaffoldQuestionsRequest,
    guardRequest<ScaffoldParams, readonly AskedQuestion[]>("Asking for a scaffold", [], log, (params) =>
      questionsOf(session, params),
    ),
  );
  connection.onRequest(
    ScaffoldRequest,
    guardRequest<ScaffoldParams, ScaffoldResult>("Making a scaffold", FAILED, log, (params) =>
      makeScaffold(session, params),
    ),
  );
}

async function listScaffolds({ index, parts }: Session): Promise<ScaffoldsResult> {
  const { scaffolding } = await parts.loadIntelligence();
  await index.whenRead();
  const folders = [...index.factories.all].filter((factory) => factory.textOf(factory.root) === undefined);
  return {
    factories: folders
      .map((factory) => ({ uri: uriOfPath(factory.root), name: factoryName(factory) }))
      .sort((a, b) => (a.uri < b.uri ? -1 : 1)),
    scaffolds: scaffolding.scaffolds.map(({ id, title, summary }) => ({ id, title, summary })),
  };
}

async function questionsOf(session: Session, params: ScaffoldParams): Promise<readonly AskedQuestion[]> {
  const { scaffolding, scaffold, factory } = await find(session, params);
  return scaffold === undefined ? [] : scaffolding.questionsOf(scaffold, factory, readAnswers(params));
}

async function makeScaffold(session: Session, params: ScaffoldParams): Promise<ScaffoldResult> {
  if (!session.client.createsFiles)
    return { problem: "This editor cannot create files for a language server." };
  const { scaffolding, scaffold, factory } = await find(session, params);
  if (scaffold === undefined) return { problem: unknownScaffold(params.scaffold, scaffolding.scaffolds) };
  const made = scaffolding.filesOf(scaffold, factory, readAnswers(params));
  if (made.kind === "problem") return { problem: made.problem };
  return {
    edit: creationOf(made.files),
    created: made.files.map(({ path, relativePath }) => ({ uri: uriOfPath(path), path: relativePath })),
    placeholders: made.placeholders,
  };
}

async function find({ index, parts }: Session, { factory, scaffold }: ScaffoldParams) {
  const { scaffolding } = await parts.loadIntelligence();
  // Before all files are read, a name that is taken might be given away.
  await index.whenRead();
  const root = folderOfUri(factory.uri);
  return {
    scaffolding,
    scaffold: scaffolding.scaffolds.find(({ id }) => id === scaffold),
    factory: [...index.factories.all].find((known) => known.root === root) ?? new Factory(root),
  };
}

/** Answers come from clients and from scripts, and may be anything. */
function readAnswers({ answers }: ScaffoldParams): ReadonlyMap<string, string> {
  const read = new Map<string, string>();
  for (const [id, answer] of Object.entries(asRecord(answers))) {
    if (typeof answer === "string") read.set(id, answer);
  }
  return read;
}

function unknownScaffold(id: string, scaffolds: readonly Scaffold[]): string {
  return `There is no scaffold "${id}"; there are ${scaffolds.map((scaffold) => scaffold.id).join(", ")}.`;
}

/** A file that has come to exist meanwhile makes the whole edit fail, and nothing is lost. */
function creationOf(files: readonly NewFile[]): WorkspaceEdit {
  return {
    documentChanges: files.flatMap(({ path, text }): readonly (CreateFile | TextDocumentEdit)[] => {
      const uri = uriOfPath(path);
      return [
        { kind: "create", uri, options: { overwrite: false, ignoreIfExists: false } },
        {
          textDocument: { uri, version: null },
          edits: [{ range: { start: START, end: START }, newText: text }],
        },
      ];
    }),
  };
}
