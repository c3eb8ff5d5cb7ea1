// @ts-check
import { readFileSync } from "node:fs";
import { compactModels } from "./metadata/compact.mjs";
import { readDeclarations } from "./metadata/declarations.mjs";
import { joinModels } from "./metadata/models.mjs";
import { fromRoot } from "./repository.mjs";
import { writeIfChanged } from "./writeFile.mjs";

/** The package that has a factory's types, with their names in JSON and their documentation. */
const PACKAGE = "node_modules/@azure/arm-datafactory";

/** Where the types go, relative to the checkout; the server reads the file when somebody first needs it. */
export const METADATA_FILE = "server/out/metadata.json";

/**
 * Reads the types of activities, datasets and so on from their package and writes them as one compact file.
 * @param {string} output Relative to the checkout.
 */
export async function writeMetadata(output) {
  const { version } = JSON.parse(readFileSync(fromRoot(PACKAGE, "package.json"), "utf8"));
  const declarations = readDeclarations(
    readFileSync(fromRoot(PACKAGE, "types", "arm-datafactory.d.ts"), "utf8"),
  );
  const models = joinModels(await importMappers(), declarations);
  writeIfChanged(fromRoot(output), Buffer.from(compactModels(`@azure/arm-datafactory ${version}`, models)));
}

/**
 * The mappers are a module without imports that the package does not export, and that Node takes for CommonJS.
 * @returns {Promise<import("./metadata/models.mjs").Mappers>}
 */
async function importMappers() {
  const source = readFileSync(fromRoot(PACKAGE, "dist-esm", "src", "models", "mappers.js"));
  return import(`data:text/javascript;base64,${source.toString("base64")}`);
}
