import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Catalogue, readCatalogue } from "../../server/src/adf/metadata/catalogue";

/** Where the types of Data Factory lie beside the transpiled sources, as beside the bundles. */
export const METADATA_PATH = join(__dirname, "..", "..", "server", "src", "metadata.json");

/** The types of Data Factory, as the build makes them. */
export const CATALOGUE: Catalogue = readCatalogue(readFileSync(METADATA_PATH, "utf8"));
