import { builtinModules } from "node:module";
import path from "node:path";

/** The rooms that are pure, each of which imports only from those before it. */
export const PURE_ROOMS: readonly string[] = [
  "text",
  "json",
  "expression",
  "kql",
  "adf",
  "factory",
  "rules",
  "service",
];

/** The rooms that only the entries of the processes import, and what they may import beside the pure ones. */
const OUTER_ROOMS: ReadonlyMap<string, readonly string[]> = new Map([
  ["host", ["host"]],
  ["lsp", ["lsp", "host"]],
  ["cli", ["cli", "host"]],
]);

const ENTRIES = /^server\/src\/(server|browserServer|cli|kustoWorker)\.ts$/;

/** Who may import a package, told by the importing file. A package that is not listed may be imported anywhere. */
const PACKAGE_USERS: readonly { readonly name: RegExp; readonly users: RegExp }[] = [
  { name: /^jsonc-parser(\/|$)/, users: /^server\/src\/json\/|^server\/tools\/|^test\// },
  { name: /^@kusto\//, users: /^server\/src\/host\/kusto\/|^test\// },
  { name: /^vscode-languageserver/, users: /^server\/src\/(lsp\/|server\.ts$|browserServer\.ts$)|^test\// },
  { name: /^vscode-languageclient/, users: /^client\/src\/|^test\/client\// },
  { name: /^vscode$/, users: /^client\/src\/|^test\/e2e\// },
];

/** Returns what a file of the checkout imports although it must not, one sentence each. */
export function forbiddenImports(file: string, text: string): readonly string[] {
  return importsOf(text)
    .filter((target) => !isAllowed(file, target))
    .map((target) => `${file} must not import ${target}`);
}

/** Matches what is imported: by a statement at the start of a line, or by a call or a type anywhere. */
const IMPORT =
  /^(?:import|export)\b[^;"']*?\bfrom\s*["']([^"']+)["']|^import\s*["']([^"']+)["']|\b(?:import|require)\(\s*["']([^"']+)["']/gm;

/** Returns the modules that a source text imports, types included. */
export function importsOf(text: string): readonly string[] {
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

function isAllowed(file: string, target: string): boolean {
  if (target.startsWith(".")) return isAllowedFile(file, path.posix.join(path.posix.dirname(file), target));
  const rule = PACKAGE_USERS.find(({ name }) => name.test(target));
  if (rule !== undefined && !rule.users.test(file)) return false;
  return !isBuiltin(target) || !PURE_ROOMS.includes(roomOf(file) ?? "");
}

function isAllowedFile(file: string, target: string): boolean {
  if (file.startsWith("client/")) return target.startsWith("client/");
  if (!file.startsWith("server/src/")) return true;
  if (!target.startsWith("server/src/")) return target.endsWith("package.json");
  const from = roomOf(file);
  const to = roomOf(target);
  if (from === undefined || to === undefined) return ENTRIES.test(file) && to !== undefined;
  if (from === "rules" && to === "rules") return isWithinRules(file, target);
  if (PURE_ROOMS.includes(from)) return PURE_ROOMS.slice(0, PURE_ROOMS.indexOf(from) + 1).includes(to);
  return PURE_ROOMS.includes(to) || OUTER_ROOMS.get(from)?.includes(to) === true;
}

/** A rule knows of the others as little as anyone else: what two of them need stands in an earlier room. */
function isWithinRules(file: string, target: string): boolean {
  return file.endsWith("/registry.ts") || /\/rule(\.ts)?$/.test(target);
}

/** Returns the room of a file of the server, or `undefined` for the files beside the rooms. */
function roomOf(file: string): string | undefined {
  return /^server\/src\/([^/]+)\//.exec(file)?.[1];
}

function isBuiltin(target: string): boolean {
  return target.startsWith("node:") || builtinModules.includes(target);
}
