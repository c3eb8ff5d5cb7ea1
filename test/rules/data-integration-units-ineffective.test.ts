import { suite, test } from "node:test";
import { dataIntegrationUnitsIneffective as rule } from "../../server/src/rules/data-integration-units-ineffective";
import { copyInto, copyIntoKusto, dataset } from "../helpers/builders";
import { checkFix, checkRule, type Files } from "../helpers/rules";

const message = (units: number, reason: string) =>
  `Copy "Copy" asks for ${units} data integration units, but into Azure Data Explorer more than 4 help only with ` +
  `several files, and this copy ${reason}. Remove the setting; to load faster, partition the source and copy each ` +
  "part in a ForEach.";
const NO_FILES = "does not read from a store of files";

/** A copy of files with these store settings, from a dataset at this location. */
const files = (
  storeSettings: string,
  location: string,
  units = '"dataIntegrationUnits": 16',
  more = "",
): Files => ({
  "dataset/Input.json": dataset("Input", "Parquet", `{ "location": ${location}${more} }`),
  "pipeline/Load.json": copyIntoKusto(
    `{ "type": "ParquetSource", "storeSettings": { "type": "AzureBlobFSReadSettings"${storeSettings} } }`,
    units,
  ),
});

const MARKED = '"dataIntegrationUnits": «16»';
const FILE = '{ "type": "AzureBlobFSLocation", "fileSystem": "sales", "fileName": "orders.parquet" }';
const FOLDER = '{ "type": "AzureBlobFSLocation", "fileSystem": "sales", "folderPath": "orders" }';

suite("data-integration-units-ineffective", () => {
  test("reports the value on a copy from a database", () => {
    checkRule(
      rule,
      copyIntoKusto(
        '{ "type": "AzureSqlSource", "partitionOption": "None" }',
        '"dataIntegrationUnits": «32»',
      ),
      [message(32, NO_FILES)],
    );
  });

  test("reports a source of JSON that is no file, whatever the case of the sink's type", () => {
    checkRule(rule, copyInto('{ "type": "azureDataExplorerSINK" }', '{ "type": "RestSource" }', MARKED), [
      message(16, NO_FILES),
    ]);
  });

  test("reports a copy of one file by its name", () => {
    const reason = 'reads the one file "orders.parquet"';
    checkRule(rule, files("", FILE, MARKED), [message(16, reason)]);
    checkRule(rule, files(', "recursive": false', FILE, MARKED), [message(16, reason)]);
    checkRule(rule, files("", FILE, MARKED, ', "compressionCodec": "snappy"'), [message(16, reason)]);
  });

  test("reports one file of an inline dataset", () => {
    const source = `{
      "type": "ParquetSource",
      "storeSettings": { "type": "LakehouseReadSettings" },
      "datasetSettings": { "type": "Parquet", "typeProperties": { "location": ${FILE} } }
    }`;
    checkRule(rule, copyIntoKusto(source, MARKED), [message(16, 'reads the one file "orders.parquet"')]);
  });

  test("stays silent up to 4 units, and for Auto, which the authoring page writes as 0", () => {
    checkRule(rule, copyIntoKusto('{ "type": "AzureSqlSource" }', '"dataIntegrationUnits": 4'));
    checkRule(rule, copyIntoKusto('{ "type": "AzureSqlSource" }', '"dataIntegrationUnits": 0'));
    checkRule(rule, copyIntoKusto('{ "type": "AzureSqlSource" }'));
  });

  test("stays silent for a number that an expression computes", () => {
    for (const value of [
      '"@pipeline().parameters.units"',
      '{ "value": "@pipeline().parameters.units", "type": "Expression" }',
      '"@{pipeline().parameters.units}"',
    ]) {
      checkRule(rule, copyIntoKusto('{ "type": "AzureSqlSource" }', `"dataIntegrationUnits": ${value}`));
    }
  });

  test("stays silent for a database that is read in partitions", () => {
    for (const option of ['"DynamicRange"', '{ "value": "@variables(\'p\')", "type": "Expression" }']) {
      const source = `{ "type": "AzureSqlSource", "partitionOption": ${option} }`;
      checkRule(rule, copyIntoKusto(source, '"dataIntegrationUnits": 16'));
    }
  });

  test("stays silent for sources that unload into files", () => {
    for (const type of ["SnowflakeV2Source", "AzureDatabricksDeltaLakeSource"]) {
      checkRule(rule, copyIntoKusto(`{ "type": "${type}" }`, '"dataIntegrationUnits": 16'));
    }
  });

  test("stays silent for several files", () => {
    checkRule(rule, files("", FOLDER));
    checkRule(rule, files("", FILE.replace("orders.parquet", "*.parquet")));
    checkRule(rule, files(', "wildcardFileName": "*"', FILE));
    checkRule(rule, files(', "wildcardFolderPath": "2024/*"', FILE));
    checkRule(rule, files(', "fileListPath": "sales/list.txt"', FILE));
    checkRule(rule, files(', "prefix": "2024"', FILE));
    checkRule(rule, files(', "recursive": true', FILE));
    checkRule(rule, files("", FILE, undefined, ', "compression": { "type": "ZipDeflate" }'));
  });

  test("stays silent where an expression decides which file is read", () => {
    const name = '{ "value": "@dataset().file", "type": "Expression" }';
    checkRule(rule, files("", FILE.replace('"orders.parquet"', name)));
    checkRule(rule, files("", FILE.replace("orders.parquet", "@{dataset().day}.parquet")));
    checkRule(rule, files(', "recursive": "@variables(\'r\')"', FILE));
  });

  test("stays silent where the store settings are computed", () => {
    for (const settings of [
      "\"[parameters('store')]\"",
      '{ "value": "@variables(\'s\')", "type": "Expression" }',
    ]) {
      const source = `{ "type": "ParquetSource", "storeSettings": ${settings} }`;
      checkRule(rule, {
        ...files("", FILE),
        "pipeline/Load.json": copyIntoKusto(source, '"dataIntegrationUnits": 16'),
      });
    }
  });

  test("stays silent for the file sources that have no store settings", () => {
    for (const type of ["BlobSource", "FileSystemSource", "AzureDataLakeStoreSource", "AzureBlobFSSource"]) {
      checkRule(rule, copyIntoKusto(`{ "type": "${type}" }`, '"dataIntegrationUnits": 16'));
    }
  });

  test("stays silent for a dataset outside the factory, an unknown source, and another sink", () => {
    const { "pipeline/Load.json": load = "" } = files("", FILE);
    checkRule(rule, load);
    checkRule(rule, copyIntoKusto("{}", '"dataIntegrationUnits": 16'));
    checkRule(
      rule,
      copyInto('{ "type": "ParquetSink" }', '{ "type": "AzureSqlSource" }', '"dataIntegrationUnits": 16'),
    );
  });

  test("removes the property and its comma", () => {
    const source = '{ "type": "AzureSqlSource" }';
    checkFix(
      rule,
      copyIntoKusto(source, '"enableStaging": false,\n"dataIntegrationUnits": 32'),
      'Remove "dataIntegrationUnits"',
      copyIntoKusto(source, '"enableStaging": false'),
    );
  });

  test("reads the number from text, and reports the inner value of an Expression object", () => {
    for (const units of [
      '«"16"»',
      '{ "value": «16», "type": "Expression" }',
      '{ "value": «"16"», "type": "Expression" }',
    ]) {
      checkRule(rule, copyIntoKusto('{ "type": "AzureSqlSource" }', `"dataIntegrationUnits": ${units}`), [
        message(16, NO_FILES),
      ]);
    }
  });
});
