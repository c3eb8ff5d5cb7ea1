import { suite, test } from "node:test";
import { legacyKustoStore as rule } from "../../server/src/rules/legacy-kusto-store";
import { copyInto, dataset, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const linkedService = (type: string, typeProperties: string) =>
  `{ "name": "Telemetry", "properties": { "type": ${type}, "typeProperties": ${typeProperties} } }`;

const command = (reference: string) =>
  pipeline(`{
  "name": "Purge",
  "type": "AzureDataExplorerCommand",
  "linkedServiceName": { "referenceName": ${reference}, "type": "LinkedServiceReference" },
  "typeProperties": { "command": ".show tables" }
}`);

suite("legacy-kusto-store", () => {
  test("reports a linked service and names the properties that the new type needs", () => {
    checkRule(
      rule,
      {
        "linkedService/Telemetry.json": linkedService(
          '«"Kusto"»',
          '{ "endpoint": "https://c", "servicePrincipalId": "1" }',
        ),
      },
      [
        'Linked service "Telemetry" uses the old data store "Kusto". Use "AzureDataExplorer", which also needs ' +
          '"database" and "tenant".',
      ],
    );
  });

  test("asks for no tenant without a service principal", () => {
    checkRule(rule, { "linkedService/Telemetry.json": linkedService('«"Kusto"»', '{ "database": "d" }') }, [
      'Linked service "Telemetry" uses the old data store "Kusto". Use "AzureDataExplorer".',
    ]);
  });

  test("reads fields that stand straight under properties", () => {
    const text = '{ "name": "Telemetry", "properties": { "type": «"kusto"», "database": "d" } }';
    checkRule(rule, { "linkedService/Telemetry.json": text }, [
      'Linked service "Telemetry" uses the old data store "Kusto". Use "AzureDataExplorer".',
    ]);
  });

  test("reports a command activity", () => {
    checkRule(
      rule,
      pipeline(
        '{ "name": "Purge", "type": «"KustoCommand"», "typeProperties": { "commandType": "Control" } }',
      ),
      [
        'Activity "Purge" has the type "KustoCommand" of the old data store "Kusto". Use "AzureDataExplorerCommand".',
      ],
    );
  });

  test("reports a dataset, a source and a sink with the wording of a guess", () => {
    checkRule(
      rule,
      {
        "dataset/Old.json": dataset("Old", "KustoTable").replace('"KustoTable"', '«"KustoTable"»'),
        "pipeline/Load.json": copyInto('{ "type": «"KustoSink"» }', '{ "type": «"KustoSource"» }'),
      },
      [
        'Dataset "Old" looks like the old data store "Kusto". Use "AzureDataExplorerTable".',
        'The source of activity "Copy" looks like the old data store "Kusto". Use "AzureDataExplorerSource".',
        'The sink of activity "Copy" looks like the old data store "Kusto". Use "AzureDataExplorerSink".',
      ],
    );
  });

  test("reports references to a legacy linked service, whatever the case of the name", () => {
    checkRule(
      rule,
      {
        "linkedService/Telemetry.json": linkedService('«"Kusto"»', '{ "database": "d" }'),
        "pipeline/Load.json": command('«"TELEMETRY"»'),
      },
      [
        'Linked service "Telemetry" uses the old data store "Kusto". Use "AzureDataExplorer".',
        'Linked service "TELEMETRY" belongs to the old data store "Kusto". Move it to Azure Data Explorer.',
      ],
    );
  });

  test("reports a dataset's reference to a legacy linked service", () => {
    checkRule(
      rule,
      {
        "linkedService/Lake.json": linkedService('«"Kusto"»', '{ "database": "d" }').replace(
          "Telemetry",
          "Lake",
        ),
        "dataset/Events.json": dataset("Events", "AzureDataExplorerTable").replace('"Lake"', '«"Lake"»'),
      },
      [
        'Linked service "Lake" uses the old data store "Kusto". Use "AzureDataExplorer".',
        'Linked service "Lake" belongs to the old data store "Kusto". Move it to Azure Data Explorer.',
      ],
    );
  });

  test("stays silent on a reference to a linked service outside the factory", () => {
    checkRule(rule, command('"Elsewhere"'));
  });

  test("stays silent on the new types and on a resource that is only named Kusto", () => {
    checkRule(rule, {
      "linkedService/Kusto.json": linkedService('"AzureDataExplorer"', '{ "database": "d" }').replace(
        "Telemetry",
        "Kusto",
      ),
      "pipeline/Load.json": command('"Kusto"'),
    });
  });

  test("renames a linked service's type", () => {
    checkFix(
      rule,
      { "linkedService/Telemetry.json": linkedService('"Kusto"', '{ "database": "d" }') },
      'Change the type to "AzureDataExplorer"',
      { "linkedService/Telemetry.json": linkedService('"AzureDataExplorer"', '{ "database": "d" }') },
    );
  });

  test("renames a command activity and drops its command type", () => {
    const activity = (type: string, rest: string) =>
      pipeline(
        `{ "name": "Purge", "type": "${type}", "typeProperties": { ${rest}"command": ".show tables" } }`,
      );
    checkFix(
      rule,
      activity("KustoCommand", '"commandType": "Control", '),
      'Change the type to "AzureDataExplorerCommand"',
      activity("AzureDataExplorerCommand", ""),
    );
  });

  test("renames the linked service from a reference to it", () => {
    const files = (type: string) => ({
      "linkedService/Telemetry.json": linkedService(type, '{ "database": "d" }'),
    });
    checkFix(
      rule,
      { "pipeline/Load.json": command('"Telemetry"'), ...files('"Kusto"') },
      'Change the type of "Telemetry" to "AzureDataExplorer"',
      files('"AzureDataExplorer"'),
    );
  });
});
