import type { FactTable } from "./fact";
import { PAGES } from "./pages";

/** A Copy activity with Azure Data Explorer at an end. */
export const COPY_FACTS: FactTable = {
  title: "Copy activity",
  facts: [
    { name: "inputs", text: "The dataset that is read: exactly one.", page: PAGES.copyOverview },
    { name: "outputs", text: "The dataset that is written: exactly one.", page: PAGES.copyOverview },
    {
      name: "source",
      text: "How the input is read. Its `type` must fit the type of the input dataset.",
      page: PAGES.copyOverview,
    },
    {
      name: "sink",
      text: "How the output is written. Its `type` must fit the type of the output dataset.",
      page: PAGES.copyOverview,
    },
    {
      name: "translator",
      text: "Which column of the source goes to which column of the sink; it may come from an expression as a whole.",
      byDefault: "Columns with the same name, compared with case.",
      consequence:
        "Into Azure Data Explorer a second mapping follows, the CSV mapping of the table: where by-name mapping fails, columns land by position.",
      page: PAGES.schemaMapping,
    },
    {
      name: "parallelCopies",
      text: "How many threads read or write at once. The Azure Data Explorer page calls the *degree of parallelism* irrelevant for it: partition the data and copy the parts in a ForEach instead.",
      byDefault: "Chosen by the service; 1 where neither end is file-based or partitioned.",
      page: PAGES.performance,
    },
    {
      name: "dataIntegrationUnits",
      text: "How much compute the copy gets: one virtual machine for every 4 units. Into Azure Data Explorer more than 4 help only when the source is a store of files with many files, since each machine takes a file.",
      byDefault: "4, or chosen by the service.",
      limit:
        "2 to 256, on Azure integration runtimes only; the Data Factory page lists at most 4 for copies other than between files, partitioned databases, Azure SQL and Cosmos DB.",
      consequence: "You pay for the units used times the duration.",
      page: PAGES.copyPerformance,
    },
    {
      name: "enableStaging",
      text: "Whether the data goes through a storage account of yours on its way. It does not apply to Azure Data Explorer, whose sink uploads to blobs by itself.",
      byDefault: "`false`.",
      page: PAGES.loadData,
    },
    {
      name: "stagingSettings",
      text: "Where staged data lies, used only with `enableStaging`, which does not apply to Azure Data Explorer.",
      page: PAGES.loadData,
    },
    {
      name: "enableSkipIncompatibleRow",
      text: "Whether rows that do not fit the sink are left out instead of failing the copy. Log them with `logSettings`, or they are lost without a trace. `.export` and ingestion commands have no such feature.",
      byDefault: "`false`.",
      page: PAGES.faultTolerance,
    },
    {
      name: "redirectIncompatibleRowSettings",
      text: "The older place for the rows that were left out; `logSettings` replaced it.",
      page: PAGES.faultTolerance,
    },
    {
      name: "logSettings",
      text: "Where and how the copy logs the rows or files that it left out: Blob Storage or Data Lake Storage Gen2.",
      page: PAGES.faultTolerance,
    },
    {
      name: "logStorageSettings",
      text: "The deprecated form of `logSettings`.",
      page: PAGES.faultTolerance,
    },
    {
      name: "skipErrorFile",
      text: "Which faulty files are left out when files are copied as they are, binary to binary; Azure Data Explorer is never an end of such a copy.",
      page: PAGES.faultTolerance,
    },
    {
      name: "validateDataConsistency",
      text: "Whether the copy compares the number of rows read with the number of rows written and left out, at some cost of speed.",
      byDefault: "`false`.",
      limit: "Not with staged copies.",
      consequence:
        "A difference fails the copy. The count is made when the data is handed over, which is before Azure Data Explorer has ingested it.",
      page: PAGES.dataConsistency,
    },
    {
      name: "preserve",
      text: "Which metadata of files is kept, such as attributes or access lists. Tables have none.",
      page: PAGES.copyOverview,
    },
    {
      name: "preserveRules",
      text: "Rules for the metadata of files that is kept. Tables have none.",
      page: PAGES.copyOverview,
    },
  ],
};

