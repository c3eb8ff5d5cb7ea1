import { fileStem } from "../../adf/document";
import { faultOfActivityName, faultOfResourceName } from "../../adf/namingRules";
import type { FileEdits } from "../../rules/rule";
import { isSameName } from "../../text/name";
import type { Span } from "../../text/span";
import type { TextEdit } from "../../text/textEdit";
import { definitionsOf } from "./declared";
import type { Occurrence } from "./occurrence";
import { type FileOccurrences, occurrencesOf, symbolAt } from "./places";
import { faultOfTarget, type Refusal, refuse } from "./renameTargets";
import { describeSymbol, type FactorySymbol, type NavigationSource, ownerOf, withArticle } from "./symbol";

/** A name that can be changed. */
export interface RenameTarget {
  readonly kind: "target";
  /** The name under the cursor. */
  readonly span: Span;
  /** The name, decoded. */
  readonly name: string;
}

/** A file that gets another path. */
export interface FileMove {
  readonly from: string;
  readonly to: string;
}

/** What a rename changes. The edits name files by their old paths. */
export interface Rename {
  readonly kind: "rename";
  readonly files: readonly FileEdits[];
  readonly moves: readonly FileMove[];
}

/** Returns the name under the cursor when it can be changed, or why not; `undefined` where there is none. */
export function prepareRename(source: NavigationSource, offset: number): RenameTarget | Refusal | undefined {
  const occurrence = symbolAt(source, offset);
  if (occurrence === undefined) return undefined;
  const { symbol, span } = occurrence;
  const fault = faultOfTarget(source, symbol);
  return fault === undefined ? { kind: "target", span, name: symbol.name } : refuse(fault);
}

/**
 * Returns the edits that give a symbol another name wherever its factory names it, and the files to be renamed with
 * it; or why the service would not take that name, or why not all uses can be found.
 */
export function renameOf(source: NavigationSource, symbol: FactorySymbol, newName: string): Rename | Refusal {
  const fault = faultOfTarget(source, symbol) ?? faultOfName(source, symbol, newName);
  if (fault !== undefined) return refuse(fault);
  const found = occurrencesOf(source, symbol);
  const broken = found.find((file) => file.source.document.problem !== undefined);
  if (broken !== undefined) {
    const file = relativePath(source, broken.source.document.path);
    return refuse(`"${file}" is not valid JSON, so the names in it cannot all be told. Mend it first.`);
  }
  const fixed = found.find((file) => file.occurrences.some((occurrence) => isFixed(occurrence, newName)));
  if (fixed !== undefined) {
    const file = relativePath(source, fixed.source.document.path);
    return refuse(`The template "${file}" puts this name together from several parts. Change it there.`);
  }
  const files = found.map((file) => editsOf(file, newName)).filter(({ edits }) => edits.length > 0);
  return { kind: "rename", files, moves: movesFor(source, symbol, newName) };
}

/** Where only a file's name names something, there is nothing to write. */
function isFixed({ span, write }: Occurrence, newName: string): boolean {
  return span.start < span.end && write(newName) === undefined;
}

function editsOf({ source, occurrences }: FileOccurrences, newName: string): FileEdits {
  const { path, text } = source.document;
  const isChange = ({ span, newText }: TextEdit) => text.slice(span.start, span.end) !== newText;
  const edits = occurrences.map(({ write }) => write(newName)).filter((edit) => edit !== undefined);
  return { path, edits: edits.filter(isChange) };
}

function faultOfName(source: NavigationSource, symbol: FactorySymbol, newName: string): string | undefined {
  return faultOfSpelling(symbol, newName) ?? faultOfTaken(source, symbol, newName);
}

/** The service checks names of parameters and variables for nothing but being unique. */
function faultOfSpelling(symbol: FactorySymbol, newName: string): string | undefined {
  if (symbol.kind === "resource") return faultOfResourceName(symbol.resourceKind, newName);
  if (symbol.kind === "activity") return faultOfActivityName(newName);
  return newName === "" ? "A name cannot be empty." : undefined;
}

function faultOfTaken(source: NavigationSource, symbol: FactorySymbol, newName: string): string | undefined {
  if (isSameName(symbol.name, newName)) return undefined;
  const [other] = definitionsOf(source, { ...symbol, name: newName });
  if (other !== undefined) {
    const owner = symbol.kind === "resource" ? undefined : ownerOf(symbol);
    const place = owner === undefined ? "this factory" : `the ${describeSymbol(owner)}`;
    return `There is already ${withArticle(describeSymbol(other.symbol))} in ${place}; casing makes no difference.`;
  }
  const [blocked] = movesFor(source, symbol, newName).filter(
    ({ to }) => source.factory.textOf(to) !== undefined,
  );
  return blocked && `The file "${relativePath(source, blocked.to)}" exists already.`;
}

/** The file of a resource bears its name in the folder of a factory. */
function movesFor(
  { factory }: NavigationSource,
  symbol: FactorySymbol,
  newName: string,
): readonly FileMove[] {
  if (symbol.kind !== "resource" || symbol.name === newName) return [];
  return factory
    .pathsOf(symbol.resourceKind, symbol.name)
    .filter((path) => isSameName(fileStem(path), symbol.name))
    .map((from) => {
      const folder = from.slice(0, from.lastIndexOf("/") + 1);
      const ending = from.slice(folder.length + fileStem(from).length);
      return { from, to: `${folder}${newName}${ending}` };
    })
    .filter(({ from, to }) => from !== to);
}

function relativePath({ factory }: NavigationSource, path: string): string {
  const folder = `${factory.root}/`;
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}
