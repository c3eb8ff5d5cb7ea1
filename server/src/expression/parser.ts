import type { MappedText } from "../text/mappedText";
import type { Span } from "../text/span";
import { HOLE_CHARACTER } from "../text/textWithHoles";
import { TokenCursor } from "./cursor";
import type { Token, TokenKind } from "./lexer";
import { strayTokenMessage, trailingTextProblem } from "./messages";
import { readBuiltString, readStringLiteral } from "./stringLiteral";
import { type ErrorNode, type ExpressionNode, type KeywordNode, ParsedExpression } from "./syntax";

/** Far beyond what a person writes, and far below what the call stack holds. */
const MAX_DEPTH = 500;

const KEYWORDS: ReadonlyMap<string, KeywordNode["value"]> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** How `parseExpression` reads a text. */
export interface ParseOptions {
  /** Whether a `HOLE_CHARACTER` in the text stands for what an ARM template computes. */
  readonly hasHoles: boolean;
}

const WITHOUT_HOLES: ParseOptions = { hasHoles: false };

/**
 * Parses the expression that stands at `span` of a decoded JSON string, without its `@` or `@{…}`.
 *
 * Never throws. What cannot be read becomes an error node and a problem, and parsing goes on behind it.
 * `outer` is the expression with its `@` or `@{…}`, the place of the problem when nothing stands inside.
 */
export function parseExpression(
  text: MappedText,
  span: Span,
  outer: Span,
  options = WITHOUT_HOLES,
): ParsedExpression {
  const cursor = new TokenCursor(text.text, span.end, span.start);
  if (cursor.isAtEnd) {
    cursor.report(`An expression is missing in "${cursor.textOf(outer)}".`, outer);
    return new ParsedExpression(text, span, errorNode(span.start, span.start), cursor.problems);
  }
  const root = new Parser(text, cursor, options).readValue("A value");
  if (!cursor.isAtEnd) {
    const end = span.start + cursor.textOf(span).trimEnd().length;
    const problem = trailingTextProblem(text.text, cursor.token, end);
    cursor.report(problem.message, problem.span);
  }
  return new ParsedExpression(text, span, root, cursor.problems);
}

/** What the values of a list are called. */
type ItemName = "An argument" | "An index" | "A value";

class Parser {
  private depth = 0;
  /** How many lists are open that the bracket closes. */
  private readonly openLists = { ")": 0, "]": 0 };

  constructor(
    private readonly text: MappedText,
    private readonly cursor: TokenCursor,
    private readonly options: ParseOptions,
  ) {}

  readValue(itemName: ItemName): ExpressionNode {
    const { start } = this.cursor.token;
    if (this.depth >= MAX_DEPTH) return this.giveUp();
    this.depth++;
    this.skipStrayTokens();
    const value = this.readAccesses(this.readPrimary(itemName, start), start);
    this.depth--;
    return value;
  }

  /** Reads the value behind stray tokens, which begin at `start` when there are any. */
  private readPrimary(itemName: ItemName, start: number): ExpressionNode {
    const { token } = this.cursor;
    switch (token.kind) {
      case "string":
      case "unclosedString":
        return this.readString(token);
      case "number":
        this.cursor.advance();
        return { kind: "number", span: spanOf(token), value: Number(this.cursor.textOf(token)) };
      case "name":
        return this.readName(token);
      case "(":
        return this.readGroup(token);
      case "end":
        return errorNode(start, token.start);
      default:
        this.cursor.report(`${itemName} is missing here.`, spanOf(token));
        return errorNode(start, token.start);
    }
  }

  private readString(token: Token): ExpressionNode {
    const isClosed = token.kind === "string";
    this.cursor.advance();
    if (!isClosed) {
      this.cursor.report("This quote is never closed.", { start: token.start, end: token.start + 1 });
      this.cursor.expectConsequence();
    }
    const contentSpan = { start: token.start + 1, end: isClosed ? token.end - 1 : token.end };
    const value = readStringLiteral(this.text, contentSpan);
    if (this.options.hasHoles && value.text.includes(HOLE_CHARACTER)) {
      return { kind: "builtString", span: spanOf(token), parts: readBuiltString(this.text, contentSpan) };
    }
    return { kind: "string", span: spanOf(token), contentSpan, value };
  }

  private readName(token: Token): ExpressionNode {
    const name = this.cursor.textOf(token);
    this.cursor.advance();
    if (this.cursor.token.kind === "(") {
      const values = this.readList(")", "An argument");
      const span = { start: token.start, end: this.cursor.endOfPrevious };
      return { kind: "call", span, name, nameSpan: spanOf(token), arguments: values };
    }
    const keyword = KEYWORDS.get(name.toLowerCase());
    if (keyword !== undefined) return { kind: "keyword", span: spanOf(token), value: keyword };
    const message = `"${name}" is neither a call nor a text: write ${name}(…), or '${name}' in single quotes.`;
    this.cursor.reportAt(token.start, message, spanOf(token));
    return errorNode(token.start, token.end);
  }

