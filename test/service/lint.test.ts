import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { parallelCopiesIgnored } from "../../server/src/rules/parallel-copies-ignored";
import type { Rule } from "../../server/src/rules/rule";
import { Factories, factoryRootOf, filesToLint } from "../../server/src/service/factories";
import { type LintOptions, lintFile } from "../../server/src/service/lint";
import { copyIntoKusto, pipeline } from "../helpers/builders";

const PATH = "f/pipeline/Load.json";
const LOAD = copyIntoKusto('{ "type": "ParquetSource" }', '"parallelCopies": 8');

const CRASHING: Rule = {
  meta: { ...parallelCopiesIgnored.meta, id: "crashing-rule" },
  check: (_, report) => {
    report({ span: { start: 0, end: 1 }, message: "Before the crash." });
    throw new Error("A mistake of ours.");
  },
};

function lintText(text: string, options: Partial<LintOptions> = {}) {
  const factories = new Factories();
  const factory = factories.setFile(PATH, text);
  factory.isComplete = true;
  return lintFile(factory, PATH, "kusto", {
    rules: [parallelCopiesIgnored],
    severities: new Map(),
    onCrash: (id, error) => assert.fail(`${id}: ${String(error)}`),
    ...options,
  });
}

suite("lint", () => {
  test("gives findings the severity of their rule", () => {
    assert.deepEqual(
      lintText(LOAD).map(({ severity }) => severity),
      ["information"],
    );
  });

  test("gives findings the severity that the user configured", () => {
    const severities = new Map([["parallel-copies-ignored", "error" as const]]);
    assert.deepEqual(
      lintText(LOAD, { severities }).map(({ severity }) => severity),
      ["error"],
    );
  });

  test("leaves out a rule that is off", () => {
    assert.deepEqual(
      lintText(LOAD, { severities: new Map([["parallel-copies-ignored", "off" as const]]) }),
      [],
    );
  });

  test("lowers findings in inactive activities to hints, unless the user configured a severity", () => {
    const inactive = LOAD.replace('"type": "Copy",', '"type": "Copy", "state": "Inactive",');
    assert.deepEqual(
      lintText(inactive).map(({ severity }) => severity),
      ["hint"],
    );
    const severities = new Map([["parallel-copies-ignored", "warning" as const]]);
    assert.deepEqual(
      lintText(inactive, { severities }).map(({ severity }) => severity),
      ["warning"],
    );
  });

  test("loses only the findings behind a crash, and reports it", () => {
    const crashes: string[] = [];
    const found = lintText(LOAD, {
      rules: [CRASHING, parallelCopiesIgnored],
      onCrash: (id, error) => crashes.push(`${id}: ${String(error)}`),
    });
    assert.deepEqual(crashes, ["crashing-rule: Error: A mistake of ours."]);
    assert.deepEqual(
      found.map(({ rule }) => rule.id),
      ["crashing-rule", "parallel-copies-ignored"],
    );
  });

  test("stops between rules when it is cancelled", () => {
    assert.deepEqual(lintText(LOAD, { isCancelled: () => true }), []);
  });
});

suite("the factories of a workspace", () => {
  test("are the folders around the folders of resources", () => {
    assert.equal(factoryRootOf("/repo/adf/pipeline/Load.json"), "/repo/adf");
    assert.equal(factoryRootOf("pipeline/Load.json"), ".");
    assert.equal(factoryRootOf("/pipeline/Load.json"), "/");
    assert.equal(factoryRootOf("/repo/notes/Load.json"), "/repo/notes/Load.json");
  });

  test("stay apart", () => {
    const factories = new Factories();
    factories.setFile("a/dataset/Csv.json", '{ "name": "Csv", "properties": {} }');
    factories.setFile("b/pipeline/Load.json", LOAD);
    assert.equal(factories.factoryOf("b/pipeline/Load.json")?.find("dataset", "Csv"), undefined);
    assert.deepEqual(
      [...factories.all].map(({ root }) => root),
      ["a", "b"],
    );
  });

  test("disappear with their last file", () => {
    const factories = new Factories();
    const factory = factories.setFile(PATH, LOAD);
    factories.removeFile(PATH);
    assert.deepEqual([...factories.all], []);
    assert.deepEqual(
      lintFile(factory, PATH, "kusto", { rules: [], severities: new Map(), onCrash: () => {} }),
      [],
    );
  });

  test("have files to lint that concern Kusto or are broken, and all with the scope factory", () => {
    const factories = new Factories();
    const factory = factories.setFile(PATH, LOAD);
    factories.setFile("f/pipeline/Wait.json", pipeline('{ "name": "Wait", "type": "Wait" }'));
    factories.setFile("f/pipeline/Broken.json", "{");
    assert.deepEqual(filesToLint(factory, "kusto"), [PATH, "f/pipeline/Broken.json"]);
    assert.equal(filesToLint(factory, "factory").length, 3);
  });
});
