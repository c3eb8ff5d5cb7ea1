import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readDocument } from "../../server/src/adf/document";
import { Factory } from "../../server/src/factory/factory";
import { kustoFilesOf } from "../../server/src/factory/relevance";
import { copyIntoKusto, dataset, pipeline } from "../helpers/builders";
import { type Files, factoryOf } from "../helpers/rules";

const LINKED = '{ "name": "Lake", "properties": { "type": "AzureBlobFS", "typeProperties": {} } }';

const FILES: Files = {
  "f/pipeline/Load.json": copyIntoKusto('{ "type": "DelimitedTextSource" }'),
  "f/pipeline/Other.json": pipeline('{ "name": "Wait", "type": "Wait" }'),
  "f/dataset/Input.json": dataset("Input", "DelimitedText"),
  "f/dataset/Unused.json": dataset("Unused", "Json"),
  "f/linkedService/Lake.json": LINKED,
};

/** A factory that writes down which files it parses. */
function countingFactory(files: Files) {
  const parsed: string[] = [];
  const factory = new Factory("f", (path, text) => {
    parsed.push(path);
    return readDocument(path, text);
  });
  for (const [path, text] of Object.entries(files)) factory.setFile(path, text);
  return { factory, parsed };
}

suite("a factory", () => {
  test("resolves names whatever their case", () => {
    assert.equal(factoryOf(FILES).find("dataset", "INPUT")?.resource.name, "Input");
    assert.equal(factoryOf(FILES).find("linkedService", "Input"), undefined);
  });

  test("knows that a file mentions Azure Data Explorer, however it spells that", () => {
    const mentions = [
      '{ "type": "AzureDataEXplorerSink" }',
      '{ "type": "azuredataexplorersink" }',
      '{ "type": "KUSTO" }',
      '{ "type": "kUsto" }',
      String.raw`{ "type": "\u004busto" }`,
      String.raw`{ "type": "AzureDataE\u0058plorerSink" }`,
    ];
    const factory = factoryOf(
      Object.fromEntries(mentions.map((text, index) => [`f/dataset/${index}.json`, text])),
    );
    assert.deepEqual(
      mentions.filter((_, index) => !factory.mentionsKusto(`f/dataset/${index}.json`)),
      [],
    );
    assert.equal(
      factoryOf({ "f/dataset/A.json": '{ "type": "Json" }' }).mentionsKusto("f/dataset/A.json"),
      false,
    );
  });

  test("finds a resource by the name in it, not by that of its file", () => {
    const factory = factoryOf({ "f/dataset/Old name.json": `{ "properties": {}, "name": "New" }` });
    assert.equal(factory.find("dataset", "new")?.document.path, "f/dataset/Old name.json");
    assert.equal(factory.find("dataset", "old name"), undefined);
  });

  test("tells who uses a resource", () => {
    const uses = factoryOf(FILES).usesOf("dataset", "input");
    assert.deepEqual(
      uses.map(({ document, reference }) => `${document.path} ${reference.name}`),
      ["f/pipeline/Load.json Input"],
    );
    assert.equal(factoryOf(FILES).usesOf("linkedService", "Lake").length, 2);
  });

  test("reads names with escapes", () => {
    const load = copyIntoKusto('{ "type": "DelimitedTextSource" }').replace('"Input"', '"In\\u0070ut"');
    assert.equal(factoryOf({ ...FILES, "f/pipeline/Load.json": load }).usesOf("dataset", "Input").length, 1);
  });

  test("parses a file once, and after a change only the changed one", () => {
    const { factory, parsed } = countingFactory(FILES);
    for (const path of factory.paths) factory.document(path);
    factory.usesOf("dataset", "Input");
    assert.equal(parsed.length, Object.keys(FILES).length);

    factory.setFile("f/linkedService/Lake.json", LINKED.replace("AzureBlobFS", "AzureBlobStorage"));
    for (const path of factory.paths) factory.document(path);
    factory.usesOf("dataset", "Input");
    factory.find("linkedService", "lake");
    assert.deepEqual(parsed.slice(Object.keys(FILES).length), ["f/linkedService/Lake.json"]);
  });

  test("parses nothing for a file that is set again with the same text", () => {
    const { factory, parsed } = countingFactory(FILES);
    for (let round = 0; round < 2; round++) {
      factory.setFile("f/dataset/Input.json", FILES["f/dataset/Input.json"] ?? "");
      factory.document("f/dataset/Input.json");
    }
    assert.deepEqual(parsed, ["f/dataset/Input.json"]);
  });

  test("finds the files that matter to Kusto without parsing the others", () => {
    const { factory, parsed } = countingFactory(FILES);
    assert.deepEqual([...kustoFilesOf(factory)].sort(), [
      "f/dataset/Input.json",
      "f/linkedService/Lake.json",
      "f/pipeline/Load.json",
    ]);
    assert.deepEqual([...new Set(parsed)].sort(), [
      "f/dataset/Input.json",
      "f/linkedService/Lake.json",
      "f/pipeline/Load.json",
    ]);
  });

  test("counts a pipeline that only names a legacy dataset among the files that matter", () => {
    const files = {
      "f/dataset/Old.json": dataset("Old", "KustoTable"),
      "f/pipeline/Check.json": pipeline(
        '{ "name": "Check", "type": "Validation", "typeProperties": { "dataset": { "referenceName": "Old", "type": "DatasetReference" } } }',
      ),
    };
    assert.deepEqual([...kustoFilesOf(factoryOf(files))].sort(), Object.keys(files));
  });
});
