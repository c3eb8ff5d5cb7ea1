// @ts-check
import { fromRoot } from "../repository.mjs";
import { makeFactories } from "./engine.mjs";

/** @typedef {import("../../src/factory/analysis").KustoAnswers} KustoAnswers */

/** In milliseconds: nobody waits for a single text. */
const ANSWER_TIME = 60_000;

/**
 * Asks the official Kusto parser about every query and command. Its worker has to be built.
 * @param {import("./engine.mjs").Engine} engine
 * @param {ReadonlyMap<string, string>} texts
 * @returns {Promise<{ kustoAnswers: KustoAnswers, count: number }>} How many texts were judged, each counted once.
 */
export async function askKustoParser(engine, texts) {
  /** @type {Set<string>} */
  const requests = new Set();
  const factories = makeFactories(engine, texts);
  for (const path of texts.keys()) {
    const factory = factories.factoryOf(path);
    const document = factory?.document(path);
    if (factory === undefined || document === undefined) continue;
    const analysis = new engine.Analysis(document, factory, "factory");
    for (const request of engine.kqlRequestsOf(analysis)) requests.add(request);
  }
  const client = new engine.KustoParserClient({
    startWorker: engine.nodeWorkerFrom(fromRoot("server", "out", "kustoWorker.js")),
    limits: { answerTime: ANSWER_TIME },
    onTrouble: (message) => console.error(message),
  });
  const answers = await client.answersTo(requests);
  client.dispose();
  return { kustoAnswers: engine.kustoAnswersFrom((request) => answers.get(request)), count: answers.size };
}
