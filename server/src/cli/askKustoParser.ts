import { Analysis, type KustoAnswers } from "../factory/analysis";
import { KustoParserClient } from "../host/kusto/kustoParserClient";
import type { NamedSchema } from "../kql/schema/schema";
import { kqlRequestsOf, kustoAnswersFrom, needsKustoParser } from "../service/kustoParser";
import type { LintOptions } from "../service/lint";
import type { LintCommand } from "./arguments";
import type { Io } from "./io";
import type { FactoryWork } from "./lintFactories";
import type { Notices } from "./notices";

/**
 * In milliseconds. Nobody types meanwhile, and on a busy build machine a text that takes long is likelier than one that
 * the parser never ends with: giving up on it would leave its mistakes out of the report.
 */
const ANSWER_TIME = 60_000;

/**
 * Asks the official Kusto parser about all KQL that is to be linted. Returns `undefined` when the user, or the rules,
 * do without it; it is not started when there is no KQL.
 */
export async function askKustoParser(
  work: readonly FactoryWork[],
  command: LintCommand,
  options: LintOptions,
  { startKustoWorker: startWorker }: Io,
  notices: Notices,
): Promise<KustoAnswers | undefined> {
  if (!command.parsesKql || startWorker === undefined || !needsKustoParser(options)) return undefined;
  const requests = requestsOf(work, command, options.schema);
  if (requests.size === 0) return kustoAnswersFrom(() => undefined);
  notices.progress(() => `Parsing … ${requests.size} KQL texts`);
  const client = new KustoParserClient({
    startWorker,
    limits: { answerTime: ANSWER_TIME },
    onTrouble: (message) => notices.tell(message),
    schemaOf: (id) => options.schema?.databases.find((database) => database.id === id),
  });
  const answers = await client.answersTo(requests);
  client.dispose();
  return kustoAnswersFrom((request) => answers.get(request));
}

function requestsOf(
  work: readonly FactoryWork[],
  { scope }: LintCommand,
  schema: NamedSchema | undefined,
): ReadonlySet<string> {
  const requests = new Set<string>();
  for (const { factory, paths } of work) {
    for (const path of paths) {
      const document = factory.document(path);
      if (document === undefined) continue;
      const analysis = new Analysis(document, factory, scope, undefined, schema);
      for (const request of kqlRequestsOf(analysis)) requests.add(request);
    }
  }
  return requests;
}
