import { suite, test } from "node:test";
import { jsonSyntax as rule } from "../../server/src/rules/json-syntax";
import { checkRule } from "../helpers/rules";

const SENTENCE = "This file is not valid JSON, so Data Factory cannot load it.";

suite("json-syntax", () => {
  test("reports the first mistake only", () => {
    checkRule(rule, '{ "name": "Load" «"properties"» { "activities": [ }', [
      `${SENTENCE} Expected a comma or a closing "}" here.`,
    ]);
  });

  test("reports a file that ends too early, at its end", () => {
    checkRule(rule, '{ "name": "Load", "properties": { "activities": []«»', [
      `${SENTENCE} The file ends before a closing "}".`,
    ]);
  });

  test("reports keys without quotes", () => {
    checkRule(rule, '{ «name»: "Load", "properties": {} }', [
      `${SENTENCE} Expected a property name in double quotes.`,
    ]);
  });

  test("reports a loose file whose readable part is a pipeline", () => {
    checkRule(rule, { "drafts/Load.json": '{ "name": "Load", "properties": { "activities": [] «]» }' }, [
      `${SENTENCE} Expected a comma or a closing "}" here.`,
    ]);
  });

  test("reports a file of a factory's folder that nothing can be read of", () => {
    checkRule(rule, { "dataset/Csv.json": "«<»" }, [`${SENTENCE} Expected a value here.`]);
  });

  test("accepts comments and trailing commas", () => {
    checkRule(rule, '{ "name": "Load", /* today */ "properties": { "activities": [], }, } // end');
  });

  test("stays silent on a broken file that is no resource", () => {
    checkRule(rule, { "src/settings.json": '{ "a": 1 "b": 2 }' });
  });
});
