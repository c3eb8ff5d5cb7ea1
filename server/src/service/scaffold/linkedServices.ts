import { judgeEndpoint } from "../../adf/endpoint";
import { KUSTO_LINKED_SERVICE } from "../../adf/kustoActivity";
import { isType } from "../../adf/resource";
import type { Draft } from "./draft";
import { listOf, literalAt } from "./existing";
import { askResource, type Referred } from "./references";
import { faultOfKustoName, faultOfRequired, plainText } from "./texts";

/** Stands for a database that is filled in later. */
const NO_DATABASE = "<database>";

/**
 * Asks for the linked service of a cluster. A new one signs in with the managed identity of the factory, which is what
 * the service does when no other credential is given.
 * https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#managed-identity
 */
export function askCluster(draft: Draft): Referred {
  return askResource(draft, {
    id: "cluster",
    title: "Cluster",
    hint: "The linked service of the Azure Data Explorer cluster.",
    kind: "linkedService",
    fitness: {
      types: [KUSTO_LINKED_SERVICE],
      describe: (resource) => listOf(literalAt(resource, "endpoint"), literalAt(resource, "database")),
    },
    newName: "DataExplorerCluster",
    create: (name) => {
      const endpoint = draft.askText(
        {
          id: "cluster-endpoint",
          title: "Address of the cluster",
          hint: "Such as https://mycluster.westeurope.kusto.windows.net.",
          proposal: "https://<cluster>.<region>.kusto.windows.net",
        },
        faultOfEndpoint,
      );
      const database = draft.askText(
        {
          id: "cluster-database",
          title: "Database",
          hint: "The database in that cluster.",
          proposal: NO_DATABASE,
        },
        (answer) => (answer === NO_DATABASE ? undefined : faultOfKustoName("A database")(answer)),
      );
      addLinkedService(draft, name, KUSTO_LINKED_SERVICE, { endpoint, database });
    },
  });
}

/**
 * Asks for the linked service of a database in Azure SQL. A new one signs in with the managed identity of the factory.
 * https://learn.microsoft.com/azure/data-factory/connector-azure-sql-database#system-assigned-managed-identity-authentication
 */
export function askSqlDatabase(draft: Draft): Referred {
  return askResource(draft, {
    id: "sql-database",
    title: "SQL database",
    hint: "The linked service of the Azure SQL database to read.",
    kind: "linkedService",
    fitness: {
      types: ["AzureSqlDatabase"],
      describe: (resource) => listOf(literalAt(resource, "server"), literalAt(resource, "database")),
    },
    newName: "SqlDatabase",
    create: (name) => {
      const ask = (id: string, title: string, hint: string, proposal: string) =>
        draft.askText({ id, title, hint, proposal }, faultOfRequired(title));
      const server = ask(
        "sql-server",
        "SQL server",
        "Such as myserver.database.windows.net.",
        "<server>.database.windows.net",
      );
      const database = ask("sql-database-name", "Database", "The database on that server.", NO_DATABASE);
      addLinkedService(draft, name, "AzureSqlDatabase", {
        server: plainText(server),
        database: plainText(database),
        encrypt: "mandatory",
        trustServerCertificate: false,
        authenticationType: "SystemAssignedManagedIdentity",
      });
    },
  });
}

/** The two kinds of storage that files are read from. */
export type Storage = "AzureBlobFS" | "AzureBlobStorage";

/**
 * Asks for the linked service of a storage account; its address tells which of the two kinds it is. A new one signs in
 * with the managed identity of the factory.
 * https://learn.microsoft.com/azure/data-factory/connector-azure-data-lake-storage#managed-identity
 * https://learn.microsoft.com/azure/data-factory/connector-azure-blob-storage#managed-identity
 */
export function askLake(draft: Draft): Referred & { readonly storage: Storage } {
  let storage: Storage = "AzureBlobFS";
  const referred = askResource(draft, {
    id: "lake",
    title: "Storage account",
    hint: "The linked service of the data lake or Blob storage that holds the files.",
    kind: "linkedService",
    fitness: {
      types: ["AzureBlobFS", "AzureBlobStorage"],
      describe: (resource) => literalAt(resource, "url") || literalAt(resource, "serviceEndpoint"),
    },
    newName: "DataLake",
    create: (name) => {
      const address = draft.askText(addressQuestion("lake-address"), faultOfStorageAddress);
      storage = storageOf(address);
      const properties =
        storage === "AzureBlobFS" ? { url: address } : { serviceEndpoint: address, accountKind: "StorageV2" };
      addLinkedService(draft, name, storage, properties);
    },
  });
  if (isType(referred.resource?.properties.get("type"), "AzureBlobStorage")) storage = "AzureBlobStorage";
  return { ...referred, storage };
}

/** Returns the question for the address of a storage account. */
export function addressQuestion(id: string) {
  return {
    id,
    title: "Address of the storage account",
    hint: "Such as https://myaccount.dfs.core.windows.net; with .blob. for Blob storage.",
    proposal: "https://<account>.dfs.core.windows.net",
  };
}

const STORAGE_ADDRESS = /^https:\/\/(?:[a-z0-9]{3,24}|<account>)\.(dfs|blob)\.[a-z0-9.-]+\/?$/;

/** Returns why a text is no address of a storage account, as a sentence. */
export function faultOfStorageAddress(address: string): string | undefined {
  if (STORAGE_ADDRESS.test(address)) return undefined;
  return `"${address}" is no address of a storage account: write it as https://myaccount.dfs.core.windows.net.`;
}

function storageOf(address: string): Storage {
  return STORAGE_ADDRESS.exec(address)?.[1] === "blob" ? "AzureBlobStorage" : "AzureBlobFS";
}

function faultOfEndpoint(address: string): string | undefined {
  if (/^https:\/\/[^\s@{}]+$/.test(address) && judgeEndpoint(address) === undefined) return undefined;
  return (
    `"${address}" is no address of a cluster: write that of its engine, ` +
    "such as https://mycluster.westeurope.kusto.windows.net."
  );
}

function addLinkedService(
  draft: Draft,
  name: string,
  type: string,
  typeProperties: { readonly [name: string]: string | boolean },
): void {
  draft.add({ kind: "linkedService", name, properties: { annotations: [], type, typeProperties } });
}
