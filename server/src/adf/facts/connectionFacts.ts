import type { FactTable } from "./fact";
import { PAGES } from "./pages";

/** A table of Azure Data Explorer as a dataset. */
export const KUSTO_TABLE_FACTS: FactTable = {
  title: "Azure Data Explorer dataset",
  facts: [
    {
      name: "table",
      text: "The table that a copy writes into; reading goes by the source's `query` instead. Required for a sink, not for a source. Table names are case-sensitive, other than database names.",
      consequence: "A sink without a table fails when the copy starts.",
      page: PAGES.connectorDataset,
    },
    {
      name: "linkedServiceName",
      text: "The linked service that gives the cluster, the database and the principal, with arguments for its parameters.",
      page: PAGES.connectorDataset,
    },
    {
      name: "schema",
      text: "The columns as the editor imported them, with their Kusto types. They serve for mapping in the editor; what counts at run time is the table. To import them the principal needs *database viewer*.",
      page: PAGES.permissions,
    },
    {
      name: "structure",
      text: "The older form of `schema`, read together with the retiring `columnMappings` of a copy.",
      page: PAGES.schemaMapping,
    },
    {
      name: "parameters",
      text: "What users of the dataset pass in, read as `@dataset().name`: for example the table, so that one dataset serves for all tables of a database.",
      page: PAGES.datasets,
    },
    {
      name: "annotations",
      text: "Free tags. An entry `adf-kusto-ignore: rule-a, rule-b` silences these rules in this resource.",
      page: PAGES.datasets,
    },
    { name: "description", text: "Free text for people.", page: PAGES.datasets },
    {
      name: "folder",
      text: "Where the editor shows the dataset; it has no effect on runs.",
      page: PAGES.datasets,
    },
  ],
};

/** The connection to a cluster. */
export const KUSTO_LINKED_SERVICE_FACTS: FactTable = {
  title: "Azure Data Explorer linked service",
  facts: [
    {
      name: "endpoint",
      text: "The address of the cluster's **engine**, `https://<cluster>.<region>.kusto.windows.net`. Required. The address with `ingest-` in front is that of the ingestion service and is not meant here.",
      consequence: "The vendor's own samples have a blank at the end of the address; leave it out.",
      page: PAGES.connectorLinkedService,
    },
    {
      name: "database",
      text: "The database of queries, commands and tables. Required; case does not matter. It may be built as `@{linkedService().database}`.",
      consequence:
        "*Test connection* checks the cluster only: it can succeed for a database that does not exist.",
      page: PAGES.connectorLinkedService,
    },
    {
      name: "tenant",
      text: "The Microsoft Entra tenant of the service principal, as domain or id. Needed with a service principal only.",
      page: PAGES.connectorLinkedService,
    },
    {
      name: "servicePrincipalId",
      text: "The application (client) id of the service principal. Leave it out to sign in with the managed identity of the factory.",
      page: PAGES.connectorLinkedService,
    },
    {
      name: "servicePrincipalKey",
      text: "The key of the service principal: a reference to a secret in Azure Key Vault, or a `SecureString`.",
      consequence:
        "A key that stands in the file is in the history of the repository. Prefer Key Vault or a managed identity.",
      page: PAGES.connectorLinkedService,
    },
    {
      name: "credential",
      text: "A user-assigned managed identity, as a reference to a credential of the factory. The vendor's table spells it `credentials`, its example and the API `credential`, which is right.",
      page: PAGES.connectorLinkedService,
    },
    {
      name: "encryptedCredential",
      text: "Secrets that the service encrypted when the linked service was saved in the editor. Not for editing by hand.",
      page: PAGES.connectorLinkedService,
    },
    {
      name: "connectVia",
      text: "The integration runtime that connects to the cluster: an Azure one, or a self-hosted one (3.14 or later) for a private network. Best in the region of the cluster.",
      byDefault: "The auto-resolve Azure integration runtime.",
      page: PAGES.connectorLinkedService,
    },
    {
      name: "parameters",
      text: "What users of the linked service pass in, read as `@{linkedService().name}`: for example the database. Do not pass secrets in this way.",
      page: PAGES.parameters,
    },
    {
      name: "annotations",
      text: "Free tags. An entry `adf-kusto-ignore: rule-a, rule-b` silences these rules in this resource.",
      page: PAGES.datasets,
    },
    { name: "description", text: "Free text for people.", page: PAGES.datasets },
  ],
};

/** A secret in Azure Key Vault, as the key of a linked service. */
export const KEY_VAULT_SECRET_FACTS: FactTable = {
  title: "Secret in Azure Key Vault",
  facts: [
    { name: "store", text: "The linked service of the vault.", page: PAGES.connectorLinkedService },
    { name: "secretName", text: "The name of the secret in the vault.", page: PAGES.connectorLinkedService },
    {
      name: "secretVersion",
      text: "One version of the secret.",
      byDefault: "The latest version, so that a renewed secret is picked up.",
      page: PAGES.connectorLinkedService,
    },
  ],
};
