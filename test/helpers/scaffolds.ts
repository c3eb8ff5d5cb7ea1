import assert from "node:assert/strict";
import { Analysis } from "../../server/src/factory/analysis";
import { Factory } from "../../server/src/factory/factory";
import { RULES } from "../../server/src/rules/registry";
import type { Finding } from "../../server/src/service/finding";
import { lint } from "../../server/src/service/lint";
import { filesOf, type NewFile, SCAFFOLDS, type Scaffold } from "../../server/src/service/scaffold/scaffolds";
import { kustoAnswers } from "./kustoParser";
import type { Files } from "./rules";

/** Returns the scaffold of an id. */
export function scaffoldOf(id: string): Scaffold {
  const found = SCAFFOLDS.find((scaffold) => scaffold.id === id);
  assert.ok(found, `There is no scaffold ${id}.`);
  return found;
}

/** Returns a factory in the folder `f` that holds these files and no others; their paths begin behind that folder. */
export function factoryIn(files: Files): Factory {
  const factory = new Factory("f");
  for (const [path, text] of Object.entries(files)) factory.setFile(`f/${path}`, text);
  factory.isComplete = true;
  return factory;
}

/** Returns the files that a scaffold makes from answers; fails when there is a problem. */
export function newFiles(
  id: string,
  factory: Factory,
  answers: Readonly<Record<string, string>>,
): readonly NewFile[] {
  const made = filesOf(scaffoldOf(id), factory, new Map(Object.entries(answers)));
  assert.ok(made.kind === "files", made.kind === "problem" ? made.problem : "");
  return made.files;
}

/** Returns the problem that keeps a scaffold from making files from answers. */
export function problemWith(id: string, factory: Factory, answers: Readonly<Record<string, string>>): string {
  const made = filesOf(scaffoldOf(id), factory, new Map(Object.entries(answers)));
  return made.kind === "problem" ? made.problem : assert.fail("There is no problem.");
}

/** Adds files to a factory and returns what every rule finds in them, those included that are off by default. */
export function findingsInAdded(factory: Factory, files: readonly NewFile[]): readonly Finding[] {
  for (const { path, text } of files) factory.setFile(path, text);
  const severities = new Map(RULES.map(({ meta }) => [meta.id, "warning"] as const));
  return files.flatMap(({ path }) => {
    const document = factory.document(path);
    assert.ok(document);
    return lint(new Analysis(document, factory, "factory", kustoAnswers), {
      rules: RULES,
      severities,
      onCrash: (id, error) => assert.fail(`${id}: ${String(error)}`),
    });
  });
}
