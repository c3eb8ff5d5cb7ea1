import type { LanguageServer } from "../languageServer";
import { PRODUCT } from "../names";
import { createFiles } from "./createFiles";
import { holdDialogue, type KnownQuestions } from "./dialogue";
import { FACTORY_QUESTION, factoryQuestion, SCAFFOLD_QUESTION, scaffoldQuestion } from "./places";
import {
  type Answers,
  type Question,
  type ScaffoldParams,
  ScaffoldQuestionsRequest,
  ScaffoldRequest,
  ScaffoldsRequest,
  type ScaffoldsResult,
} from "./protocol";
import { type NewPipelineRequest, readRequest } from "./request";
import { askStep } from "./steps";

/**
 * Makes a pipeline with what belongs to it: asks where, what and how, creates the files in one step, and opens the
 * pipeline. Returns the URIs of the new files, the pipeline's last; `undefined` when the person gives up. Throws, with a
 * sentence that VS Code shows, when the files cannot be made.
 */
export async function newPipeline(
  server: LanguageServer,
  argument: unknown,
): Promise<readonly string[] | undefined> {
  const request = readRequest(argument);
  server.start();
  await server.client.start();
  const params = await findOut(server, request);
  if (params === undefined) return undefined;
  const result = await server.client.sendRequest(ScaffoldRequest, params);
  if ("problem" in result) throw new Error(`${PRODUCT}: ${result.problem}`);
  return createFiles(server, result);
}

/** Returns what to make where, as far as the request does not say so; `undefined` when the person gives up. */
async function findOut(
  server: LanguageServer,
  request: NewPipelineRequest,
): Promise<ScaffoldParams | undefined> {
  const offered = await server.client.sendRequest(ScaffoldsRequest);
  const first = firstQuestions(offered, request);
  if (first.some(({ choices }) => choices.length === 0)) {
    throw new Error(`${PRODUCT}: open the folder of a factory first, or one to make it in.`);
  }
  const toParams = ({ [FACTORY_QUESTION]: factory, [SCAFFOLD_QUESTION]: scaffold, ...answers }: Answers) => ({
    factory: { uri: request.factory ?? factory ?? onlyFactory(offered) ?? "" },
    scaffold: request.scaffold ?? scaffold ?? "",
    answers: request.answers ?? answers,
  });
  const questionsOf = async (given: Answers): Promise<KnownQuestions> => {
    if (request.answers !== undefined) return { questions: first, areAll: true };
    if (first.some(({ id }) => !(id in given))) return { questions: first, areAll: false };
    const others = await server.client.sendRequest(ScaffoldQuestionsRequest, toParams(given));
    return { questions: [...first, ...others], areAll: true };
  };
  const given = await holdDialogue({ questionsOf, ask: askStep });
  return given && toParams(given);
}

/** Returns the questions of which the request does not hold the answer already. */
function firstQuestions(
  { factories, scaffolds }: ScaffoldsResult,
  { factory, scaffold }: NewPipelineRequest,
): readonly Question[] {
  return [
    ...(factory === undefined && factories.length !== 1 ? [factoryQuestion(factories)] : []),
    ...(scaffold === undefined ? [scaffoldQuestion(scaffolds)] : []),
  ];
}

function onlyFactory({ factories }: ScaffoldsResult): string | undefined {
  return factories.length === 1 ? factories[0]?.uri : undefined;
}
