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

  test("is checked against a schema", async (t) => {
    const folder = tempFolder(t, {
      "factory/pipeline/Load.json": kustoLookup('"Events | where Sate == 1"'),
      "tables.kql": ".create table Events (State: string)",
    });
    const options = { rules: RULES, startKustoWorker: WORKER };
    const run = await runIn(folder, ["--kql-schema", "tables.kql", "--format", "json"], options);
    const [finding, ...others] = JSON.parse(run.stdout).findings;
    assert.deepEqual([finding.rule, finding.severity, others.length], ["kql-syntax", "error", 0]);
    assert.match(finding.message, /Did you mean "State"\? The columns are those of tables\.kql \(KS142\)\.$/);
    assert.deepEqual([run.code, run.stderr], [1, ""]);
  });

  test("of the sample factories knows all its tables and columns", async () => {
    for (const name of ["contoso-telemetry", "contoso-clean"]) {
      const argv = [".", "--kql-schema", "tables.kql", "--format", "json"];
      const options = { rules: [kqlSyntax], startKustoWorker: WORKER };
      const run = await runIn(join("test", "factories", name), argv, options);
      assert.deepEqual(JSON.parse(run.stdout).findings, []);
    }
  });

  test("is refused with a schema that cannot be read, in one line", async (t) => {
    const folder = tempFolder(t, {
      "factory/pipeline/Load.json": kustoLookup('"Events"'),
      "words.kql": "Nothing of the kind.",
      "list.json": "[]",
    });
    const cases: readonly (readonly [file: string, message: string])[] = [
      ["missing.kql", 'cannot read the KQL schema "missing.kql": no such file or folder.'],
      ["factory", 'cannot read the KQL schema "factory": it is a folder.'],
      [
        "words.kql",
        'the KQL schema "words.kql" tells of no table. No command here says what a table or a function is: ' +
          'write ".create table Name (Column: type)".',
      ],
      [
        "list.json",
        'the KQL schema "list.json" tells of no table. This JSON has no "Databases" as ' +
          '".show database schema as json" gives them.',
      ],
    ];
    for (const [file, message] of cases) {
      const run = await runIn(folder, ["--kql-schema", file], { rules: RULES });
      assert.deepEqual(run, { code: 2, stdout: "", stderr: `adf-kusto-lint: ${message}\n` });
    }
  });

  test("goes on with what can be read of a schema", async (t) => {
    const folder = tempFolder(t, {
      "factory/pipeline/Load.json": kustoLookup('"Events | take 1"'),
      "tables.kql": ".create table Events (State: string)\n.create table Odd (x int, y: strng)",
    });
    const run = await runIn(folder, ["--kql-schema", "tables.kql"], {
      rules: RULES,
      startKustoWorker: WORKER,
    });
    assert.equal(run.code, 0);
    assert.equal(
      run.stderr,
      'adf-kusto-lint: a part of the KQL schema "tables.kql" cannot be read, at line 2, column 20: ' +
        'A column is written as "Name: type". There is more of that kind: 1.\n',
    );
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

  test("waits for a text that takes half a minute, as on a busy machine", async (t) => {
    t.mock.timers.enable({ apis: ["setTimeout"] });
    const slowWorker: StartKustoWorker = ({ onReply }) => {
      queueMicrotask(() => onReply({ kind: "ready" }));
      const post = ({ id }: { readonly id: number }) =>
        void setImmediate(() => {
          t.mock.timers.tick(30_000);
          onReply({ kind: "answer", id, diagnostics: [] });
        });
      return { post, hold: () => {}, stop: () => {} };
    };
    const folder = factoryWith(t, '"Events | take 5"');
    const run = await runIn(folder, [], { rules: RULES, startKustoWorker: slowWorker });
    assert.equal(run.stderr, "");
    assert.equal(run.code, 0);
  });
});
