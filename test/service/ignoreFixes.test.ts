import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { kustoLookup } from "../helpers/builders";
import { idsIn, ignored, lintText, lookup } from "../helpers/ignores";
import { applyFix, PIPELINE_PATH } from "../helpers/rules";

suite("ignore fixes", () => {
  function afterIgnoring(text: string, title: string): string | undefined {
    const [finding] = lintText(text);
    const fix = finding?.ignores.find((offered) => offered.title === title);
    assert.ok(fix, `No "${title}" among: ${finding?.ignores.map((offered) => offered.title).join(" · ")}`);
    const fixed = applyFix({ [PIPELINE_PATH]: text }, fix)[PIPELINE_PATH] ?? "";
    assert.deepEqual(idsIn(fixed), []);
    return fixed;
  }
  const HERE = "Ignore lookup-row-limit in this activity";
  const RESOURCE = "Ignore lookup-row-limit in this resource";

  test("stand apart from the fixes, and are not safe", () => {
    const [finding] = lintText(lookup());
    assert.deepEqual(
      finding?.ignores.map(({ title, isSafe }) => [title, isSafe]),
      [
        [HERE, false],
        [RESOURCE, false],
      ],
    );
    assert.ok(finding.fixes.every(({ title }) => !title.startsWith("Ignore")));
  });

  test("add the user property of an activity, behind its type", () => {
    assert.equal(afterIgnoring(lookup(), HERE), lookup(ignored("lookup-row-limit")));
  });

  test("add to the user properties of an activity", () => {
    const team = '{ "name": "team", "value": "a" }';
    assert.equal(
      afterIgnoring(lookup(`"userProperties": [${team}]`), HERE),
      lookup(`"userProperties": [${team}, { "name": "adf-kusto-ignore", "value": "lookup-row-limit" }]`),
    );
  });

  test("add to the list of an ignore", () => {
    const severities = [["unused-ignore", "off"] as const];
    const text = lookup(ignored("json-syntax"), '"annotations": ["adf-kusto-ignore: json-syntax"]');
    const [finding] = lintText(text, { severities });
    const [here, resource] = (finding?.ignores ?? []).map(
      (fix) => applyFix({ [PIPELINE_PATH]: text }, fix)[PIPELINE_PATH],
    );
    assert.equal(here, text.replace('"value": "json-syntax"', '"value": "json-syntax, lookup-row-limit"'));
    assert.equal(resource, text.replace("ignore: json-syntax", "ignore: json-syntax, lookup-row-limit"));
  });

  test("add the annotation of a resource, or to its annotations", () => {
    const annotated = (annotations: string) => lookup("", `"annotations": [${annotations}]`);
    const added = '"adf-kusto-ignore: lookup-row-limit"';
    assert.equal(afterIgnoring(lookup(), RESOURCE), annotated(added));
    assert.equal(afterIgnoring(annotated('"a"'), RESOURCE), annotated(`"a", ${added}`));
  });

  test("keep the form of the document", () => {
    const text = kustoLookup('"Events"');
    assert.equal(
      afterIgnoring(text, HERE),
      text.replace(
        '"type": "Lookup",\n',
        '"type": "Lookup",\n        "userProperties": [\n          {\n            "name": "adf-kusto-ignore",\n            "value": "lookup-row-limit"\n          }\n        ],\n',
      ),
    );
  });

  test("are offered only where there is a place for them", () => {
    const [finding] = lintText(lookup('"userProperties": "none"', '"annotations": {}'));
    assert.deepEqual(finding?.ignores, []);
    const file = '{ "name": "L", "properties": { "type": "Kusto", "typeProperties": {} } }';
    const [legacy] = lintText({ "linkedService/L.json": file });
    assert.deepEqual(
      legacy?.ignores.map(({ title }) => title),
      ["Ignore legacy-kusto-store in this resource"],
    );
  });

  test("leave a sixth user property away, which Data Factory does not allow", () => {
    const five = Array.from({ length: 5 }, (_, index) => `{ "name": "p${index}", "value": "a" }`).join(", ");
    const [finding] = lintText(lookup(`"userProperties": [${five}]`));
    assert.deepEqual(
      finding?.ignores.map(({ title }) => title),
      [RESOURCE],
    );
  });

  test("are not offered for an ignore that is not used", () => {
    const [finding] = lintText(lookup("", '"annotations": ["adf-kusto-ignore: x-y"]')).filter(
      ({ rule }) => rule.id === "unused-ignore",
    );
    assert.deepEqual(finding?.ignores, []);
  });
});
