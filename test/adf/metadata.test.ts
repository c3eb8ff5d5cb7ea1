import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { pageOf } from "../../server/src/adf/metadata/pages";
import { KUSTO_SNIPPETS, OTHER_SNIPPETS } from "../../server/src/service/completion/json/activitySnippets";
import { CATALOGUE } from "../helpers/catalogue";
import { readSource } from "../helpers/checkout";

const property = (model: string, ...names: readonly string[]) => {
  let properties = CATALOGUE.model(model)?.properties ?? [];
  let found = properties.find(({ name }) => name === names[0]);
  for (const name of names.slice(1)) {
    properties = found?.type.kind === "group" ? found.type.properties : [];
    found = properties.find((other) => other.name === name);
  }
  return found ?? assert.fail(`${model} has no ${names.join(".")}.`);
};

suite("the types of Data Factory", () => {
  test("are all of the package", () => {
    const count = (name: string) => CATALOGUE.kindsOf(name).size;
    assert.deepEqual(
      Object.fromEntries(
        ["Activity", "CopySource", "CopySink", "Dataset", "LinkedService", "Trigger", "DatasetLocation"].map(
          (name) => [name, count(name)],
        ),
      ),
      {
        Activity: 40,
        CopySource: 96,
        CopySink: 40,
        Dataset: 97,
        LinkedService: 114,
        Trigger: 7,
        DatasetLocation: 14,
      },
    );
  });

  test("are told apart by type, whatever its case", () => {
    assert.equal(CATALOGUE.kindOf("Activity", "copy")?.name, "CopyActivity");
    assert.equal(CATALOGUE.kindOf("CopySource", "SqlSource")?.parent, "TabularSource");
    assert.equal(CATALOGUE.kindOf("CopySource", "AzureDataExplorerSink"), undefined);
    assert.equal(CATALOGUE.kindOf("CopySink", "AzureDataExplorerSink")?.type, "AzureDataExplorerSink");
  });

  test("have names as in JSON, with types, requirements, values, defaults and sentences", () => {
    const condition = property("ActivityDependency", "dependencyConditions");
    assert.deepEqual(condition.values, ["Succeeded", "Failed", "Skipped", "Completed"]);
    assert.deepEqual(condition.type, { kind: "list", element: { kind: "string" } });
    assert.equal(condition.isRequired, true);
    const query = property("AzureDataExplorerSource", "query");
    assert.deepEqual(
      [query.type.kind, query.isRequired, query.takesExpression, query.text],
      ["string", true, true, "Database query. Should be a Kusto Query Language (KQL) query."],
    );
    const staging = property("CopyActivity", "typeProperties", "enableStaging");
    assert.deepEqual([staging.type.kind, staging.byDefault, staging.isRequired], ["boolean", "false", false]);
    assert.deepEqual(property("CopyActivity", "typeProperties", "source").type, {
      kind: "model",
      name: "CopySource",
    });
    assert.equal(property("CopyActivity", "typeProperties", "source").isRequired, true);
    assert.deepEqual(property("WebActivity", "typeProperties", "method").values, [
      "GET",
      "POST",
      "PUT",
      "DELETE",
    ]);
    assert.deepEqual(property("SqlSource", "partitionOption").values, [
      "None",
      "PhysicalPartitionsOfTable",
      "DynamicRange",
    ]);
    assert.deepEqual(property("DatasetReference", "type").values, ["DatasetReference"]);
  });

  test("have what the package lacks", () => {
    assert.deepEqual(property("AzureDataExplorerSink", "additionalProperties").type, {
      kind: "model",
      name: "KustoIngestionProperties",
    });
    assert.deepEqual(property("TabularTranslator", "mappings").type, {
      kind: "list",
      element: { kind: "model", name: "TabularMapping" },
    });
    assert.equal(property("TabularTranslator", "mapComplexValuesToString").type.kind, "boolean");
    assert.equal(CATALOGUE.kindOf("Activity", "KustoQueryLanguage")?.name, "KustoQueryLanguageActivity");
    assert.equal(property("KustoQueryLanguageActivity", "typeProperties", "command").isRequired, true);
    assert.equal(property("KustoQueryLanguageActivity", "typeProperties", "database").isFabricOnly, true);
  });

  test("have sentences without the notation of the package", () => {
    for (const name of [
      ...CATALOGUE.kindsOf("Activity").values(),
      ...CATALOGUE.kindsOf("CopySource").values(),
    ]) {
      for (const { text } of CATALOGUE.model(name)?.properties ?? []) {
        assert.doesNotMatch(text, /\bType: |or Expression|pattern: |\.\.$/, text);
      }
    }
  });

  test("come from the version that the notices and the package file name", () => {
    const { devDependencies } = JSON.parse(readSource("package.json"));
    const version = devDependencies["@azure/arm-datafactory"];
    assert.equal(CATALOGUE.source, `@azure/arm-datafactory ${version}`);
    assert.match(
      readSource("THIRD_PARTY_NOTICES.md"),
      new RegExp(`@azure/arm-datafactory.*\\| ${version} \\|`),
    );
  });

  test("have a page of the vendor each", () => {
    assert.deepEqual(pageOf("AzureBlobFSReadSettings", "pipeline"), {
      title: "Connector",
      url: "https://learn.microsoft.com/azure/data-factory/connector-azure-data-lake-storage",
    });
    assert.deepEqual(pageOf("Concur", "linkedService"), {
      title: "Template reference",
      url: "https://learn.microsoft.com/azure/templates/microsoft.datafactory/factories/linkedservices",
    });
  });

  test("include those of every activity that is written out, with all that it requires", () => {
    for (const { activity } of [...KUSTO_SNIPPETS, ...OTHER_SNIPPETS]) {
      const model = CATALOGUE.kindOf("Activity", String(activity["type"]));
      for (const { name } of (model?.properties ?? []).filter(({ isRequired }) => isRequired)) {
        assert.ok(name in activity, `${activity.name} has no ${name}`);
      }
    }
  });
});
