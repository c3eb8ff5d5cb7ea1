import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Factory } from "../../server/src/factory/factory";
import type { Fix, Rule } from "../../server/src/rules/rule";
import { type FixRequest, fixAll } from "../../server/src/service/fixAll";
import type { TextEdit } from "../../server/src/text/textEdit";

const META = {
  summary: "A rule for tests.",
  category: "copy",
  defaultSeverity: "warning",
  vendorPage: "https://example.org",
  fixes: [{ title: "Fix", isSafe: true }],
  since: "0.1.0",
} as const;

suite("fixAll", () => {
  test("applies the safe fixes and leaves the others", () => {
    const rules = [
      replaceRule("safe", "bad", "good"),
      replaceRule("suggested", "poor", "good", { isSafe: false }),
    ];
    assert.deepEqual(fix({ "a.json": '["bad", "poor", "bad"]' }, rules), {
      texts: { "a.json": '["good", "poor", "good"]' },
      fixedCount: 2,
    });
  });

  test("changes nothing in what it has fixed", () => {
    const rules = [replaceRule("safe", "bad", "good")];
    const { texts } = fix({ "a.json": '["bad"]' }, rules);
    assert.deepEqual(fix(texts, rules), { texts: {}, fixedCount: 0 });
  });

  test("leaves the factory that it was given as it was", () => {
    const factory = factoryOf({ "a.json": '["bad"]' });
    fixAll(request(factory, [replaceRule("safe", "bad", "good")]));
    assert.equal(factory.textOf("a.json"), '["bad"]');
  });

  test("makes fixes that meet in one place one after the other", () => {
    const rules = [
      replaceRule("first", "bad", "worse"),
      replaceRule("second", "bad", "ugly"),
      replaceRule("third", "worse", "good"),
    ];
    assert.deepEqual(fix({ "a.json": '["bad"]' }, rules), { texts: { "a.json": '["good"]' }, fixedCount: 2 });
  });

  test("makes an edit once that the findings of several files ask for", () => {
    const rule = ruleOf("other-file", ({ document, factory }) => {
      const text = factory.textOf("shared.json") ?? "";
      if (document.path === "shared.json" || text.includes("table")) return [];
      return [[{ path: "shared.json", edits: [insertion(1, '"table"')] }]];
    });
    const files = { "a.json": "[1]", "b.json": "[2]", "shared.json": "[]" };
    assert.deepEqual(fix(files, [rule]), { texts: { "shared.json": '["table"]' }, fixedCount: 2 });
  });

  test("goes on while a fix reveals another finding", () => {
    const rules = [
      replaceRule("one", "a", "b"),
      replaceRule("two", "b", "c"),
      replaceRule("three", "c", "d"),
    ];
    assert.deepEqual(fix({ "x.json": '["a"]' }, rules), { texts: { "x.json": '["d"]' }, fixedCount: 3 });
  });

  test("ends when fixes undo each other", () => {
    const rules = [replaceRule("there", "a", "b"), replaceRule("back", "b", "a")];
    assert.deepEqual(fix({ "x.json": '["a"]' }, rules).texts, {});
  });

  test("ends at a fix that changes nothing or has no edits", () => {
    const rules = [replaceRule("same", "a", "a"), ruleOf("none", () => [[{ path: "x.json", edits: [] }]])];
    assert.deepEqual(fix({ "x.json": '["a"]' }, rules), { texts: {}, fixedCount: 0 });
  });

  test("leaves out a fix that would edit a file that may not change or is not there", () => {
    const rules = [
      ruleOf("both", ({ document }) =>
        document.path === "b.json"
          ? []
          : [
              [
                { path: "a.json", edits: [insertion(0, " ")] },
                { path: "b.json", edits: [insertion(0, " ")] },
              ],
            ],
      ),
      ruleOf("nowhere", () => [[{ path: "none.json", edits: [insertion(0, " ")] }]]),
    ];
    const factory = factoryOf({ "a.json": "1", "b.json": "2" });
    const { texts } = fixAll({ ...request(factory, rules), mayEdit: (path) => path === "a.json" });
    assert.equal(texts.size, 0);
  });

  test("fixes only the findings of the files that are asked for", () => {
    const factory = factoryOf({ "a.json": '["bad"]', "b.json": '["bad"]' });
    const { texts } = fixAll({
      ...request(factory, [replaceRule("safe", "bad", "good")]),
      paths: ["b.json"],
    });
    assert.deepEqual([...texts.keys()], ["b.json"]);
  });

  test("reports a fix that fails or overlaps itself, and makes the others", () => {
    const crashed: string[] = [];
    const rules = [
      ruleOf("overlapping", ({ document }) => [
        [{ path: document.path, edits: [replacement(0, 3), replacement(1, 4)] }],
      ]),
      ruleOf("outside", ({ document }) => [[{ path: document.path, edits: [insertion(999, "x")] }]]),
      ruleOf("throwing", () => {
        throw new Error("mistake");
      }),
      replaceRule("safe", "bad", "good"),
    ];
    const factory = factoryOf({ "a.json": '["bad"]' });
    const asked = request(factory, rules);
    const onCrash = (ruleId: string) => crashed.push(ruleId);
    const { texts } = fixAll({ ...asked, options: { ...asked.options, onCrash } });
    assert.equal(texts.get("a.json"), '["good"]');
    assert.deepEqual([...new Set(crashed)].sort(), ["outside", "overlapping", "throwing"]);
  });
});

type Files = Readonly<Record<string, string>>;
type FindFixes = (analysis: Parameters<Rule["check"]>[0]) => readonly ReturnType<Fix["edits"]>[];

/** Reports a finding at the start of the document for each fix; the fixes are made when they are asked for. */
function ruleOf(id: string, findFixes: FindFixes): Rule {
  return {
    meta: { ...META, id },
    check(analysis, report) {
      const count = id === "throwing" ? 1 : findFixes(analysis).length;
      for (let index = 0; index < count; index++) {
        const edits = () => findFixes(analysis)[index] ?? [];
        report({ span: { start: 0, end: 0 }, message: "x", fixes: [{ title: "Fix", isSafe: true, edits }] });
      }
    },
  };
}

/** Reports each string with a value, and replaces it by another. */
function replaceRule(id: string, from: string, to: string, { isSafe } = { isSafe: true }): Rule {
  return {
    meta: { ...META, id },
    check({ document }, report) {
      for (const { stringValue, span } of document.root?.descendants() ?? []) {
        if (stringValue !== from) continue;
        const edits = () => [{ path: document.path, edits: [{ span, newText: JSON.stringify(to) }] }];
        report({ span, message: "x", fixes: [{ title: "Replace", isSafe, edits }] });
      }
    },
  };
}

function fix(files: Files, rules: readonly Rule[]): { texts: Files; fixedCount: number } {
  const { texts, fixedCount } = fixAll(request(factoryOf(files), rules));
  return { texts: Object.fromEntries(texts), fixedCount };
}

function request(factory: Factory, rules: readonly Rule[]): FixRequest {
  const onCrash = (ruleId: string, error: unknown) => assert.fail(`${ruleId}: ${error}`);
  const options = { rules, severities: new Map(), onCrash };
  return { factory, paths: [...factory.paths], scope: "factory", options };
}

function factoryOf(files: Files): Factory {
  const factory = new Factory("f");
  for (const [path, text] of Object.entries(files)) factory.setFile(path, text);
  factory.isComplete = true;
  return factory;
}

function insertion(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}

function replacement(start: number, end: number): TextEdit {
  return { span: { start, end }, newText: "" };
}
