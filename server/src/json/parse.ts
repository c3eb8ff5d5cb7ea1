import type { Span } from "../text/span";
import { recoverTree } from "./recover";
import {
  countKeyTokens,
  countValueTokens,
  ScanError,
  scalarKind,
  scanTokens,
  Token,
  type Tokens,
} from "./tokens";
import { type FlatTree, NONE, NodeKind, TreeBuilder } from "./tree";

/** Why a document is not JSON, in words for its author, and where. */
export interface JsonProblem {
  readonly message: string;
  readonly span: Span;
}

/** A tree for any text, and the first mistake when the text is not JSON. */
export interface ParsedJson {
  readonly tree: FlatTree;
  readonly problem: JsonProblem | undefined;
}

/**
 * Parses a document; never throws, whatever the text, and needs no call stack for depth.
 *
 * Comments and trailing commas are accepted. A document with any other mistake is read again with recovery,
 * which uses brackets, commas and indentation to keep each property in its own object.
 */
export function parseJson(text: string): ParsedJson {
  const tokens = scanTokens(text);
  const builder = new TreeBuilder(text, countValueTokens(tokens) - countKeyTokens(tokens));
  const problem = earlier(scanProblem(tokens), new StrictParser(tokens, builder).parse());
  if (problem === undefined) return { tree: builder.finish(text.length), problem };
  return { tree: recoverTree(text, tokens), problem };
}

/** Reads a document that is JSON; stops at the first mistake, after which its builder is of no use. */
class StrictParser {
  private index = 0;
  private keyStart: number = NONE;
  private keyEnd: number = NONE;

  constructor(
    private readonly tokens: Tokens,
    private readonly builder: TreeBuilder,
  ) {}

  /** Returns the first mistake of the grammar. */
  parse(): JsonProblem | undefined {
    for (;;) {
      const problem = this.readValue() ?? this.readBehindValue();
      if (problem !== undefined) return problem;
      if (this.builder.top === undefined) return this.expectEnd();
      const keyProblem = this.readKey();
      if (keyProblem !== undefined) return keyProblem;
    }
  }

  /** Reads a scalar or opening brackets up to the first scalar, key or closing bracket. */
  private readValue(): JsonProblem | undefined {
    const { builder, keyStart, keyEnd } = this;
    const kind = this.tokens.kinds[this.index];
    const start = this.tokens.starts[this.index] ?? 0;
    if (kind === Token.openBrace) builder.open(NodeKind.object, start, keyStart, keyEnd);
    else if (kind === Token.openBracket) builder.open(NodeKind.array, start, keyStart, keyEnd);
    else {
      const scalar = scalarKind(kind ?? Token.endOfFile);
      if (scalar === undefined) return problemAt(this.tokens, this.index, expectedValue(kind));
      builder.add(scalar, start, this.tokens.ends[this.index] ?? start, keyStart, keyEnd);
    }
    this.index++;
    return undefined;
  }

  /** Reads closing brackets and the comma behind a value; behind an opening bracket there is none. */
  private readBehindValue(): JsonProblem | undefined {
    const { kinds, ends } = this.tokens;
    const before = kinds[this.index - 1];
    let needsComma = before !== Token.openBrace && before !== Token.openBracket;
    for (let top = this.builder.top; top !== undefined; top = this.builder.top) {
      const next = kinds[this.index];
      if (next === (top.isObject ? Token.closeBrace : Token.closeBracket)) {
        this.builder.close(ends[this.index] ?? 0);
        needsComma = true;
      } else if (needsComma) {
        if (next !== Token.comma)
          return problemAt(this.tokens, this.index, expectedBehindValue(top.isObject, next));
        needsComma = false;
      } else return undefined;
      this.index++;
    }
    return undefined;
  }

  private readKey(): JsonProblem | undefined {
    const { kinds, starts, ends } = this.tokens;
    this.keyStart = NONE;
    this.keyEnd = NONE;
    if (this.builder.top?.isObject !== true) return undefined;
    if (kinds[this.index] !== Token.string) {
      return problemAt(this.tokens, this.index, expectedKey(kinds[this.index]));
    }
    if (kinds[this.index + 1] !== Token.colon) {
      return problemAt(this.tokens, this.index + 1, "Expected a colon behind the property name.");
    }
    this.keyStart = starts[this.index] ?? 0;
    this.keyEnd = ends[this.index] ?? 0;
    this.index += 2;
    return undefined;
  }

  private expectEnd(): JsonProblem | undefined {
    if (this.tokens.kinds[this.index] === Token.endOfFile) return undefined;
    return problemAt(this.tokens, this.index, "Expected the end of the file here.");
  }
}

function expectedValue(found: number | undefined): string {
  return found === Token.endOfFile ? "The file ends where a value is expected." : "Expected a value here.";
}

function expectedBehindValue(isObject: boolean, found: number | undefined): string {
  const closer = isObject ? "}" : "]";
  if (found === Token.endOfFile) return `The file ends before a closing "${closer}".`;
  return `Expected a comma or a closing "${closer}" here.`;
}

function expectedKey(found: number | undefined): string {
  if (found === Token.endOfFile) return 'The file ends before a closing "}".';
  if (found === Token.unknown) return "Expected a property name in double quotes.";
  return 'Expected a property name or a closing "}" here.';
}

function earlier(a: JsonProblem | undefined, b: JsonProblem | undefined): JsonProblem | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.span.start <= b.span.start ? a : b;
}

function scanProblem({ firstError }: Tokens): JsonProblem | undefined {
  return firstError && { message: scanMessage(firstError.scanError), span: firstError.span };
}

function scanMessage(scanError: number): string {
  switch (scanError) {
    case ScanError.unexpectedEndOfComment:
      return "This comment is not closed.";
    case ScanError.unexpectedEndOfString:
      return "This string is not closed before the end of the line.";
    case ScanError.unexpectedEndOfNumber:
      return "This number is not complete.";
    case ScanError.invalidUnicode:
      return 'A "\\u" escape needs four hexadecimal digits.';
    case ScanError.invalidEscapeCharacter:
      return "This string holds an escape that JSON does not know.";
    default:
      return "This string holds a control character that JSON wants escaped.";
  }
}

function problemAt(tokens: Tokens, index: number, message: string): JsonProblem {
  const start = tokens.starts[index] ?? 0;
  return { message, span: { start, end: Math.max(start, tokens.ends[index] ?? start) } };
}
