import { suite, test } from "node:test";
import { secretInLinkedService as rule } from "../../server/src/rules/secret-in-linked-service";
import { checkRule } from "../helpers/rules";

const MESSAGE =
  'Linked service "Cluster" holds the key of its service principal, so everyone who can read the repository has it. ' +
  "Refer to a secret in Azure Key Vault, or sign in with a managed identity, and renew the key.";

const PATH = "linkedService/Cluster.json";

function linkedService(key: string, type = "AzureDataExplorer"): Readonly<Record<string, string>> {
  return {
    [PATH]: `{ "name": "Cluster", "properties": { "type": "${type}", "typeProperties": { "servicePrincipalKey": ${key} } } }`,
  };
}

suite("secret-in-linked-service", () => {
  test("reports a key as text, over the value", () => {
    checkRule(rule, linkedService('«"not a real key"»'), [MESSAGE]);
  });

  test("reports a key in a SecureString, whatever the case of the types", () => {
    const key = '{ "type": "securestring", "value": «"not a real key"» }';
    checkRule(rule, linkedService(key, "azuredataexplorer"), [MESSAGE]);
  });

  test("reports a key that stands straight under properties", () => {
    const text =
      '{ "name": "Cluster", "properties": { "type": "AzureDataExplorer", "servicePrincipalKey": «"k"» } }';
    checkRule(rule, { [PATH]: text }, [MESSAGE]);
  });

  for (const [what, key] of [
    ["a secret in Key Vault", '{ "type": "AzureKeyVaultSecret", "secretName": "key" }'],
    ["a mask", '"**********"'],
    ["a mask in a SecureString", '{ "type": "SecureString", "value": "**********" }'],
    ["a text that someone fills in", '"<key>"'],
    ["an empty text", '""'],
    ["an expression", '"@{linkedService().key}"'],
    ["an expression in a SecureString", '{ "type": "SecureString", "value": "@{linkedService().key}" }'],
    ["nothing", "null"],
  ] as const) {
    test(`accepts ${what}`, () => checkRule(rule, linkedService(key)));
  }

  test("accepts a parameter of a template", () => {
    checkRule(rule, {
      "ARMTemplateForFactory.json": `{
  "$schema": "http://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "resources": [{
    "name": "[concat(parameters('factoryName'), '/Cluster')]",
    "type": "Microsoft.DataFactory/factories/linkedServices",
    "properties": {
      "type": "AzureDataExplorer",
      "typeProperties": { "servicePrincipalKey": { "type": "SecureString", "value": "[parameters('key')]" } }
    }
  }]
}`,
    });
  });

  test("stays silent on the encrypted credential that the service writes, and on other types", () => {
    checkRule(rule, linkedService('null, "encryptedCredential": "abc"'));
    checkRule(rule, linkedService('"not a real key"', "AzureBlobFS"));
  });
});
