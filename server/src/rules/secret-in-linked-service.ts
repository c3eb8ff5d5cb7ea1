import { KUSTO_LINKED_SERVICE } from "../adf/kustoActivity";
import { isType, type Resource, typePropertiesOf } from "../adf/resource";
import { literalString, readText } from "../expression/value";
import type { JsonNode } from "../json/node";
import { isMask } from "../text/mask";
import type { Rule } from "./rule";

/** Reports the key of a service principal that stands in the file of a linked service. */
export const secretInLinkedService: Rule = {
  meta: {
    id: "secret-in-linked-service",
    summary: "The key of a service principal in the file of a linked service.",
    category: "wiring",
    defaultSeverity: "warning",
    vendorPage: "https://learn.microsoft.com/azure/data-factory/store-credentials-in-key-vault",
    fixes: [],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const linkedService of analysis.resourcesOf("linkedService")) {
      const key = principalKeyOf(linkedService);
      if (key === undefined) continue;

      report({
        span: key.span,
        message:
          `Linked service "${linkedService.name}" holds the key of its service principal, so everyone who can read the ` +
          "repository has it. Refer to a secret in Azure Key Vault, or sign in with a managed identity, and renew the key.",
      });
    }
  },
};

/** Returns the string that holds the key: the value itself, or that of a `SecureString`. */
function principalKeyOf(linkedService: Resource): JsonNode | undefined {
  if (!isType(linkedService.properties.get("type"), KUSTO_LINKED_SERVICE)) return undefined;
  const value = typePropertiesOf(linkedService).get("servicePrincipalKey");
  const secret = isType(value?.get("type"), "SecureString") ? value?.get("value") : value;
  const text = secret === undefined ? undefined : literalString(secret);
  if (secret === undefined || text === undefined || text.trim() === "" || isMask(text)) return undefined;
  return readText(secret)?.node;
}
