import { MappedText } from "../../text/mappedText";
import type { Span } from "../../text/span";
import { TextWithHoles } from "../../text/textWithHoles";
import { knownVerbAt } from "../command/commandVerbs";
import { lexKql, type Token } from "../lexer";
import { isPunctuation, type KqlTokens, readTokens } from "../tokens";
import { isLineBreak } from "../words";

/** The verbs of commands that say what a table or a function is. */
const DEFINING = /^(?:create-or-alter|create-merge|create|alter-merge|alter)(?![\w-])/i;

/**
 * Returns the commands of a text that say what a table or a function is, each with tokens of its own, so that a bracket
 * that one of them does not close matters to no other. A command begins a line, or stands behind the `<|` of a script.
 */
export function definingCommands(text: string): readonly KqlTokens[] {
  const { tokens } = lexKql(textOf(text, 0));
  const starts = tokens.filter((token, index) => beginsCommand(text, tokens, token, index));
  return starts.flatMap(({ start }, index) => {
    if (!DEFINING.test(text.slice(start + 1, start + 20))) return [];
    const end = starts[index + 1]?.start ?? text.length;
    return [readTokens(textOf(text.slice(start, end), start))];
  });
}

/** Returns where a span of a command stands in the file. */
export function placeIn(command: KqlTokens, span: Span): Span {
  return command.source.toDocument(span);
}

function textOf(text: string, start: number): TextWithHoles<never> {
  const span = { start, end: start + text.length };
  return new TextWithHoles<never>([{ kind: "literal", text: MappedText.verbatim(text, start) }], span);
}

function beginsCommand(text: string, tokens: readonly Token[], { start }: Token, index: number): boolean {
  const previous = tokens[index - 1];
  if (text[start] !== "." || !isPunctuation(tokens[index], ".")) return false;
  if (knownVerbAt(text, start + 1) === undefined) return false;
  if (previous === undefined || isPunctuation(previous, "<|") || isPunctuation(previous, ";")) return true;
  for (let offset = previous.end; offset < start; offset++) if (isLineBreak(text, offset)) return true;
  return false;
}
