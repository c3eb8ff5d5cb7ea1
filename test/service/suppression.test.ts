import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Analysis } from "../../server/src/factory/analysis";
import { RULES } from "../../server/src/rules/registry";
import { fixAll } from "../../server/src/service/fixAll";
import { lint } from "../../server/src/service/lint";
import { pipeline } from "../helpers/builders";
import { idsIn, ignored, lintText, lookup, optionsOf } from "../helpers/ignores";
import { factoryOf, PIPELINE_PATH } from "../helpers/rules";

suite("ignores", () => {
  test("are needed for what is reported without them", () => {
    assert.deepEqual(idsIn(lookup()), ["lookup-row-limit"]);
  });

  test("in an annotation cover the resource", () => {
    assert.deepEqual(idsIn(lookup("", '"annotations": ["adf-kusto-ignore: lookup-row-limit"]')), []);
    assert.deepEqual(idsIn(lookup("", '"annotations": ["x", "ADF-kusto-ignore:a-b,LOOKUP-row-limit"]')), [
      "unused-ignore",
    ]);
  });

  test("without a list cover every rule", () => {
    assert.deepEqual(idsIn(lookup("", '"annotations": ["adf-kusto-ignore"]')), []);
    assert.deepEqual(idsIn(lookup("", '"annotations": ["adf-kusto-ignore:"]')), []);
    assert.deepEqual(idsIn(lookup(ignored(""))), []);
    assert.deepEqual(idsIn(lookup('"userProperties": [{ "name": "adf-kusto-ignore" }]')), []);
  });

  test("in a user property cover the activity and what it contains", () => {
    assert.deepEqual(idsIn(lookup(ignored("lookup-row-limit"))), []);
    const inner = JSON.parse(lookup()).properties.activities[0];
    const each = (name: string, rest: object) => ({
      name,
      type: "ForEach",
      ...rest,
      typeProperties: { items: "@createArray(1)", activities: [{ ...inner, name: `In ${name}` }] },
    });
    const userProperties = [{ name: "adf-kusto-ignore", value: "lookup-row-limit" }];
    const text = pipeline(JSON.stringify(each("A", { userProperties })), JSON.stringify(each("B", {})));
    const found = lintText(text);
    assert.deepEqual(
      found.map(({ rule, message }) => `${rule.id}: ${message.slice(0, 13)}`),
      ['lookup-row-limit: Lookup "In B"'],
    );
  });

  test("cover only the rules that they name", () => {
    assert.deepEqual(idsIn(lookup(ignored("json-syntax"))), ["unused-ignore", "lookup-row-limit"]);
  });

  test("cover a file that is no JSON", () => {
    const text = lookup("", '"annotations": ["adf-kusto-ignore: json-syntax, lookup-row-limit"]');
    assert.deepEqual(idsIn(`${text} }`), []);
  });

  test("cover one resource of an exported template", () => {
    const resource = (name: string, text: string) => ({
      name: `[concat(parameters('factoryName'), '/${name}')]`,
      type: "Microsoft.DataFactory/factories/pipelines",
      properties: JSON.parse(text).properties,
    });
    const template = (...resources: object[]) => JSON.stringify({ contentVersion: "1.0.0.0", resources });
    const annotation = '"annotations": ["adf-kusto-ignore: lookup-row-limit"]';
    const text = template(resource("A", lookup("", annotation)), resource("B", lookup()));
    const found = lintText({ "ARMTemplateForFactory.json": text });
    assert.deepEqual(
      found.map(({ rule }) => rule.id),
      ["lookup-row-limit"],
    );
    assert.ok((found[0]?.span.start ?? 0) > text.indexOf("/B'"));
    const user = template(resource("A", lookup(ignored("lookup-row-limit"))));
    assert.deepEqual(idsIn({ "ARMTemplateForFactory.json": user }), []);
  });
});

