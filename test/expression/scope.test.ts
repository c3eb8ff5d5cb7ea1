import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type Reference, referencesIn } from "../../server/src/expression/scope";
import { expressionOf, mark, parse } from "../helpers/expressionText";

function show(reference: Reference): string {
  if (reference.kind === "item") return `item ${showSteps(reference.steps)}`.trim();
  const steps = reference.kind === "activity" ? showSteps(reference.steps) : "";
  return `${reference.kind} ${reference.name} ${steps}`.trim();
}

function showSteps(
  steps: readonly { readonly name: string | undefined; readonly isSafe: boolean }[],
): string {
  return steps.map(({ name, isSafe }) => `${isSafe ? "?" : ""}.${name ?? "*"}`).join("");
}

function checkReferences(body: string, expected: readonly string[]): void {
  assert.deepEqual([...referencesIn(parse(body))].map(show), expected);
}

/** Checks the names of the references in a document, which `marked` has in `«…»`. */
function checkNames(marked: string): void {
  const document = marked.replaceAll(/[«»]/g, "");
  const expression = expressionOf(document);
  const spans = [...referencesIn(expression)].map((reference) => expression.toDocument(reference.nameSpan));
  assert.equal(mark(document, spans), marked);
}

suite("expression/scope", () => {
  test("finds parameters and variables of every kind", () => {
    checkReferences("concat(pipeline().parameters.Day, variables('Count'))", [
      "pipelineParameter Day",
      "variable Count",
    ]);
    checkReferences("pipeline().globalParameters.Env-Name", ["globalParameter Env-Name"]);
    checkReferences("pipeline().libraryVariables.Cluster", ["libraryVariable Cluster"]);
    checkReferences("concat(dataset().Table, linkedService()['Server'])", [
      "datasetParameter Table",
      "linkedServiceParameter Server",
    ]);
  });

  test("compares the names of the language without case", () => {
    checkReferences("PIPELINE()?.Parameters['Day'].year", ["pipelineParameter Day"]);
    checkReferences("LinkedService().Server", ["linkedServiceParameter Server"]);
  });

  test("finds activities with what is taken from them", () => {
    checkReferences("activity('Find rows').output.firstRow?.Day", [
      "activity Find rows .output.firstRow?.Day",
    ]);
    checkReferences("activity('L').output.value[0]?['a b']", ["activity L .output.value.*?.a b"]);
    checkReferences("activity('L')", ["activity L"]);
  });

  test("finds the current item with what is taken from it", () => {
    checkReferences("concat(item(), item().name)", ["item", "item .name"]);
  });

  test("finds references inside indexes and arguments, in document order", () => {
    checkReferences("activity(concat('a', item().b)).output[variables('v')]", ["item .b", "variable v"]);
    checkReferences("item()[pipeline().parameters.a][variables('b')].c", [
      "item .*.*.c",
      "pipelineParameter a",
      "variable b",
    ]);
  });

  test("is silent about computed names, missing names and what the pipeline itself knows", () => {
    checkReferences("variables(concat('a', 'b'))", []);
    checkReferences("pipeline().parameters[toLower('A')]", []);
    checkReferences("concat(pipeline().RunId, pipeline().TriggerTime, pipeline().parameters)", []);
    checkReferences("activity()", []);
    checkReferences("dataset().", []);
  });

  test("gives the name alone", () => {
    checkNames(`"@concat(pipeline().parameters.«Day», variables('«Count»'))"`);
    checkNames(String.raw`"@concat('\"', activity('«It''s \u0041»').output, dataset()?['«a-b»'])"`);
    checkNames(`"@concat(«item»().x, variables('«Day»"`);
  });
});
