import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { regionMismatch as rule } from "../../server/src/rules/region-mismatch";
import { checkRule, type Files, lintFiles } from "../helpers/rules";

const linkedService = (endpoint: string, reference = '«"Runtime"»', type = "AzureDataExplorer") =>
  `{
  "name": "Cluster",
  "properties": {
    "type": "${type}",
    "typeProperties": { "endpoint": ${endpoint}, "database": "Sales" },
    "connectVia": { "referenceName": ${reference}, "type": "IntegrationRuntimeReference" }
  }
}`;

const runtime = (location: string, type = "Managed") =>
  `{
  "name": "Runtime",
  "properties": { "type": "${type}", "typeProperties": { "computeProperties": { "location": ${location} } } }
}`;

const NORTH = '"https://contoso.northeurope.kusto.windows.net"';

const factory = (endpoint: string, location: string, isMarked = true): Files => ({
  "linkedService/Cluster.json": linkedService(endpoint, isMarked ? undefined : '"Runtime"'),
  "integrationRuntime/Runtime.json": runtime(location),
});

const message = (location: string, region: string) =>
  `Linked service "Cluster" connects through integration runtime "Runtime" in "${location}", but its cluster is in ` +
  `"${region}", so every copy crosses regions and is slower. Use a runtime in "${region}".`;

suite("region-mismatch", () => {
  test("reports the reference to a runtime in another region", () => {
    checkRule(rule, factory(NORTH, '"West Europe"'), [message("West Europe", "northeurope")]);
  });

  test("reads addresses with blanks, a slash, a port and capitals", () => {
    for (const endpoint of [
      '"https://contoso.northeurope.kusto.windows.net "',
      '"https://contoso.northeurope.kusto.windows.net/"',
      '"https://contoso.northeurope.kusto.windows.net:443"',
      '"HTTPS://Contoso.NorthEurope.Kusto.Windows.Net"',
      '"https://ingest-contoso.northeurope.kusto.windows.net"',
    ]) {
      checkRule(rule, factory(endpoint, '"westus2"'), [message("westus2", "northeurope")]);
    }
  });

  test("compares types without regard to case", () => {
    checkRule(
      rule,
      {
        "linkedService/Cluster.json": linkedService(NORTH, undefined, "azuredataexplorer"),
        "integrationRuntime/Runtime.json": runtime('"East US"', "managed"),
      },
      [message("East US", "northeurope")],
    );
  });

  test("reads fields that stand straight under properties", () => {
    checkRule(
      rule,
      {
        "linkedService/Cluster.json": `{ "name": "Cluster", "properties": { "type": "AzureDataExplorer", "endpoint": ${NORTH}, "connectVia": { "referenceName": «"Runtime"», "type": "IntegrationRuntimeReference" } } }`,
        "integrationRuntime/Runtime.json": runtime('"UK South"'),
      },
      [message("UK South", "northeurope")],
    );
  });

  test("points at the location", () => {
    const [finding] = lintFiles(rule, factory(NORTH, '"West Europe"', false));
    assert.deepEqual(
      finding?.related.map((place) => [place.path, place.message]),
      [["integrationRuntime/Runtime.json", "The region of the runtime is set here."]],
    );
  });

  test("stays silent in the same region, however it is written", () => {
    checkRule(rule, factory(NORTH, '"North Europe"', false));
    checkRule(rule, factory(NORTH, '"northeurope"', false));
  });

  test("stays silent for runtimes that follow the data, and for unknown regions", () => {
    checkRule(rule, factory(NORTH, '"AutoResolve"', false));
    checkRule(rule, factory(NORTH, '"Atlantis"', false));
    checkRule(rule, factory(NORTH, "null", false));
  });

  test("stays silent for self-hosted runtimes and for one outside the factory", () => {
    checkRule(rule, {
      "linkedService/Cluster.json": linkedService(NORTH, '"Runtime"'),
      "integrationRuntime/Runtime.json": '{ "name": "Runtime", "properties": { "type": "SelfHosted" } }',
    });
    checkRule(rule, linkedService(NORTH, '"Runtime"'));
  });

  test("stays silent for expressions", () => {
    for (const endpoint of [
      '"@{linkedService().endpoint}"',
      '"https://@{linkedService().cluster}.northeurope.kusto.windows.net"',
      '"@linkedService().endpoint"',
    ]) {
      checkRule(rule, factory(endpoint, '"West Europe"', false));
    }
    checkRule(rule, factory(NORTH, "\"@{variables('region')}\"", false));
  });

  test("stays silent for hosts that name no region", () => {
    for (const endpoint of [
      '"https://help.kusto.windows.net"',
      '"https://trd-x.z0.kusto.fabric.microsoft.com"',
      '"https://pool.workspace.kusto.azuresynapse.net"',
      '"https://contoso.northeurope.dev.kusto.windows.net"',
      '"https://contoso.somewhere.kusto.windows.net"',
      '"https://ade.loganalytics.io/subscriptions/1"',
    ]) {
      checkRule(rule, factory(endpoint, '"West Europe"', false));
    }
  });

  test("stays silent for other linked services", () => {
    checkRule(rule, {
      "linkedService/Cluster.json": linkedService(NORTH, '"Runtime"', "HttpServer"),
      "integrationRuntime/Runtime.json": runtime('"West Europe"'),
    });
  });

  test("reads a region that a template keeps in a variable, but not one that it is given", () => {
    const template = (location: string, reference: string) => `{ "contentVersion": "1.0.0.0",
      "parameters": { "region": { "type": "string", "defaultValue": "West Europe" } },
      "variables": { "region": "West Europe", "same": "northeurope" }, "resources": [
        ${linkedService(NORTH, reference).replace("{", '{ "type": "Microsoft.DataFactory/factories/linkedServices",')},
        ${runtime(location).replace("{", '{ "type": "Microsoft.DataFactory/factories/integrationRuntimes",')}
      ] }`;
    checkRule(rule, template(`"[variables('region')]"`, '«"Runtime"»'), [
      message("West Europe", "northeurope"),
    ]);
    checkRule(rule, template(`"[variables('same')]"`, '"Runtime"'));
    checkRule(rule, template(`"[parameters('region')]"`, '"Runtime"'));
  });
});
