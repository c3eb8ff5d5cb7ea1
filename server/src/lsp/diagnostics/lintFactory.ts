import type { CancellationToken } from "vscode-languageserver";
import type { Factory } from "../../factory/factory";
import type { FindingCounts, LintFactoryParams, LintFactoryResult } from "../protocol";
import type { Session } from "../session";
import { pathOfUri } from "../uris";
import { addCounts } from "./reports";
import { factoryName } from "./status";

/**
 * Lints the factory around a document, or all factories, and from then on shows what is found in their unopened
 * files: `show` begins with it. Returns `null` where there is no factory.
 */
export async function lintFactory(
  session: Session,
  show: () => Promise<void>,
  { textDocument }: LintFactoryParams,
  token: CancellationToken,
): Promise<LintFactoryResult | null> {
  await session.index.whenRead();
  const factories = factoriesToLint(session, textDocument?.uri);
  if (factories.length === 0) return null;
  const counts: FindingCounts[] = [];
  for (const factory of factories) {
    const reports = await session.factoryReports.of(factory, token);
    if (token.isCancellationRequested) return null;
    counts.push(...reports.map((report) => report.counts));
    session.factoryReports.follow(factory);
  }
  await show();
  return {
    factories: factories.map(factoryName).sort(),
    fileCount: factories.reduce((sum, factory) => sum + [...factory.paths].length, 0),
    counts: addCounts(counts),
  };
}

function factoriesToLint({ index }: Session, uri: string | undefined): readonly Factory[] {
  if (uri === undefined) return [...index.factories.all];
  const factory = index.factoryOf(pathOfUri(uri));
  return factory === undefined ? [] : [factory];
}
