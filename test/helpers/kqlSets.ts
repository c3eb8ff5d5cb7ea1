import { readFileSync } from "node:fs";
import { lexKql } from "../../server/src/kql/lexer";
import { stringContent } from "../../server/src/kql/strings";
import type { Span } from "../../server/src/text/span";
import { kustoCommand, kustoLookup, pipeline } from "./builders";
import { kqlText } from "./kqlText";
import { readMarks } from "./marks";

const FOLDER = "test/kql/sets";

/** Returns the texts of a file of KQL, between which there are empty lines. */
export function readSet(name: "queries" | "commands" | "mistakes"): readonly string[] {
  return readFileSync(`${FOLDER}/${name}.kql`, "utf8")
    .trim()
    .split(/(?:\r?\n){2,}/);
}

/** A KQL text with one mistake, and its place as a person noted it. */
export interface Mistake {
  readonly text: string;
  readonly place: Span;
}

/** Returns the texts with mistakes. */
export function readMistakes(): readonly Mistake[] {
  return readSet("mistakes").map((marked) => {
    const { text, spans } = readMarks(marked);
    const [place] = spans;
    if (place === undefined) throw new Error(`No place is marked: ${marked}`);
    return { text, place };
  });
}

/** Returns a pipeline with KQL, written as a JSON value, in an activity that takes such KQL. */
export function pipelineWith(text: string, json: string): string {
  return /^\s*(?:\/\/.*\s+)*\./.test(text) ? pipeline(kustoCommand(json)) : kustoLookup(json);
}

/** KQL as a JSON value. */
export interface WrittenKql {
  readonly json: string;
  /** The place of the mistake in the text with holes that the value means. */
  readonly place: Span;
}

/** A way to write KQL as a JSON value. */
export interface Wrapping {
  readonly name: string;
  readonly write: (mistake: Mistake) => WrittenKql;
}

/** The forms in which KQL stands in pipelines. */
export const WRAPPINGS: readonly Wrapping[] = [
  inPlace("plain", (text) => JSON.stringify(literal(text))),
  inPlace("escaped", (text) => escapeLetters(JSON.stringify(literal(text)))),
  inPlace("interpolated", (text) => JSON.stringify(interpolateMiddle(text))),
  inPlace("as @concat", (text) => {
    const middle = text.length >> 1;
    return JSON.stringify(`@concat(${quote(text.slice(0, middle))}, ${quote(text.slice(middle))})`);
  }),
  { name: "with holes", write: withHoles },
];

function inPlace(name: string, toJson: (text: string) => string): Wrapping {
  return { name, write: ({ text, place }) => ({ json: toJson(text), place }) };
}

/** Puts the middle third of a text into an expression. */
function interpolateMiddle(text: string): string {
  const third = Math.ceil(text.length / 3);
  const part = `@{string(${quote(text.slice(third, 2 * third))})}`;
  return `${literal(text.slice(0, third))}${part}${escapeInterpolation(text.slice(2 * third))}`;
}

/** A text that is no expression: `@` at its start and `@{` anywhere would begin one. */
function literal(text: string): string {
  const escaped = escapeInterpolation(text);
  return escaped.startsWith("@") ? `@${escaped}` : escaped;
}

function escapeInterpolation(text: string): string {
  return text.replaceAll("@{", "@@{");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Writes every fifth letter as `\u0041`, but for those of other escapes. */
function escapeLetters(json: string): string {
  let count = 0;
  return json.replace(/\\u[0-9a-fA-F]{4}|\\.|[A-Za-z]/gs, (unit) => {
    if (unit.startsWith("\\")) return unit;
    count += 1;
    return count % 5 === 0 ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}` : unit;
  });
}

/** Makes holes of numbers, of what strings hold, and of the table at the head, but for the mistake itself. */
function withHoles({ text, place }: Mistake): WrittenKql {
  const { tokens } = lexKql(kqlText(text));
  let written = "";
  let copied = 0;
  let shift = 0;
  for (const [index, token] of tokens.entries()) {
    const content = token.kind === "string" ? stringContent(token) : token;
    const isTable = index === 0 && token.kind === "identifier" && tokens[1]?.text === "|";
    const canBeHole = token.kind === "number" || token.kind === "string" || isTable;
    const isApart = token.end < place.start || token.start > place.end;
    if (!canBeHole || !isApart || content.end === content.start) continue;
    written += `${literalPart(text, copied, content.start)}@{variables('x')}`;
    copied = content.end;
    if (content.end <= place.start) shift += content.end - content.start - 1;
  }
  written += literalPart(text, copied, text.length);
  return { json: JSON.stringify(written), place: { start: place.start - shift, end: place.end - shift } };
}

function literalPart(text: string, start: number, end: number): string {
  return start === 0 ? literal(text.slice(start, end)) : escapeInterpolation(text.slice(start, end));
}
