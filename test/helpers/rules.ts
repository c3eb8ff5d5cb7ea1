import assert from "node:assert/strict";
import { Analysis, type KustoAnswers, type Scope } from "../../server/src/factory/analysis";
import { Factory } from "../../server/src/factory/factory";
import type { NamedSchema } from "../../server/src/kql/schema/schema";
import type { FileEdits, Fix, Rule } from "../../server/src/rules/rule";
import type { Finding } from "../../server/src/service/finding";
import { lint } from "../../server/src/service/lint";
import type { Span } from "../../server/src/text/span";
import { applyEdits } from "../../server/src/text/textEdit";
import { kustoAnswers, mistakeAnswers } from "./kustoParser";
import { readMarks } from "./marks";

/** The files of a factory by path, such as `dataset/Csv.json`; `«…»` marks where findings are expected. */
export type Files = Readonly<Record<string, string>>;

/** The file that a fixture without a path stands for. */
export const PIPELINE_PATH = "pipeline/Load.json";

/**
 * Checks that a rule reports the marked spans with the messages given, file by file and in document order, and
 * nothing else. A single text is the file `pipeline/Load.json`.
 */
export function checkRule(
  rule: Rule,
  fixture: string | Files,
  messages: readonly string[] = [],
  options: { readonly scope?: Scope; readonly schema?: NamedSchema } = {},
): void {
  const { files, spans } = readFixture(fixture);
  const found = lintFiles(rule, files, options.scope, options.schema);
  assert.deepEqual(
    found.map((finding) => finding.message),
    messages,
  );
  assert.deepEqual(found.map(placeText(files)), spans.map(placeText(files)));
}

/** Returns what a rule finds in a factory of these files, in the order of the files. */
export function lintFiles(
  rule: Rule,
  files: Files,
  scope: Scope = "kusto",
  schema?: NamedSchema,
  answers: KustoAnswers = answersFor(rule),
): readonly Finding[] {
  const factory = factoryOf(files);
  return Object.keys(files).flatMap((path) => {
    const document = factory.document(path);
    assert.ok(document);
    const severity = rule.meta.defaultSeverity === "off" ? "hint" : undefined;
    const known = rule.meta.needsKustoParser === true ? answers : undefined;
    return lint(new Analysis(document, factory, scope, known, schema), {
      rules: [rule],
      severities: new Map(severity === undefined ? [] : [[rule.meta.id, severity]]),
      onCrash: (id, error) => {
        throw new Error(`Rule ${id} crashed.`, { cause: error });
      },
    });
  });
}

/** Advice takes the most time, and one rule reads it. */
function answersFor({ meta }: Rule): KustoAnswers {
  return meta.id === "kql-syntax" ? mistakeAnswers : kustoAnswers;
}

/**
 * Checks that the fix of this title, of the first finding that offers it, turns the files into those expected;
 * files that are not named stay as they are. Then checks that the result no longer holds that finding.
 */
export function checkFix(rule: Rule, fixture: string | Files, title: string, expected: string | Files): void {
  const { files } = readFixture(fixture);
  const findings = lintFiles(rule, files);
  const offered = findings.flatMap((finding) => finding.fixes);
  const fix = offered.find((candidate) => candidate.title === title);
  assert.ok(fix, `No fix "${title}" among: ${offered.map((candidate) => candidate.title).join(" · ")}`);
  const fixed = applyFix(files, fix);
  const wanted = typeof expected === "string" ? { [PIPELINE_PATH]: expected } : expected;
  assert.deepEqual(fixed, { ...files, ...wanted });
  assert.ok(lintFiles(rule, fixed).length < findings.length, "The finding is still there.");
}

/** Returns the files after a fix. */
export function applyFix(files: Files, fix: Fix): Files {
  return fix.edits().reduce(applyFileEdits, files);
}

function applyFileEdits(files: Files, { path, edits }: FileEdits): Files {
  return { ...files, [path]: applyEdits(files[path] ?? "", edits) };
}

/** Returns a factory that holds these files and no others. */
export function factoryOf(files: Files): Factory {
  const factory = new Factory("");
  for (const [path, text] of Object.entries(files)) factory.setFile(path, text);
  factory.isComplete = true;
  return factory;
}

interface Fixture {
  readonly files: Files;
  readonly spans: readonly { path: string; span: Span }[];
}

function readFixture(fixture: string | Files): Fixture {
  const marked = typeof fixture === "string" ? { [PIPELINE_PATH]: fixture } : fixture;
  const files: Record<string, string> = {};
  const spans: { path: string; span: Span }[] = [];
  for (const [path, markedText] of Object.entries(marked)) {
    const read = readMarks(markedText);
    files[path] = read.text;
    spans.push(...read.spans.map((span) => ({ path, span })));
  }
  return { files, spans };
}

/** Shows a place as its file, offset and text, which reads better in a failure than two numbers. */
function placeText(files: Files): (place: { path: string; span: Span }) => string {
  return ({ path, span }) => `${path}@${span.start}: ${(files[path] ?? "").slice(span.start, span.end)}`;
}
