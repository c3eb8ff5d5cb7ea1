import assert from "node:assert/strict";
import { join } from "node:path";
import { suite, type TestContext, test } from "node:test";
import { nodeWorkerFrom } from "../../server/src/host/kusto/nodeWorker";
import type { StartKustoWorker } from "../../server/src/host/kusto/protocol";
import { kqlBestPractice } from "../../server/src/rules/kql-best-practice";
import { kqlSyntax } from "../../server/src/rules/kql-syntax";
import { kustoLookup } from "../helpers/builders";
import { tempFolder } from "../host/tempFolder";
import { badValue, resource, runIn } from "./commandLine";

const WORKER = nodeWorkerFrom(join(__dirname, "..", "..", "server", "src", "kustoWorker.js"));
const RULES = [kqlSyntax, kqlBestPractice];

function factoryWith(t: TestContext, query: string): string {
  return tempFolder(t, { "factory/pipeline/Load.json": kustoLookup(query) });
}

/** Counts its starts, of which there should be none. */
function forbiddenWorker(): { starts: number; readonly start: StartKustoWorker } {
  const counted = {
    starts: 0,
    start: ({ onDeath }: Parameters<StartKustoWorker>[0]) => {
      counted.starts += 1;
      queueMicrotask(() => onDeath("it is a test's"));
      return { post: () => {}, hold: () => {}, stop: () => {} };
    },
  };
  return counted;
}

suite("KQL on the command line", () => {
  test("is parsed before the findings are printed", async (t) => {
    const folder = factoryWith(t, '"Events | where Name contains \\"abc\\" | wher x"');
    const run = await runIn(folder, ["--format", "json"], { rules: RULES, startKustoWorker: WORKER });
    const { findings } = JSON.parse(run.stdout);
    assert.deepEqual(
      findings.map(({ rule, severity }: { rule: string; severity: string }) => [rule, severity]),
      [
        ["kql-best-practice", "hint"],
        ["kql-syntax", "error"],
      ],
    );
    assert.equal(run.code, 1);
    assert.equal(run.stderr, "");
  });

  test("is not parsed with --no-kql", async (t) => {
    const worker = forbiddenWorker();
    const folder = factoryWith(t, '"Events | wher x"');
    const run = await runIn(folder, ["--no-kql"], { rules: RULES, startKustoWorker: worker.start });
    assert.equal(run.code, 0);
    assert.equal(worker.starts, 0);
  });

  test("starts no parser when there is none, or no rule needs it", async (t) => {
    const worker = forbiddenWorker();
    const options = { rules: RULES, startKustoWorker: worker.start };
    const without = tempFolder(t, { "linkedService/A.json": resource("A", '"typeProperties": {}') });
    await runIn(without, [], options);
    const folder = factoryWith(t, '"Events | wher x"');
    await runIn(folder, ["--rule", "kql-syntax=off", "--rule", "kql-best-practice=off"], options);
    await runIn(folder, [], { ...options, rules: [badValue] });
    assert.equal(worker.starts, 0);
  });

  test("is left out, in so many words, when the parser does not start", async (t) => {
    const worker = forbiddenWorker();
    const run = await runIn(factoryWith(t, '"Events | wher x"'), [], {
      rules: RULES,
      startKustoWorker: worker.start,
    });
    assert.equal(run.code, 0);
    assert.match(run.stderr, /The Kusto parser did not start: it is a test's\./);
  });
});
