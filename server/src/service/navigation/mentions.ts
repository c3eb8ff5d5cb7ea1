import type { AdfDocument } from "../../adf/document";
import type { Factory } from "../../factory/factory";
import { definersOf } from "./declared";
import { type FactorySymbol, isLocal, type NavigationSource, ownerOf } from "./symbol";

/** Characters that JSON or an expression may write in more than one way. */
const ESCAPABLE = /['"\\/\p{Cc}]+/u;
const SYNTAX = /[.*+?^${}()|[\]\\]/g;
const UNICODE_ESCAPE = "\\u";
/** How expressions call what belongs to the factory as a whole. */
const GLOBAL_PARAMETERS = "globalParameters";
/** A Data Flow activity passes arguments to datasets without naming them. */
const FLOW_ARGUMENTS = '"datasetParameters"';

/** Returns a test for texts that may hold a name as part of JSON; it is never wrongly `false`. */
export function mentionOf(name: string): (text: string) => boolean {
  const [longest = ""] = name.split(ESCAPABLE).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longest.replace(SYNTAX, "\\$&"), "iu");
  return (text) => pattern.test(text) || text.includes(UNICODE_ESCAPE);
}

/** Yields the documents that may name a symbol; of the factory's files only those whose text mentions it are parsed. */
export function* documentsNaming(
  symbol: FactorySymbol,
  { document, factory }: NavigationSource,
): Generator<AdfDocument> {
  if (isLocal(symbol)) {
    yield document;
    return;
  }
  const mayName = testFor(symbol, factory);
  for (const path of factory.paths) {
    const found = mayName(path, factory.textOf(path) ?? "") ? factory.document(path) : undefined;
    if (found !== undefined) yield found;
  }
}

function testFor(symbol: FactorySymbol, factory: Factory): (path: string, text: string) => boolean {
  const mentionsName = mentionOf(symbol.name);
  const definers = definersOf(factory, symbol);
  // The file's name may be all that names a resource.
  if (symbol.kind === "resource") return (path, text) => definers.has(path) || mentionsName(text);
  const mentionsOwner = mentionOf(ownerOf(symbol)?.name ?? GLOBAL_PARAMETERS);
  return (path, text) =>
    mentionsName(text) && (definers.has(path) || mentionsOwner(text) || text.includes(FLOW_ARGUMENTS));
}

/** Yields the documents in which an expression may read global parameters. */
export function* documentsReadingGlobals(factory: Factory): Generator<AdfDocument> {
  const mayRead = mentionOf(GLOBAL_PARAMETERS);
  for (const path of factory.paths) {
    const found = mayRead(factory.textOf(path) ?? "") ? factory.document(path) : undefined;
    if (found !== undefined) yield found;
  }
}
