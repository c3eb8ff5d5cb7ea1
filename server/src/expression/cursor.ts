import type { Span } from "../text/span";
import { readMemberName, readToken, type Token } from "./lexer";
import type { ExpressionProblem } from "./syntax";

/** Walks over the tokens of an expression and collects its problems, each mistake told once. */
export class TokenCursor {
  readonly problems: ExpressionProblem[] = [];
  /** Where the last token before the current one ends. */
  endOfPrevious: number;
  private current: Token;
  private lastProblemAt = -1;

  constructor(
    readonly text: string,
    private readonly limit: number,
    start: number,
  ) {
    this.current = readToken(text, start, limit);
    this.endOfPrevious = start;
  }

  get token(): Token {
    return this.current;
  }

  get isAtEnd(): boolean {
    return this.current.kind === "end";
  }

  advance(): void {
    this.advanceTo(this.current.end);
  }

  /** Goes on with the token at or behind an offset. */
  advanceTo(offset: number): void {
    this.endOfPrevious = offset;
    this.current = readToken(this.text, offset, this.limit);
  }

  /** Goes on behind the member name that follows a dot, the current token; behind the dot when there is none. */
  readMemberName(): Span | undefined {
    const name = readMemberName(this.text, this.current.end, this.limit);
    this.advanceTo(name?.end ?? this.current.end);
    return name;
  }

  /** Leaves the rest of the expression unread and says no more about it. */
  skipToEnd(): void {
    this.advanceTo(this.limit);
    this.expectConsequence();
  }

  /** Reports a problem that shows at the current token, unless one was reported there. */
  report(message: string, span: Span): void {
    this.reportAt(this.current.start, message, span);
  }

  /** Reports a problem that shows at an offset, unless one was reported there. */
  reportAt(offset: number, message: string, span: Span): void {
    if (offset === this.lastProblemAt) return;
    this.lastProblemAt = offset;
    this.problems.push({ message, span });
  }

  /** Keeps silent about a problem at the current token: it follows from the one just reported. */
  expectConsequence(): void {
    this.lastProblemAt = this.current.start;
  }

  textOf(span: Span): string {
    return this.text.slice(span.start, span.end);
  }
}
