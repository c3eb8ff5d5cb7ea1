import { suite, test } from "node:test";
import { parallelCopiesIgnored as rule } from "../../server/src/rules/parallel-copies-ignored";
import { copyInto, copyIntoKusto } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const MESSAGE =
  '"parallelCopies" has no effect on copy "Copy", since the degree of parallelism is not relevant to ' +
  "Azure Data Explorer. To load in parallel, partition the source and copy each part in a ForEach.";

suite("parallel-copies-ignored", () => {
  test("reports the property, key and value", () => {
    checkRule(rule, copyIntoKusto('{ "type": "ParquetSource" }', '«"parallelCopies": 8»'), [MESSAGE]);
  });

  test("reports a value that an expression computes, since it is ignored all the same", () => {
    const value = '{ "value": "@pipeline().parameters.n", "type": "Expression" }';
    checkRule(rule, copyIntoKusto('{ "type": "ParquetSource" }', `«"parallelCopies": ${value}»`), [MESSAGE]);
  });

  test("compares the sink's type without regard to case", () => {
    checkRule(
      rule,
      copyInto('{ "type": "azuredataexplorersink" }', '{ "type": "ParquetSource" }', '«"parallelCopies": 2»'),
      [MESSAGE],
    );
  });

  test("stays silent for another sink", () => {
    checkRule(
      rule,
      copyInto('{ "type": "ParquetSink" }', '{ "type": "AzureDataExplorerSource" }', '"parallelCopies": 8'),
    );
  });

  test("stays silent without the property", () => {
    checkRule(rule, copyIntoKusto('{ "type": "ParquetSource" }'));
  });

  test("removes the property and its comma", () => {
    const source = '{ "type": "ParquetSource" }';
    checkFix(
      rule,
      copyIntoKusto(source, '"parallelCopies": 8,\n"enableStaging": false'),
      'Remove "parallelCopies"',
      copyIntoKusto(source, '"enableStaging": false'),
    );
  });
});
