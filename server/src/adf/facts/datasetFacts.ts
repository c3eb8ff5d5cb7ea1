import type { FactTable } from "./fact";
import { PAGES } from "./pages";

/** A dataset of delimited text. */
export const DELIMITED_TEXT_FACTS: FactTable = {
  title: "Delimited text dataset",
  facts: [
    {
      name: "escapeChar",
      text: 'The character before a quote that stands inside a quoted value. Azure Data Explorer reads CSV by RFC 4180, where a quote is doubled: `"escapeChar": "\\""`, the same as `quoteChar`, writes and reads that form.',
      byDefault: "`\\`, a backslash, also when the property is absent.",
      limit: 'One character; `""` only together with `"quoteChar": ""`.',
      consequence:
        "Ingestion of a file with backslash escapes into Azure Data Explorer fails, and a copy misreads a file that doubles its quotes.",
      page: PAGES.csvEscaping,
    },
    {
      name: "quoteChar",
      text: 'The character around a value that holds a delimiter, a quote or a line break. With `""` nothing is quoted, and `escapeChar` escapes the delimiter.',
      byDefault: 'A double quote, `"`.',
      limit: "One character.",
      page: PAGES.delimitedText,
    },
    {
      name: "firstRowAsHeader",
      text: "Whether the first row holds the names of the columns; when writing, whether it is written.",
      byDefault: "`false`.",
      consequence:
        "Without names a copy into Azure Data Explorer needs mappings by `ordinal`; else columns land by position, and a changed file shifts them without an error.",
      page: PAGES.delimitedText,
    },
    {
      name: "columnDelimiter",
      text: "The character between columns.",
      byDefault: "A comma.",
      limit: "One character in a copy.",
      page: PAGES.delimitedText,
    },
    {
      name: "rowDelimiter",
      text: 'What ends a row: one character, or `"\\r\\n"`.',
      byDefault: "Reading takes CR LF, CR and LF; a copy writes CR LF.",
      page: PAGES.delimitedText,
    },
    {
      name: "nullValue",
      text: "The text that stands for null.",
      byDefault: "The empty text.",
      page: PAGES.delimitedText,
    },
    {
      name: "encodingName",
      text: "The encoding of the files.",
      byDefault: "`UTF-8`, or what a byte order mark says.",
      page: PAGES.delimitedText,
    },
    {
      name: "compressionCodec",
      text: "How the files are compressed, such as `gzip`. *Data read* of a run counts the compressed bytes, *Data written* those in memory.",
      byDefault: "Not compressed.",
      page: PAGES.delimitedText,
    },
    {
      name: "compressionLevel",
      text: "Whether compression should be fast (`Fastest`) or small (`Optimal`).",
      page: PAGES.delimitedText,
    },
    { name: "location", text: "The store's place of the file or folder.", page: PAGES.delimitedText },
  ],
};

/** The compute of a managed integration runtime. */
export const COMPUTE_FACTS: FactTable = {
  title: "Compute of an integration runtime",
  facts: [
    {
      name: "location",
      text: "The region where copies and lookups run. Put it in the region of the Azure Data Explorer cluster: the vendor asks for source, runtime and cluster in one region, and at least for runtime and cluster.",
      byDefault:
        "`AutoResolve`: a copy runs near the sink or the source as best it can; lookups, commands and *Test connection* run in the region of the factory.",
      consequence: "Between regions a copy is slower, and traffic costs.",
      page: PAGES.integrationRuntime,
    },
    {
      name: "dataFlowProperties",
      text: "The Spark cluster for mapping data flows; copies and commands do not use it.",
      page: PAGES.integrationRuntime,
    },
  ],
};