  private readGroup(opening: Token): ExpressionNode {
    const [value] = this.readList(")", "A value");
    return value ?? errorNode(opening.start, this.cursor.endOfPrevious);
  }

  private readAccesses(target: ExpressionNode, start: number): ExpressionNode {
    let value = target;
    for (;;) {
      switch (this.cursor.token.kind) {
        case ".":
        case "?.":
          value = this.readMember(value, start);
          break;
        case "[":
        case "?[":
          value = this.readIndex(value, start);
          break;
        default:
          return value;
      }
    }
  }

  private readMember(target: ExpressionNode, start: number): ExpressionNode {
    const dot = this.cursor.token;
    const nameSpan = this.cursor.readMemberName();
    // A dot before a bracket, as in `item().['name']`, is read as the bracket alone.
    if (nameSpan === undefined && this.cursor.token.kind === "[") return target;
    if (nameSpan === undefined) {
      this.cursor.reportAt(dot.start, "A name is missing behind this dot.", spanOf(dot));
    }
    const written = nameSpan ?? { start: dot.end, end: dot.end };
    const span = { start, end: written.end };
    const isSafe = dot.kind === "?.";
    return { kind: "member", span, target, isSafe, name: this.cursor.textOf(written), nameSpan: written };
  }

  private readIndex(target: ExpressionNode, start: number): ExpressionNode {
    const opening = this.cursor.token;
    const [index] = this.readList("]", "An index");
    const span = { start, end: this.cursor.endOfPrevious };
    const isSafe = opening.kind === "?[";
    return { kind: "index", span, target, isSafe, index: index ?? errorNode(opening.end, opening.end) };
  }

  /** Reads values up to the closing bracket, or up to where an outer list or the expression ends. */
  private readList(closing: ")" | "]", itemName: ItemName): readonly ExpressionNode[] {
    const opening = this.cursor.token;
    const values: ExpressionNode[] = [];
    this.cursor.advance();
    if (this.cursor.token.kind === closing && itemName === "An argument") {
      this.cursor.advance();
      return values;
    }
    this.openLists[closing]++;
    do values.push(this.readValue(itemName));
    while (this.readSeparator(opening, closing));
    this.openLists[closing]--;
    const second = itemName === "An argument" ? undefined : values[1];
    if (second !== undefined) {
      this.cursor.reportAt(second.span.start, "Only one value can stand in these brackets.", second.span);
    }
    return values;
  }

  /** Reads a comma or the closing bracket; returns whether another value follows. */
  private readSeparator(opening: Token, closing: ")" | "]"): boolean {
    for (;;) {
      const { token } = this.cursor;
      if (token.kind === "," || token.kind === closing) {
        this.cursor.advance();
        return token.kind === ",";
      }
      if (token.kind === "end" || this.closesOuterList(token.kind)) {
        this.cursor.report(`This "${this.cursor.textOf(opening)}" is never closed.`, spanOf(opening));
        return false;
      }
      if (startsValue(token.kind)) {
        this.cursor.report("A comma is missing before this.", spanOf(token));
        return true;
      }
      this.skipStrayToken();
    }
  }

  private closesOuterList(kind: TokenKind): boolean {
    return (kind === ")" || kind === "]") && this.openLists[kind] > 0;
  }

  private skipStrayTokens(): void {
    for (;;) {
      const { kind } = this.cursor.token;
      const isExpected = startsValue(kind) || kind === "," || kind === ")" || kind === "]" || kind === "end";
      if (isExpected) return;
      this.skipStrayToken();
    }
  }

  private skipStrayToken(): void {
    const { token } = this.cursor;
    this.cursor.report(strayTokenMessage(this.cursor.text, token), spanOf(token));
    this.cursor.advance();
    this.cursor.expectConsequence();
  }

  private giveUp(): ErrorNode {
    const { token } = this.cursor;
    this.cursor.report(`This is nested deeper than ${MAX_DEPTH} levels.`, spanOf(token));
    this.cursor.skipToEnd();
    return errorNode(token.start, this.cursor.endOfPrevious);
  }
}

function startsValue(kind: TokenKind): boolean {
  switch (kind) {
    case "string":
    case "unclosedString":
    case "number":
    case "name":
    case "(":
      return true;
    default:
      return false;
  }
}

function errorNode(start: number, end: number): ErrorNode {
  return { kind: "error", span: { start, end } };
}

function spanOf(token: Token): Span {
  return { start: token.start, end: token.end };
}
