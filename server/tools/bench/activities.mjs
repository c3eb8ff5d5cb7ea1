// @ts-check

/** Columns of a mapping: enough that a pipeline of ten activities weighs what large ones of real factories do. */
const COLUMN_COUNT = 17;

/** What pipelines copy. One of them has a part of the word Kusto in it, as many words of real factories do. */
const SUBJECTS = ["Orders", "Customers", "Invoices", "Shipments"];

/**
 * A Copy activity between a database and a lake, which has nothing to do with Kusto.
 * @param {string} name
 * @param {readonly string[]} dependsOn
 * @param {number} index Chooses among the datasets.
 */
export function plainCopy(name, dependsOn, index) {
  const subject = SUBJECTS[Math.floor(index / 1000) % SUBJECTS.length];
  return {
    ...head(name, "Copy", dependsOn),
    typeProperties: {
      source: {
        type: "AzureSqlSource",
        sqlReaderQuery: expression(
          `SELECT * FROM dbo.${subject} WHERE ModifiedAt >= '@{pipeline().parameters.windowStart}'`,
        ),
        queryTimeout: "02:00:00",
        partitionOption: "None",
      },
      sink: {
        type: "ParquetSink",
        storeSettings: { type: "AzureBlobFSWriteSettings" },
        formatSettings: { type: "ParquetWriteSettings" },
      },
      enableStaging: false,
      translator: {
        type: "TabularTranslator",
        mappings: columns((column) => ({
          source: { name: column, type: "String" },
          sink: { name: column, type: "String" },
        })),
      },
    },
    inputs: [reference(`SqlTable${index % 100}`)],
    outputs: [reference(`LakeFolder${index % 100}`)],
  };
}

/**
 * A Copy activity of JSON files into Kusto, with an object spread over columns and an array.
 * @param {string} name
 * @param {readonly string[]} dependsOn
 * @param {number} index
 */
export function kustoCopy(name, dependsOn, index) {
  return {
    ...head(name, "Copy", dependsOn),
    typeProperties: {
      source: {
        type: "JsonSource",
        storeSettings: {
          type: "AzureBlobFSReadSettings",
          recursive: true,
          wildcardFileName: "*.json",
          enablePartitionDiscovery: false,
        },
        formatSettings: { type: "JsonReadSettings" },
      },
      sink: { type: "AzureDataExplorerSink", ingestionMappingName: "" },
      enableStaging: false,
      parallelCopies: 8,
      translator: {
        type: "TabularTranslator",
        mappings: [
          ...columns((column) => ({
            source: { path: `$['${column}']` },
            sink: { name: column, type: "String" },
          })),
          ...["id", "model"].map((part) => ({
            source: { path: `$['device']['${part}']` },
            sink: { name: part, type: "String" },
          })),
          { source: { path: "$['readings'][*]['value']" }, sink: { name: "readings", type: "Double" } },
        ],
      },
    },
    inputs: [reference(`EventFiles${index % 20}`)],
    outputs: [reference(`EventTable${index % 20}`)],
  };
}

/**
 * A Lookup activity over Kusto whose query is not bounded.
 * @param {string} name
 * @param {readonly string[]} dependsOn
 * @param {number} index
 */
export function kustoLookup(name, dependsOn, index) {
  const query = `let start = datetime(@{pipeline().parameters.windowStart});\nEvents${index % 20}\n| where Timestamp >= start\n| where DeviceId startswith '@{pipeline().parameters.region}' // of one region\n| summarize Rows = count(), Last = max(Timestamp) by DeviceId\n| project DeviceId, Rows, Last`;
  return {
    ...head(name, "Lookup", dependsOn),
    typeProperties: {
      source: {
        type: "AzureDataExplorerSource",
        query: expression(query),
        queryTimeout: "00:10:00",
        noTruncation: false,
      },
      dataset: reference(`EventTable${index % 20}`),
      firstRowOnly: false,
    },
  };
}

/**
 * A Command activity that ingests from a query.
 * @param {string} name
 * @param {readonly string[]} dependsOn
 * @param {number} index
 */
export function kustoCommand(name, dependsOn, index) {
  const command = `.set-or-append Daily${index % 20} <|\nEvents${index % 20}\n| where Timestamp between (datetime(@{pipeline().parameters.windowStart}) .. 1d)\n| summarize Rows = count() by DeviceId, Day = startofday(Timestamp)`;
  return {
    ...head(name, "AzureDataExplorerCommand", dependsOn),
    typeProperties: { command: expression(command), commandTimeout: "00:20:00" },
    linkedServiceName: { referenceName: "Cluster", type: "LinkedServiceReference" },
  };
}

/**
 * @param {string} name
 * @param {string} type
 * @param {readonly string[]} dependsOn
 */
function head(name, type, dependsOn) {
  return {
    name,
    type,
    dependsOn: dependsOn.map((activity) => ({ activity, dependencyConditions: ["Succeeded"] })),
    policy: {
      timeout: "0.12:00:00",
      retry: 1,
      retryIntervalInSeconds: 30,
      secureOutput: false,
      secureInput: false,
    },
    userProperties: [],
  };
}

/** @param {string} value */
function expression(value) {
  return { value, type: "Expression" };
}

/** @param {string} referenceName */
function reference(referenceName) {
  return { referenceName, type: "DatasetReference" };
}

/**
 * @template T
 * @param {(column: string) => T} make
 */
function columns(make) {
  return Array.from({ length: COLUMN_COUNT }, (_, index) => make(`column_${index + 1}`));
}