/** How a Copy maps columns. */
export const TRANSLATOR_FACTS: FactTable = {
  title: "Column mapping of a copy",
  facts: [
    {
      name: "mappings",
      text: "The columns one by one: each entry has a `source` and a `sink`, by `name`, by `path` for JSON, or by `ordinal` for delimited text without a header. Columns without an entry are not copied.",
      byDefault: "Columns with the same name, compared with case.",
      consequence: "Delimited text without a header needs them: it has no names to go by.",
      page: PAGES.schemaMapping,
    },
    {
      name: "collectionReference",
      text: "The path of the one array of a JSON source that is unrolled: each element becomes a row. Paths of `mappings` without `$` begin at the element.",
      limit: "One array only.",
      consequence:
        "Any other array cannot be copied as such: set `mapComplexValuesToString` to copy it as text.",
      page: PAGES.schemaMapping,
    },
    {
      name: "mapComplexValuesToString",
      text: "Whether objects and arrays of a JSON source are copied as JSON text, which a `dynamic` column takes. Without it the copy spreads an object over columns, one for each child, and cannot copy arrays into Azure Data Explorer.",
      byDefault: "`false`.",
      consequence:
        "To keep an object whole: one mapping from the object to a `dynamic` column, and this set to `true` beside `mappings`.",
      page: PAGES.nestedJson,
    },
    {
      name: "typeConversion",
      text: "Whether the copy converts types itself, by `typeConversionSettings`. Not for hierarchical sources such as JSON.",
      byDefault: "`false` in JSON written by hand; the editor writes `true`.",
      consequence:
        "What then does not fit a column of Azure Data Explorer becomes null there without an error.",
      page: PAGES.schemaMapping,
    },
    {
      name: "typeConversionSettings",
      text: "How types are converted, used with `typeConversion`.",
      page: PAGES.schemaMapping,
    },
    {
      name: "columnMappings",
      text: "An older form of `mappings` for tables; it will be retired.",
      page: PAGES.schemaMapping,
    },
    {
      name: "schemaMapping",
      text: "An older form of `mappings` for hierarchical data; it will be retired.",
      page: PAGES.schemaMapping,
    },
  ],
};

/** One end of one mapping of a Copy. */
export const MAPPING_FACTS: FactTable = {
  title: "End of a column mapping",
  facts: [
    { name: "name", text: "The column.", page: PAGES.schemaMapping },
    {
      name: "path",
      text: "The path of a value in JSON, such as `$['device']['id']`. With a `collectionReference` a path without `$` begins at the element of that array.",
      consequence:
        "An array on the way is not supported into Azure Data Explorer, and an object is spread over columns, unless `mapComplexValuesToString` is `true`.",
      page: PAGES.schemaMapping,
    },
    {
      name: "ordinal",
      text: "The position of a column in delimited text without a header. It counts from **1**; the ordinals of a CSV mapping in Azure Data Explorer count from 0.",
      page: PAGES.schemaMapping,
    },
    {
      name: "type",
      text: "The type that Data Factory uses in between; seldom needed.",
      page: PAGES.schemaMapping,
    },
    {
      name: "culture",
      text: "The culture of dates and times in this column.",
      byDefault: "`en-us`.",
      page: PAGES.schemaMapping,
    },
    { name: "format", text: "The format of dates and times in this column.", page: PAGES.schemaMapping },
  ],
};

/** How a Copy converts types. */
export const CONVERSION_FACTS: FactTable = {
  title: "Type conversion of a copy",
  facts: [
    {
      name: "allowDataTruncation",
      text: "Whether a conversion may lose digits or an offset, such as from decimal to integer.",
      byDefault: "`true`.",
      page: PAGES.schemaMapping,
    },
    {
      name: "treatBooleanAsNumber",
      text: "Whether `true` is taken as 1.",
      byDefault: "`false`.",
      page: PAGES.schemaMapping,
    },
    {
      name: "dateTimeFormat",
      text: "The format between text and dates without an offset, such as `yyyy-MM-dd HH:mm:ss.fff`.",
      page: PAGES.schemaMapping,
    },
    {
      name: "dateTimeOffsetFormat",
      text: "The format between text and dates with an offset, such as `yyyy-MM-dd HH:mm:ss.fff zzz`.",
      page: PAGES.schemaMapping,
    },
    {
      name: "timeSpanFormat",
      text: "The format between text and lengths of time, such as `dd\\.hh\\:mm`.",
      page: PAGES.schemaMapping,
    },
    { name: "culture", text: "The culture of conversions, such as `en-us`.", page: PAGES.schemaMapping },
  ],
};

/** Where a Copy stages data. */
export const STAGING_FACTS: FactTable = {
  title: "Staging of a copy",
  facts: [
    {
      name: "linkedServiceName",
      text: "The storage account for staged data. Staging does not apply to Azure Data Explorer.",
      page: PAGES.copyPerformance,
    },
    {
      name: "path",
      text: "The container and folder for staged data. Staging does not apply to Azure Data Explorer.",
      byDefault: "A container that the service makes.",
      page: PAGES.copyPerformance,
    },
    {
      name: "enableCompression",
      text: "Whether staged data is compressed. Staging does not apply to Azure Data Explorer.",
      byDefault: "`false`.",
      page: PAGES.copyPerformance,
    },
  ],
};
