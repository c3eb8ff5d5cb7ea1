import type { MappedText } from "../../text/mappedText";
import type { Span } from "../../text/span";
import { readMemberName, readToken, type Token } from "../lexer";
import { readStringLiteral } from "../stringLiteral";
import type { TemplateExpression, TemplateNode } from "./syntax";

/** A bracket that is still open, and what stands before it. */
type Open =
  | { readonly kind: "call"; readonly name: string; readonly start: number; readonly values: TemplateNode[] }
  | { readonly kind: "index"; readonly target: TemplateNode };

/** Looks like an expression whose last bracket is still to be typed; any other text with a first bracket is text. */
const BEGUN = /^\[\s*[a-z_][\w.]*\s*\(/i;

/**
 * Returns whether a string of a template is an expression: `[…]`, but not `[[…]`.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions#escape-characters
 */
export function isTemplateExpression(text: string): boolean {
  if (!text.startsWith("[") || text[1] === "[") return false;
  return text.endsWith("]") || BEGUN.test(text);
}

/** Parses the decoded text of a string that is an expression; `undefined` where it cannot be read. */
export function parseTemplateExpression(text: MappedText): TemplateExpression | undefined {
  if (!text.text.endsWith("]")) return undefined;
  const root = new Parser(text, { start: 1, end: text.text.length - 1 }).parse();
  return root === undefined ? undefined : { text, root };
}

/** Keeps a stack of its own, so that depth costs no call stack. Gives up at the first mistake. */
class Parser {
  private readonly open: Open[] = [];
  private value: TemplateNode | undefined;
  private offset: number;
  private isBroken = false;

  constructor(
    private readonly text: MappedText,
    private readonly span: Span,
  ) {
    this.offset = span.start;
  }

  parse(): TemplateNode | undefined {
    while (!this.isBroken) {
      const token = this.next();
      if (token.kind === "end") return this.open.length === 0 ? this.value : undefined;
      if (this.value === undefined) this.readValue(token);
      else this.readBehind(token, this.value);
    }
    return undefined;
  }

  private readValue(token: Token): void {
    const span = { start: token.start, end: token.end };
    switch (token.kind) {
      case "string": {
        const contentSpan = { start: token.start + 1, end: token.end - 1 };
        const value = readStringLiteral(this.text, contentSpan);
        this.value = { kind: "string", span, contentSpan, value };
        return;
      }
      case "number":
        this.value = { kind: "number", span };
        return;
      case "name":
        this.readName(token);
        return;
      case ")":
        this.closeEmptyCall(token);
        return;
      default:
        this.isBroken = true;
    }
  }

  /** Reads the name of a function, which of a user function has its namespace before it, up to its parenthesis. */
  private readName({ start, end }: Token): void {
    let nameEnd = end;
    let token = this.next();
    while (token.kind === ".") {
      const member = this.readMember();
      if (member === undefined) return;
      nameEnd = member.end;
      token = this.next();
    }
    const name = this.text.text.slice(start, nameEnd).toLowerCase();
    if (token.kind === "(") this.open.push({ kind: "call", name, start, values: [] });
    else this.isBroken = true;
  }

  private closeEmptyCall({ end }: Token): void {
    const call = this.open.pop();
    if (call?.kind !== "call" || call.values.length > 0) this.isBroken = true;
    else this.value = { kind: "call", span: { start: call.start, end }, name: call.name, arguments: [] };
  }

  private readBehind(token: Token, value: TemplateNode): void {
    const top = this.open.at(-1);
    switch (token.kind) {
      case ".": {
        const member = this.readMember();
        if (member !== undefined)
          this.access(value, member.end, this.text.text.slice(member.start, member.end));
        return;
      }
      case "[":
        this.open.push({ kind: "index", target: value });
        this.value = undefined;
        return;
      case ",":
        if (top?.kind === "call") top.values.push(value);
        else this.isBroken = true;
        this.value = undefined;
        return;
      case ")":
      case "]":
        this.close(token, value);
        return;
      default:
        this.isBroken = true;
    }
  }

  private close({ kind, end }: Token, value: TemplateNode): void {
    const top = this.open.pop();
    if (top?.kind === "call" && kind === ")") {
      const values = [...top.values, value];
      this.value = { kind: "call", span: { start: top.start, end }, name: top.name, arguments: values };
    } else if (top?.kind === "index" && kind === "]") {
      this.access(top.target, end, value.kind === "string" ? value.value.text : undefined);
    } else this.isBroken = true;
  }

  private access(target: TemplateNode, end: number, member: string | undefined): void {
    this.value = { kind: "access", span: { start: target.span.start, end }, target, member };
  }

  private readMember(): Span | undefined {
    const name = readMemberName(this.text.text, this.offset, this.span.end);
    if (name === undefined) this.isBroken = true;
    else this.offset = name.end;
    return name;
  }

  private next(): Token {
    const token = readToken(this.text.text, this.offset, this.span.end);
    this.offset = token.end;
    return token;
  }
}
