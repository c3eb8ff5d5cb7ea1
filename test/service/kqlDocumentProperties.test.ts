import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readPieces } from "../../server/src/service/kqlDocument/editorPieces";
import { savedValue, shownText, trySave } from "../helpers/kqlDocuments";
import { numbers } from "../lsp/numbers";

const RUNS = 250;

/** JSON values of every form, with all that is hard to write back. */
const VALUES: readonly string[] = [
  `""`,
  `"Events | take 5"`,
  String.raw`"Events\r\n| where Path == \"C:\\temp\"\r\n| where X has '\u0041\/b'\t// é 😀 \ud83d\ude00\r\n| take 5"`,
  `"@@Events | where x == '@@{y}' and '@@@{z}' | count"`,
  `"@@{a} | b"`,
  `"Events | take @{item()} | where A == '@{pipeline().parameters.A}' | where B == '@@{b}'"`,
  `"@{item()}@{variables('x')}"`,
  `"@@@{item()} | take 5"`,
  String.raw`"A\n@{concat('| take ', string(item()))}\n| where x == \"@{variables('y}')}\" @ @{'@'}@{item()}"`,
  `{ "value": "Events | take 5", "type": "Expression" }`,
  String.raw`{ "value": "Events\n| take @{item()}", "type": "Expression" }`,
  String.raw`{ "value": "@concat('Events\n| where A == ''', item(), '''\n| where B == \"\u0041\"', variables('b'), '')", "type": "Expression" }`,
  `"@concat('a@', item(), '@{', 'b@', '{c} ', 5000, concat('x', variables('y'), ('z')), string('q'))"`,
  `"@concat( item() , variables('x') )"`,
  `"@pipeline().parameters.Query"`,
  `"@'Events | take 5'"`,
  `"@concat('')"`,
];

const INSERTS: readonly string[] = [
  ..."ab |'\"\\\n\t@{}é",
  "@{item()}",
  "@{variables('v}')}",
  "@@{",
  "\n| where x == 'y'",
  "\r\n",
  "😀",
  "''",
  "\\n",
  "@",
  "| take 10",
  "@{'@'}",
];

suite("saving an edited KQL text", () => {
  for (const [index, value] of VALUES.entries()) {
    test(`is what is opened afterwards, whatever was edited in ${value}`, () => {
      const next = numbers(index + 1);
      for (let run = 0; run < RUNS; run++) checkRandomEdit(value, next);
    });
  }

  test("changes nothing when the text is the same", () => {
    for (const value of VALUES) assert.equal(savedValue(value, shownText(value)).value, value);
  });
});

function checkRandomEdit(value: string, next: (limit: number) => number): void {
  let text = shownText(value);
  for (let edits = next(3) + 1; edits > 0; edits--) text = randomEdit(text, next);
  const saved = trySave(value, text);
  // An edit may leave a hole that no expression fills; whatever else was written must be saved.
  if ("refusal" in saved) {
    assert.match(saved.refusal, /^Line \d+, column \d+: /);
    return;
  }
  const wanted = text.replace(/\r\n?/g, "\n");
  if (isExpression(value)) assert.deepEqual(meaningOf(saved.text), meaningOf(wanted), saved.value);
  else assert.equal(saved.text, wanted, saved.value);
  assert.equal(savedValue(saved.value, saved.text).value, saved.value);
}

function isExpression(value: string): boolean {
  return /^(?:\{ "value": )?"@[^@{]/.test(value);
}

/** Returns the pieces of a text; holes with nothing but text in them, which an expression cannot tell from text, as text. */
function meaningOf(text: string): readonly string[] {
  const meaning: string[] = [];
  let literal = "";
  for (const piece of readPieces(text)) {
    const source = piece.kind === "hole" ? text.slice(piece.source.start, piece.source.end) : "";
    const constant = /^\(*'((?:[^']|'')*)'\)*$/.exec(source)?.[1] ?? /^-?\d+$/.exec(source)?.[0];
    literal += piece.kind === "literal" ? piece.text : (constant?.replaceAll("''", "'") ?? "");
    if (piece.kind === "literal" || constant !== undefined) continue;
    meaning.push(literal, source);
    literal = "";
  }
  return [...meaning, literal];
}

/** Inserts, removes, replaces or moves something at a random place, never half a character. */
function randomEdit(text: string, next: (limit: number) => number): string {
  const characters = [...text];
  const start = next(characters.length + 1);
  const count = next(3) === 0 ? 0 : Math.min(next(8), characters.length - start);
  const removed = characters.splice(start, count).join("");
  const isMoved = next(4) === 0;
  const inserted = isMoved ? removed : (INSERTS[next(INSERTS.length)] ?? "");
  const at = isMoved ? next(characters.length + 1) : start;
  if (next(3) > 0 || isMoved) characters.splice(at, 0, inserted);
  return characters.join("");
}
