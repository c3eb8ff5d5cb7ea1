/**
 * What helps to read and write a document. Imported when it is first asked for, so that a server which nobody has
 * asked yet need not load the tables and texts behind it: see `server/tools/bundles.mjs`.
 */
export { complete } from "./completion";
export { hover } from "./hover";
export { navigation } from "./navigation/navigation";
export { semanticTokens } from "./semanticTokens";
export { signatureHelp } from "./signatureHelp";
