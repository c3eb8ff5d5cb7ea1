/**
 * What helps to read and write a document, or to change it as a whole. Imported when it is first asked for, so that a server which nobody has
 * asked yet need not load the tables and texts behind it: see `server/tools/bundles.mjs`.
 */
export { readCatalogue } from "../adf/metadata/catalogue";
export { codeLens } from "./codeLens/codeLens";
export { complete } from "./completion";
export { fixAll } from "./fixAll";
export { formatKql } from "./formatKql";
export { hover } from "./hover";
export { inlayHints } from "./inlayHints";
export * as kqlTexts from "./kqlDocument";
export { shownKql } from "./language/shownKql";
export { migrateLegacy } from "./migrateLegacy";
export { navigation } from "./navigation/navigation";
export { scaffolding } from "./scaffold/scaffolds";
export { semanticTokens } from "./semanticTokens";
export { signatureHelp } from "./signatureHelp";
