import { presenceOf } from "../../adf/copy/sinkMapping";
import { KUSTO_DATASET } from "../../adf/kustoActivity";
import type { Resource } from "../../adf/resource";
import { typePropertiesOf } from "../../adf/resource";
import type { Draft } from "./draft";
import { linkedServiceNameOf, listOf, literalAt } from "./existing";
import { askCluster, askSqlDatabase } from "./linkedServices";
import { askResource, type Referred } from "./references";
import { faultOfKustoName, namePart } from "./texts";

/** A table of Azure Data Explorer to load. */
export interface KustoTable extends Referred {
  /** Its name; empty where an existing dataset computes it. */
  readonly table: string;
}

/** Asks for the dataset of the table to load. */
export function askKustoTable(draft: Draft): KustoTable {
  let table = "";
  const referred = askResource(draft, {
    id: "sink",
    title: "Table to load",
    hint: "The dataset of the table in Azure Data Explorer.",
    kind: "dataset",
    fitness: {
      types: [KUSTO_DATASET],
      faultOf: faultOfSink,
      describe: (dataset) => listOf(literalAt(dataset, "table"), linkedServiceNameOf(dataset)),
    },
    newName: "EventsTable",
    create: (name) => {
      table = draft.askText(
        {
          id: "table",
          title: "Table",
          hint: "The name of the table in Azure Data Explorer.",
          proposal: namePart(name).replace(/(?:Table|Dataset)$/i, "") || "Events",
        },
        faultOfKustoName("A table"),
      );
      const { reference } = askCluster(draft);
      draft.add({
        kind: "dataset",
        name,
        properties: {
          linkedServiceName: reference,
          annotations: [],
          type: KUSTO_DATASET,
          typeProperties: { table },
          schema: [],
        },
      });
    },
  });
  const { resource } = referred;
  return { ...referred, table: resource === undefined ? table : literalAt(resource, "table") };
}

function faultOfSink(dataset: Resource): string | undefined {
  if (presenceOf(typePropertiesOf(dataset).get("table")) !== "unset") return undefined;
  return `The dataset "${dataset.name}" names no table, so nothing can be loaded with it.`;
}

/** Asks for the dataset that a query to an Azure SQL database goes through. */
export function askSqlQuery(draft: Draft): Referred {
  return askResource(draft, {
    id: "source",
    title: "Database to read",
    hint: "A dataset of the Azure SQL database; what is read is asked next.",
    kind: "dataset",
    fitness: {
      types: ["AzureSqlTable"],
      describe: (dataset) =>
        listOf(literalAt(dataset, "table") || literalAt(dataset, "tableName"), linkedServiceNameOf(dataset)),
    },
    newName: "SqlQuery",
    create: (name) => {
      const { reference } = askSqlDatabase(draft);
      draft.add({
        kind: "dataset",
        name,
        properties: {
          linkedServiceName: reference,
          annotations: [],
          type: "AzureSqlTable",
          schema: [],
          typeProperties: {},
        },
      });
    },
  });
}
