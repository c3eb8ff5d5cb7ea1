import type { MappedText } from "../../text/mappedText";
import type { Span } from "../../text/span";

/**
 * A node of an expression of an ARM template. Spans are offsets in the decoded text of the JSON string.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions
 */
export type TemplateNode = TemplateString | TemplateNumber | TemplateCall | TemplateAccess;

/** A text in single quotes. */
export interface TemplateString {
  readonly kind: "string";
  readonly span: Span;
  /** What stands between the quotes. */
  readonly contentSpan: Span;
  /** The content with `''` read as one quote, mapped to the document. */
  readonly value: MappedText;
}

/** A number, whose value nothing asks for. */
export interface TemplateNumber {
  readonly kind: "number";
  readonly span: Span;
}

/** A function call such as `parameters('name')`, or of a user function, `contoso.name()`. */
export interface TemplateCall {
  readonly kind: "call";
  readonly span: Span;
  /** In lower case: function names compare case-insensitively. */
  readonly name: string;
  readonly arguments: readonly TemplateNode[];
}

/** A member or an element of a value: `x.name`, `x[0]`. */
export interface TemplateAccess {
  readonly kind: "access";
  readonly span: Span;
  readonly target: TemplateNode;
  /** The name of the member; `undefined` where a number or a computed value picks it. */
  readonly member: string | undefined;
}

/** An expression of an ARM template, and the text whose offsets its spans count. */
export interface TemplateExpression {
  readonly text: MappedText;
  readonly root: TemplateNode;
}
