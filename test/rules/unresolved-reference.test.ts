import { suite, test } from "node:test";
import { unresolvedReference as rule } from "../../server/src/rules/unresolved-reference";
import { copyIntoKusto, dataset, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const linkedService = (name: string, type: string, rest = "") =>
  `{ "name": "${name}", "properties": { "type": "${type}", "typeProperties": {}${rest} } }`;
const via = (runtime: string) =>
  `, "connectVia": { "referenceName": "${runtime}", "type": "IntegrationRuntimeReference" }`;
const lookup = (name: string, source: string) =>
  pipeline(
    `{ "name": "Find", "type": "Lookup", "typeProperties": { "source": { "type": "${source}", "query": "T" }, "dataset": { "referenceName": "${name}", "type": "DatasetReference" } } }`,
  );

const INPUT = { "dataset/Input.json": dataset("Input", "Parquet") };
const LAKE = { "linkedService/Lake.json": linkedService("Lake", "AzureBlobFS") };

suite("unresolved-reference", () => {
  test("reports a dataset that no file defines, at the name", () => {
    checkRule(
      rule,
      {
        "pipeline/Load.json": lookup("Events", "AzureDataExplorerSource").replace('"Events"', '«"Events"»'),
        ...INPUT,
        ...LAKE,
      },
      [
        'No file of this factory defines the dataset "Events" that activity "Find" refers to. Add it, or correct the name.',
      ],
    );
  });

  test("reports both ends of a Copy and names what is near", () => {
    const copy = copyIntoKusto('{ "type": "ParquetSource" }').replace('"Events"', '«"Events"»');
    checkRule(
      rule,
      { "pipeline/Load.json": copy, ...INPUT, "dataset/E.json": dataset("Event", "X"), ...LAKE },
      [
        'No file of this factory defines the dataset "Events" that activity "Copy" refers to. Did you mean "Event"?',
      ],
    );
  });

  test("reports the linked service of a Command activity, and of a dataset that a Kusto activity uses", () => {
    const command =
      '{ "name": "Run", "type": "AzureDataExplorerCommand", "linkedServiceName": { "referenceName": «"Cluster"», "type": "LinkedServiceReference" } }';
    const events = dataset("Events", "Parquet").replace('"Lake"', '«"Lake"»');
    checkRule(
      rule,
      {
        "pipeline/A.json": pipeline(command),
        "pipeline/B.json": copyIntoKusto('{ "type": "ParquetSource" }').replace('"Input"', '"Events"'),
        "dataset/Events.json": events,
        "linkedService/Other.json": linkedService("Other", "AzureBlobFS"),
      },
      [
        'No file of this factory defines the linked service "Cluster" that activity "Run" refers to. Add it, or correct the name.',
        'No file of this factory defines the linked service "Lake" that dataset "Events" refers to. Add it, or correct the name.',
      ],
    );
  });

  test("reports the runtime of a linked service behind a Kusto activity's dataset", () => {
    checkRule(
      rule,
      {
        "pipeline/Load.json": copyIntoKusto('{ "type": "ParquetSource" }'),
        ...INPUT,
        "dataset/Events.json": dataset("Events", "AzureDataExplorerTable"),
        "linkedService/Lake.json": linkedService(
          "Lake",
          "AzureBlobFS",
          via("Plant").replace('"Plant"', '«"Plant"»'),
        ),
        "linkedService/Key.json": linkedService("Key", "AzureKeyVault", via("Nowhere")),
        "integrationRuntime/West.json": '{ "name": "West", "properties": { "type": "SelfHosted" } }',
      },
      [
        'No file of this factory defines the integration runtime "Plant" that linked service "Lake" refers to. Add it, or correct the name.',
      ],
    );
  });

  test("accepts names in another case, and the runtime that every factory has", () => {
    checkRule(rule, {
      "pipeline/Load.json": lookup("INPUT", "AzureDataExplorerSource"),
      ...INPUT,
      "linkedService/Lake.json": linkedService(
        "Lake",
        "AzureDataExplorer",
        via("autoResolveIntegrationRuntime"),
      ),
      "integrationRuntime/West.json": '{ "name": "West", "properties": { "type": "SelfHosted" } }',
    });
  });

  test("stays silent when the factory holds nothing of that kind", () => {
    checkRule(rule, { "pipeline/Load.json": lookup("Events", "AzureDataExplorerSource") });
  });

  test("stays silent when a file of that name cannot be read or holds another name", () => {
    const text = lookup("Events", "AzureDataExplorerSource");
    checkRule(rule, { "pipeline/Load.json": text, ...INPUT, ...LAKE, "dataset/Events.json": "{" });
    checkRule(rule, {
      "pipeline/Load.json": text,
      ...INPUT,
      ...LAKE,
      "dataset/Events.json": dataset("Old", "X"),
    });
  });

  test("stays silent on placeholders", () => {
    for (const name of ["#{events}#", "<dataset>", "__events__", "$(events)"]) {
      checkRule(rule, { "pipeline/Load.json": lookup(name, "AzureDataExplorerSource"), ...INPUT, ...LAKE });
    }
  });

  test("stays silent on a file outside the folders of a factory, and on templates", () => {
    checkRule(rule, { "Load.json": lookup("Events", "AzureDataExplorerSource"), ...INPUT, ...LAKE });
    const template = `{ "contentVersion": "1.0.0.0", "resources": [{ "name": "[concat(parameters('f'), '/Load')]", "type": "Microsoft.DataFactory/factories/pipelines", "properties": { "activities": [{ "name": "Run", "type": "AzureDataExplorerCommand", "linkedServiceName": { "referenceName": "Cluster", "type": "LinkedServiceReference" } }] } }] }`;
    checkRule(rule, { "pipeline/Load.json": template, ...LAKE });
  });

  test("looks at references that have nothing to do with Kusto only with scope factory", () => {
    const files = (name: string) => ({
      "pipeline/Load.json": lookup("Events", "AzureSqlSource").replace('"Events"', name),
      ...INPUT,
      ...LAKE,
    });
    checkRule(rule, files('"Events"'));
    checkRule(
      rule,
      files('«"Events"»'),
      [
        'No file of this factory defines the dataset "Events" that activity "Find" refers to. Add it, or correct the name.',
      ],
      { scope: "factory" },
    );
  });

  test("reports other kinds of references with scope factory", () => {
    checkRule(
      rule,
      {
        "pipeline/Load.json": pipeline(
          '{ "name": "Go", "type": "ExecutePipeline", "typeProperties": { "pipeline": { "referenceName": «"Lod"», "type": "PipelineReference" } } }',
        ),
      },
      [
        'No file of this factory defines the pipeline "Lod" that activity "Go" refers to. Did you mean "Load"?',
      ],
      { scope: "factory" },
    );
  });

  test("changes to the name that was meant", () => {
    checkFix(
      rule,
      { "pipeline/Load.json": lookup("Inptu", "AzureDataExplorerSource"), ...INPUT, ...LAKE },
      'Change to "Input"',
      { "pipeline/Load.json": lookup("Input", "AzureDataExplorerSource") },
    );
  });

  test("reads references without a type by the property that holds them", () => {
    const copy = copyIntoKusto('{ "type": "ParquetSource" }')
      .replaceAll(', "type": "DatasetReference"', "")
      .replace('"Events"', '«"Events"»');
    checkRule(rule, { "pipeline/Load.json": copy, ...INPUT, ...LAKE }, [
      'No file of this factory defines the dataset "Events" that activity "Copy" refers to. Add it, or correct the name.',
    ]);
  });
});
