import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { clusterEndpoint as rule } from "../../server/src/rules/cluster-endpoint";
import { checkFix, checkRule, type Files, lintFiles } from "../helpers/rules";

const HOST = "contoso.westeurope.kusto.windows.net";

function linkedService(endpoint: string, type = "AzureDataExplorer"): Files {
  return {
    "linkedService/Cluster.json": `{ "name": "Cluster", "properties": { "type": "${type}", "typeProperties": { "endpoint": ${endpoint} } } }`,
  };
}

const message = (fault: string, corrected = `https://${HOST}`) =>
  `The endpoint of linked service "Cluster" ${fault}. Use "${corrected}".`;

const BLANKS = "has blanks around it";
const INSECURE = 'begins with "http://", while clusters are reached by HTTPS only';
const NO_SCHEME = 'lacks "https://"';
const INGESTION =
  'is that of the ingestion service ("ingest-"), while the vendor asks for that of the engine';
const BEHIND = "goes on behind the host, while only the host counts";

suite("cluster-endpoint", () => {
  suite("reports", () => {
    for (const [endpoint, fault] of [
      [`https://${HOST} `, BLANKS],
      [`\\thttps://${HOST}`, BLANKS],
      [`http://${HOST}`, INSECURE],
      [`HTTP://${HOST}`, INSECURE],
      [HOST, NO_SCHEME],
      [`https://ingest-${HOST}`, INGESTION],
      [`https://Ingest-${HOST}`, INGESTION],
      [`https://${HOST}/Telemetry`, BEHIND],
      [`https://${HOST}?x=1`, BEHIND],
      [`https://${HOST}/;Fed=true`, BEHIND],
      [` http://ingest-${HOST}/x`, `${BLANKS}, and ${INSECURE}, and ${INGESTION}, and ${BEHIND}`],
    ] as const) {
      test(`"${endpoint}", over the value`, () => {
        checkRule(rule, linkedService(`«"${endpoint}"»`), [message(fault)]);
      });
    }

    test("the inner value of an Expression object without an expression", () => {
      const endpoint = `{ "value": «"https://${HOST} "», "type": "Expression" }`;
      checkRule(rule, linkedService(endpoint, "azuredataexplorer"), [message(BLANKS)]);
    });

    test("what may still work as a warning, the rest as an error", () => {
      const severityOf = (endpoint: string) =>
        lintFiles(rule, linkedService(JSON.stringify(endpoint)))[0]?.severity;
      assert.equal(severityOf(`https://ingest-${HOST}`), "warning");
      assert.equal(severityOf(`https://${HOST}/x`), "warning");
      assert.equal(severityOf(`https://${HOST}/x `), "error");
      assert.equal(severityOf(HOST), "error");
    });
  });

  suite("accepts", () => {
    for (const endpoint of [
      `https://${HOST}`,
      `https://${HOST}/`,
      `https://${HOST}:443`,
      `HTTPS://${HOST.toUpperCase()}`,
      "https://help.kusto.windows.net",
      "https://trd-abc.z0.kusto.fabric.microsoft.com",
      "https://pool.workspace.kusto.azuresynapse.net",
      "https://ade.loganalytics.io/subscriptions/1/resourcegroups/g/providers/microsoft.operationalinsights/workspaces/w",
      "https://ade.applicationinsights.io/subscriptions/1",
      "https://adx.monitor.azure.com/subscriptions/1",
      "https://@{linkedService().cluster}.kusto.windows.net ",
      "@{linkedService().endpoint}",
      "https://<cluster>.kusto.windows.net",
      "#{endpoint}#",
      "cluster",
      "",
    ]) {
      test(`"${endpoint}"`, () => checkRule(rule, linkedService(JSON.stringify(endpoint))));
    }

    test("an absent endpoint, another type, and what is no text", () => {
      checkRule(rule, linkedService("null"));
      checkRule(rule, linkedService("5"));
      checkRule(rule, linkedService(`"${HOST}"`, "AzureSynapseArtifacts"));
    });
  });

  suite("corrects", () => {
    test("blanks, safely", () => {
      const files = linkedService(`" https://${HOST}/ "`);
      assert.equal(lintFiles(rule, files)[0]?.fixes[0]?.isSafe, true);
      checkFix(rule, files, "Remove the blanks around the endpoint", linkedService(`"https://${HOST}/"`));
    });

    test("everything else by the address that was meant", () => {
      const files = linkedService(`"http://ingest-${HOST}/x"`);
      assert.equal(lintFiles(rule, files)[0]?.fixes[0]?.isSafe, false);
      checkFix(rule, files, `Change the endpoint to "https://${HOST}"`, linkedService(`"https://${HOST}"`));
    });
  });
});
