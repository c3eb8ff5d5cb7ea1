import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { suite, test } from "node:test";
import { Analysis, type Scope } from "../../server/src/factory/analysis";
import { RULES } from "../../server/src/rules/registry";
import { lint } from "../../server/src/service/lint";
import { exportOf, type TemplateShape, type TextShape } from "../helpers/armExport";
import { type Files, factoryOf } from "../helpers/rules";

const FACTORIES = ["contoso-clean", "contoso-telemetry"];
const FORMS: readonly (readonly [TemplateShape, TextShape])[] = [
  ["array", "plain"],
  ["symbolic names", "concat"],
  ["nested deployment", "format"],
  ["inside the factory", "plain"],
];

/** The rules that say nothing of templates, since these name what other templates deploy. */
const RULES_WITHOUT_TEMPLATES: ReadonlySet<string> = new Set(["unresolved-reference"]);

suite("a factory as a template", () => {
  for (const name of FACTORIES) {
    const files = readFactory(`test/factories/${name}`);
    for (const scope of ["kusto", "factory"] as const) {
      const expected = findingsIn(files, scope);

      for (const [shape, texts] of FORMS) {
        test(`gives the findings of the folder: ${name}, scope ${scope}, ${shape}, ${texts} texts`, () => {
          const template = { "ARMTemplateForFactory.json": exportOf(files, shape, texts) };
          assert.deepEqual(findingsIn(template, scope), expected);
        });
      }
    }
  }

  test("gives them as a template of Synapse too", () => {
    const files = readFactory("test/factories/contoso-telemetry");
    const template = exportOf(files, "array")
      .replaceAll("Microsoft.DataFactory/factories", "Microsoft.Synapse/workspaces")
      .replaceAll("factoryName", "workspaceName");
    assert.deepEqual(
      findingsIn({ "TemplateForWorkspace.json": template }, "factory"),
      findingsIn(files, "factory"),
    );
  });

  test("is compared by findings that are there", () => {
    assert.ok(findingsIn(readFactory("test/factories/contoso-telemetry"), "kusto").length > 10);
  });
});

suite("a Synapse workspace", () => {
  const OWN_FILES: Files = {
    "sqlscript/Rows.json": `{ "name": "Rows", "properties": { "content": { "query": "SELECT * FROM t" }, "type": "SqlQuery" } }`,
    "kqlscript/Rows.json": `{ "name": "Rows", "properties": { "content": { "query": ".drop table T | take" } } }`,
    "notebook/Load.json": `{ "name": "Load", "properties": { "cells": [{ "cell_type": "code", "source": ["@{"] }] } }`,
    "sparkJobDefinition/Job.json": `{ "name": "Job", "properties": { "jobProperties": {} } }`,
    "bigDataPool/Pool.json": `{ "name": "Pool", "properties": { "nodeSize": "Small" } }`,
  };

  test("gives the findings of its pipelines, datasets and linked services, and none of its own files", () => {
    const files = readFactory("test/factories/contoso-telemetry");
    for (const scope of ["kusto", "factory"] as const) {
      assert.deepEqual(findingsIn({ ...files, ...OWN_FILES }, scope), findingsIn(files, scope));
    }
  });
});

function readFactory(folder: string): Files {
  const files: Record<string, string> = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".json")) continue;
    files[path.replaceAll("\\", "/")] = readFileSync(`${folder}/${path}`, "utf8");
  }
  return files;
}

/** Returns the rule and message of each finding, in an order that does not depend on where it stands. */
function findingsIn(files: Files, scope: Scope): readonly string[] {
  const factory = factoryOf(files);
  const severities = new Map(RULES.map(({ meta }) => [meta.id, "warning"] as const));
  const found = Object.keys(files).flatMap((path) => {
    const document = factory.document(path);
    assert.ok(document);
    return lint(new Analysis(document, factory, scope), {
      rules: RULES.filter(({ meta }) => !RULES_WITHOUT_TEMPLATES.has(meta.id)),
      severities,
      onCrash: (id, error) => {
        throw new Error(`Rule ${id} crashed.`, { cause: error });
      },
    });
  });
  return found.map(({ rule, message }) => `${rule.id}: ${message}`).sort();
}