suite("unused ignores", () => {
  const clean = (rest: string) => lookup(rest).replace('"firstRowOnly": false', '"firstRowOnly": true');

  test("are reported in words that name the rule and the place", () => {
    assert.deepEqual(
      lintText(clean(ignored("lookup-row-limit"))).map(({ message, severity }) => `${severity}: ${message}`),
      [
        'hint: Nothing in this activity is reported by "lookup-row-limit", so ignoring it has no effect. Remove it.',
      ],
    );
    assert.deepEqual(
      lintText(lookup("", '"annotations": ["adf-kusto-ignore: lookup-row-limit, json-syntax"]')).map(
        ({ message }) => message,
      ),
      ['Nothing in this resource is reported by "json-syntax", so ignoring it has no effect. Remove it.'],
    );
  });

  test("of all rules are reported over the whole entry", () => {
    const text = clean(ignored(""));
    const [finding, ...others] = lintText(text);
    assert.equal(
      finding?.message,
      "Nothing in this activity is reported that this ignore of all rules could pass over. Remove it.",
    );
    assert.deepEqual(others, []);
    const { start, end } = finding?.span ?? { start: 0, end: 0 };
    assert.equal(text.slice(start, end), '{ "name": "adf-kusto-ignore", "value": "" }');
  });

  test("are none when the rule is switched off, was not run, or crashed", () => {
    const text = clean(ignored("lookup-row-limit"));
    assert.deepEqual(idsIn(text, { severities: [["lookup-row-limit", "off"]] }), []);
    assert.deepEqual(idsIn(text, { only: ["unused-ignore", "json-syntax"] }), []);
    assert.deepEqual(idsIn(clean(ignored("")), { only: ["unused-ignore", "lookup-row-limit"] }), []);
    assert.deepEqual(idsIn(clean(ignored("")), { severities: [["json-array-source", "off"]] }), []);
    for (const { meta } of RULES.filter((rule) => rule.meta.defaultSeverity === "off")) {
      assert.deepEqual(idsIn(clean(ignored(meta.id))), []);
    }
    const crashing = RULES.map((rule) =>
      rule.meta.id === "lookup-row-limit" ? { ...rule, check: () => assert.fail() } : rule,
    );
    const factory = factoryOf({ [PIPELINE_PATH]: text });
    const document = factory.document(PIPELINE_PATH);
    assert.ok(document);
    const options = { ...optionsOf({}), rules: crashing, onCrash: () => {} };
    assert.deepEqual(lint(new Analysis(document, factory, "kusto"), options), []);
  });

  test("are none when the rule looks at such a resource only with scope factory", () => {
    const text =
      '{ "name": "P", "properties": { "activities": [], "annotations": ["adf-kusto-ignore: expression-syntax"] } }';
    assert.deepEqual(idsIn(text), []);
    assert.deepEqual(idsIn(text, { scope: "factory" }), ["unused-ignore"]);
    const kusto = lookup(
      ignored("lookup-row-limit"),
      '"annotations": ["adf-kusto-ignore: expression-syntax"]',
    );
    assert.deepEqual(idsIn(kusto), ["unused-ignore"]);
  });

  test("are none when the rule needs files that are not known yet", () => {
    const text = clean(ignored("sink-table-missing, csv-backslash-escape"));
    assert.deepEqual(idsIn(text, { isComplete: false }), []);
    assert.deepEqual(idsIn(text), ["unused-ignore", "unused-ignore"]);
  });

  test("are none when the rule waits for the Kusto parser", () => {
    const rules = RULES.filter(({ meta }) => meta.needsKustoParser === true).map(({ meta }) => meta.id);
    for (const id of rules) {
      assert.deepEqual(idsIn(clean(ignored(id)), { hasParser: false }), []);
      assert.deepEqual(idsIn(clean(ignored(id))), ["unused-ignore"]);
    }
    assert.deepEqual(
      idsIn(clean(ignored("")), { hasParser: false }),
      rules.length > 0 ? [] : ["unused-ignore"],
    );
  });

  test("are none when the run was cancelled", () => {
    const factory = factoryOf({ [PIPELINE_PATH]: clean(ignored("lookup-row-limit, x-y")) });
    const document = factory.document(PIPELINE_PATH);
    assert.ok(document);
    const options = { ...optionsOf({}), isCancelled: () => true };
    assert.deepEqual(lint(new Analysis(document, factory, "kusto"), options), []);
  });

  test("can be switched off and ignored themselves", () => {
    const text = clean(ignored("lookup-row-limit"));
    assert.deepEqual(idsIn(text, { severities: [["unused-ignore", "off"]] }), []);
    assert.deepEqual(idsIn(clean(ignored("lookup-row-limit, unused-ignore"))), []);
    assert.deepEqual(idsIn(clean(ignored("unused-ignore"))), ["unused-ignore"]);
  });

  test("both count as used when two cover one finding", () => {
    const text = lookup(ignored("lookup-row-limit"), '"annotations": ["adf-kusto-ignore: lookup-row-limit"]');
    assert.deepEqual(idsIn(text), []);
  });

  test("are removed by fix-all, one after the other, but not when misspelt", () => {
    const factory = factoryOf({
      [PIPELINE_PATH]: clean(ignored("lookup-row-limit, json-syntax, jsn-syntax")),
    });
    const { texts } = fixAll({ factory, paths: [PIPELINE_PATH], scope: "kusto", options: optionsOf({}) });
    assert.equal(texts.get(PIPELINE_PATH), clean(ignored("jsn-syntax")));
  });
});
