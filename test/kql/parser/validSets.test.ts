import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { kqlSyntax } from "../../../server/src/rules/kql-syntax";
import { pipelineWith, readSet, WRAPPINGS } from "../../helpers/kqlSets";
import { lintFiles, PIPELINE_PATH } from "../../helpers/rules";

suite("valid KQL of the sets", () => {
  const texts = [...readSet("queries"), ...readSet("commands")];

  test("has at least 300 texts", () => assert.ok(texts.length >= 300, String(texts.length)));

  for (const { name, write } of WRAPPINGS) {
    test(`is not reported: ${name}`, () => {
      const reported = texts.flatMap((text) => {
        const { json } = write({ text, place: { start: -1, end: -1 } });
        return lintFiles(kqlSyntax, { [PIPELINE_PATH]: pipelineWith(text, json) }).map(
          ({ message }) => `${text}\n  ${message}`,
        );
      });
      assert.deepEqual(reported, []);
    });
  }
});
