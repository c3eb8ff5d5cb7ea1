import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { suite, test } from "node:test";
import { RULES } from "../../server/src/rules/registry";
import type { Rule } from "../../server/src/rules/rule";
import type { Finding } from "../../server/src/service/finding";
import { faultFindingAnswers } from "../helpers/kustoParser";
import { documentedRules, examplesOf, filesOf } from "../helpers/ruleExamples";
import {
  BUILT_TEXTS,
  fabricForm,
  hasSameWordsInFabric,
  rulesWithoutFabric,
  TEMPLATES,
} from "../helpers/ruleForms";
import { applyFix, type Files, lintFiles } from "../helpers/rules";
import { CONTAINERS, SPELLINGS } from "../helpers/ruleVariants";

suite("every rule", () => {
  test("has a page, a test and a line in the registry", () => {
    const ids = RULES.map(({ meta }) => meta.id).sort();
    assert.deepEqual([...documentedRules()].sort(), ids);
    assert.deepEqual(
      ids.filter((id) => !existsSync(`test/rules/${id}.test.ts`)),
      [],
    );
  });

  test("that is left out of Fabric exists", () => {
    const ids = new Set(RULES.map(({ meta }) => meta.id));
    assert.deepEqual(
      rulesWithoutFabric().filter((id) => !ids.has(id)),
      [],
    );
  });

  test("has a complete description", () => {
    for (const { meta } of RULES) {
      assert.match(meta.id, /^[a-z]+(-[a-z]+)+$/);
      assert.match(meta.summary, /^[A-Z"`.].*\.$/, meta.id);
      assert.match(meta.vendorPage, /^https:\/\/(learn\.microsoft\.com|www\.rfc-editor\.org)\//, meta.id);
      assert.match(meta.since, /^\d+\.\d+\.\d+$/, meta.id);
    }
  });
});

for (const rule of RULES) {
  suite(`examples of ${rule.meta.id}`, () => {
    const examples = examplesOf(rule.meta.id);

    test("show both what is reported and what is accepted", () => {
      assert.ok(examples.some(({ isReported }) => isReported));
      assert.ok(examples.some(({ isReported }) => !isReported));
    });

    for (const example of examples) {
      const files = filesOf(example);
      const name = `line ${example.line}`;

      test(`${name} is ${example.isReported ? "reported" : "accepted"}`, () => {
        assert.equal(lintFiles(rule, files).length > 0, example.isReported);
      });

      test(`${name} is judged alike in every container, spelling and form`, () => checkVariants(rule, files));
      test(`${name} is judged alike in Fabric`, () => checkFabric(rule, files));
      test(`${name}: every fix cures its finding and is done after one time`, () => checkFixes(rule, files));
      test(`${name}: every fix is right in texts that a template puts together`, () => {
        for (const [, variant] of BUILT_TEXTS) checkFixes(rule, variant(files, rule.meta.id) ?? {});
      });
      test(`${name} can be cut anywhere`, () => checkTruncation(rule, files));
    }
  });
}

/** The findings of a rule must not depend on where an activity stands or on how the file is written. */
function checkVariants(rule: Rule, files: Files): void {
  const expected = messagesOf(rule, files);
  for (const [name, variant] of [...SPELLINGS, ...CONTAINERS, ...TEMPLATES, ...BUILT_TEXTS]) {
    const changed = variant(files, rule.meta.id);
    if (changed === undefined) continue;
    assert.deepEqual(messagesOf(rule, changed), expected, name);
  }
}

function checkFabric(rule: Rule, files: Files): void {
  const items = fabricForm(files, rule.meta.id);
  if (items === undefined) return;
  const [found, expected] = [messagesOf(rule, items), messagesOf(rule, files)];
  if (hasSameWordsInFabric(rule.meta.id)) assert.deepEqual(found, expected);
  else assert.equal(found.length > 0, expected.length > 0);
  checkFixes(rule, items);
}

function checkFixes(rule: Rule, files: Files): void {
  const findings = lintFiles(rule, files);
  for (const [index, finding] of findings.entries()) {
    for (const [number, fix] of finding.fixes.entries()) {
      const fixed = applyFix(files, fix);
      for (const [path, text] of Object.entries(fixed)) {
        assert.doesNotThrow(() => JSON.parse(text), `${fix.title}: ${path} is no JSON any more.`);
      }
      const rest = lintFiles(rule, fixed);
      assert.ok(rest.length < findings.length, `${fix.title} does not cure the finding.`);
      const again = rest[index]?.fixes[number];
      if (again?.title === fix.title && rest[index]?.message === finding.message)
        assert.fail(`${fix.title} is not done.`);
      if (fix.isSafe)
        assert.ok(
          rule.meta.fixes.some(({ isSafe }) => isSafe),
          "A safe fix is not declared.",
        );
    }
  }
}

function checkTruncation(rule: Rule, files: Files): void {
  const needsParser = rule.meta.needsKustoParser === true;
  for (const [path, text] of Object.entries(files)) {
    for (let length = 0; length < text.length; length += 1) {
      const cut = { ...files, [path]: text.slice(0, length) };
      if (needsParser) checkSpans(cut, lintFiles(rule, cut, "kusto", undefined, faultFindingAnswers));
      checkSpans(cut, lintFiles(rule, cut));
    }
  }
}

function checkSpans(files: Files, findings: readonly Finding[]): void {
  for (const { path, span } of findings) {
    const length = files[path]?.length ?? 0;
    assert.ok(span.start >= 0 && span.start <= span.end && span.end <= length);
  }
}

function messagesOf(rule: Rule, files: Files): readonly string[] {
  return lintFiles(rule, files)
    .map(({ message, severity }) => `${severity}: ${message}`)
    .sort();
}
