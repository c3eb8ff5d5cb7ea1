import type { FactTable } from "./fact";
import { PAGES } from "./pages";

/** The ingestion properties that `additionalProperties` of a sink may hold. */
export const INGESTION_FACTS: FactTable = {
  title: "Ingestion property",
  facts: [
    {
      name: "ingestionMapping",
      text: "A mapping written out as text. On a Data Factory sink prefer `ingestionMappingName`.",
      consequence: "Together with a mapping by name the request fails with `BadRequest_DuplicateMapping`.",
      page: PAGES.ingestionProperties,
    },
    {
      name: "ingestionMappingReference",
      text: "The name of a mapping on the table. On a Data Factory sink this is what `ingestionMappingName` sets.",
      consequence:
        "Together with a mapping written out the request fails with `BadRequest_DuplicateMapping`.",
      page: PAGES.ingestionProperties,
    },
    {
      name: "creationTime",
      text: "The creation time of the new extents, as ISO 8601 text. Set it when old data is loaded, so that retention and caching count from the data's own time.",
      byDefault: "The time of ingestion.",
      consequence: "The `Lookback` of the table's merge policy should reach as far back.",
      page: PAGES.ingestionProperties,
    },
    {
      name: "extend_schema",
      text: "Whether `.append` and `.set-or-append` may add columns at the end of the table.",
      byDefault: "`false`.",
      page: PAGES.ingestionProperties,
    },
    {
      name: "recreate_schema",
      text: "Whether `.set-or-replace` may make the table's schema anew. It wins over `extend_schema`.",
      page: PAGES.ingestionProperties,
    },
    {
      name: "folder",
      text: "The folder that ingestion from a query gives to the table.",
      page: PAGES.ingestionProperties,
    },
    {
      name: "format",
      text: "The format of the data. A Data Factory sink hands over CSV, whatever the source is.",
      page: PAGES.ingestionProperties,
    },
    {
      name: "ingestIfNotExists",
      text: "Text that holds a JSON array of `ingest-by:` values. Data is not ingested when the table already has an extent with such a tag, which makes a retry harmless; set the same value in `tags`.",
      consequence: "A blob with such a tag is a batch of its own, which makes small extents.",
      page: PAGES.ingestionProperties,
    },
    {
      name: "tags",
      text: 'Tags of the new extents: text that holds a JSON array, such as `["drop-by:2024-05-01"]`.',
      page: PAGES.ingestionProperties,
    },
    {
      name: "ignoreFirstRecord",
      text: "Whether the first record of each blob is left out, for files with a header.",
      byDefault: "`false`.",
      page: PAGES.ingestionProperties,
    },
    {
      name: "policy_ingestiontime",
      text: "Whether a table that the command creates records the time of ingestion.",
      byDefault: "`true`.",
      page: PAGES.ingestionProperties,
    },
    {
      name: "TreatGzAsUncompressed",
      text: "Whether files that end in `.gz` are taken as not compressed.",
      page: PAGES.ingestionProperties,
    },
    {
      name: "validationPolicy",
      text: "Text that holds a JSON object which says how the records of CSV are checked, such as their number of fields.",
      page: PAGES.ingestionProperties,
    },
    {
      name: "zipPattern",
      text: "A regular expression that chooses the files inside a ZIP archive.",
      page: PAGES.ingestionProperties,
    },
    ...["avroMapping", "csvMapping", "jsonMapping"].map((name) => ({
      name,
      text: "The old name of `ingestionMapping`, deprecated.",
      page: PAGES.ingestionProperties,
    })),
    ...["avroMappingReference", "csvMappingReference", "jsonMappingReference"].map((name) => ({
      name,
      text: "The old name of `ingestionMappingReference`, deprecated.",
      page: PAGES.ingestionProperties,
    })),
  ],
};
