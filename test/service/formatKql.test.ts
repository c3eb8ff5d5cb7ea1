import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { type AdfDocument, readDocument } from "../../server/src/adf/document";
import { formatKql as formatText } from "../../server/src/host/kusto/formatKql";
import "../../server/src/host/kusto/kustoParser";
import type { KqlLayout } from "../../server/src/kql/parser/layout";
import { formatKql } from "../../server/src/service/formatKql";
import { kqlPlaces, saveKqlEdits, showKql } from "../../server/src/service/kqlDocument";
import { readEditorValue } from "../../server/src/service/kqlDocument/editorValue";
import { applyEdits, type TextEdit } from "../../server/src/text/textEdit";
import { kustoLookup } from "../helpers/builders";
import { pipelineWith, readSet, WRAPPINGS } from "../helpers/kqlSets";

/** What is known of texts: what was laid out was formatted until nothing changed, so it is its own layout. */
const layouts = new Map<string, KqlLayout>();

/** What the worker answers, in this process. */
async function layOut(text: string): Promise<KqlLayout> {
  const known = layouts.get(text);
  if (known !== undefined) return known;
  const formatted = formatText(text);
  const layout: KqlLayout = formatted === undefined ? { problem: "unreadable" } : { text: formatted };
  layouts.set(text, layout);
  if (formatted !== undefined) layouts.set(formatted, layout);
  return layout;
}

/** Formats the first query or command of a document, as the command "Format KQL" does. */
async function format(
  document: AdfDocument,
  answer = layOut,
): Promise<{ readonly edits: readonly TextEdit[] } | { readonly refusal: string }> {
  const [place] = kqlPlaces(document);
  assert.ok(place);
  const shown = showKql(document, place.address);
  assert.ok("text" in shown);
  const [text] = document.kustoTexts;
  assert.ok(text);
  const formatted = await formatKql({ value: readEditorValue(shown.text, text.node) }, answer);
  return "refusal" in formatted ? formatted : saveKqlEdits(document, place.address, formatted.edits);
}

/** Returns a JSON value that is a query after formatting it. */
async function formattedValue(value: string): Promise<string> {
  const document = readDocument("f/pipeline/Load.json", kustoLookup(value));
  const formatted = await format(document);
  assert.ok("edits" in formatted, "refusal" in formatted ? formatted.refusal : "");
  const after = applyEdits(document.text, formatted.edits);
  const [head = "", tail = ""] = document.text.split(value);
  return after.slice(head.length, after.length - tail.length);
}

async function refusalOf(value: string, answer = layOut): Promise<string> {
  const formatted = await format(readDocument("f/pipeline/Load.json", kustoLookup(value)), answer);
  return "refusal" in formatted ? formatted.refusal : assert.fail("It was formatted.");
}

suite("formatting KQL keeps the form of the value", () => {
  const cases: readonly (readonly [form: string, before: string, after: string])[] = [
    [
      "a plain string",
      String.raw`"Turbines|where Site==\"b\"|where Speed>1 and Model has \"x\"|summarize Hours=count() by Site"`,
      String.raw`"Turbines\n| where Site == \"b\"\n| where Speed > 1 and Model has \"x\"\n| summarize Hours = count() by Site"`,
    ],
    [
      "an interpolated string",
      `"@{item().t}|where a=='@{ item().b }'|where c>@{1}|count"`,
      `"@{item().t} | where a == '@{ item().b }' | where c > @{1} | count"`,
    ],
    [
      "an Expression object with concat",
      `{ "value": "@concat('T|where a==''b''', '|take ', item().n)", "type": "Expression" }`,
      `{ "value": "@concat('T | where a == ''b'' ', '| take ', item().n)", "type": "Expression" }`,
    ],
    [
      "unusual escapes",
      String.raw`"\u0054|where \u0061>1\r\n|take\t5 \/\/ \u00e4"`,
      String.raw`"\u0054\r\n| where \u0061 > 1\r\n| take 5 \/\/ \u00e4"`,
    ],
    ["the literal text @{", `"T|where a=='@@{b}'"`, `"T | where a == '@@{b}'"`],
    ["an expression that is a text as a whole", `"@item().query"`, `"@item().query"`],
    [
      "the query of a command that the parser does not know",
      `".alter  extent tags ('a')  <|  .show table T extents|where Tags has 'b'|take   5"`,
      `".alter  extent tags ('a')  <|  .show table T extents | where Tags has 'b' | take 5"`,
    ],
    ["a text within a hole", `"T|where a==@{string('b +  c')}"`, `"T | where a == @{string('b +  c')}"`],
  ];
  for (const [form, before, after] of cases) {
    test(form, async () => {
      assert.equal(await formattedValue(before), after);
      assert.equal(await formattedValue(after), after);
    });
  }
});

suite("formatting KQL is refused", () => {
  test("when the parser cannot read it", async () => {
    assert.equal(
      await refusalOf(`"T | wher a"`),
      "The official Kusto parser cannot read this text as it stands, so it cannot be formatted. Correct its mistakes first.",
    );
  });

  test("when the formatter would change more than blanks", async () => {
    assert.equal(
      await refusalOf(`"T | count"`, async () => ({ text: "T\n| count;" })),
      "The official Kusto formatter would change more than blanks here, so nothing was changed.",
    );
  });

  test("when there is no answer", async () => {
    assert.equal(
      await refusalOf(`"T | count"`, async () => ({ problem: "failed" })),
      "The official Kusto formatter gave no answer; the output of the language server says why.",
    );
  });

  test("when data stand in the text", async () => {
    assert.equal(
      await refusalOf(String.raw`".ingest inline into table T <|\n1, a"`),
      "The data behind this .ingest inline command would change. Lay it out by hand.",
    );
  });
});

suite("formatting the KQL of the sets", () => {
  const texts = [...readSet("queries"), ...readSet("commands")];

  for (const [start, { name, write }] of WRAPPINGS.entries()) {
    test(`changes blanks alone, and nothing the second time: ${name}`, async () => {
      let formattedCount = 0;
      let count = 0;
      // Each text in one wrapping: each takes some milliseconds.
      for (let index = start; index < texts.length; index += WRAPPINGS.length) {
        const text = texts[index] ?? "";
        const { json } = write({ text, place: { start: -1, end: -1 } });
        const document = readDocument("f/pipeline/Load.json", pipelineWith(text, json));
        count += 1;
        const formatted = await format(document);
        if ("refusal" in formatted) continue;
        formattedCount += 1;
        const after = readDocument(document.path, applyEdits(document.text, formatted.edits));
        assert.doesNotThrow(() => JSON.parse(after.text), after.text);
        assert.equal(withoutBlanks(after.text), withoutBlanks(document.text));
        assert.deepEqual(tokensOf(after), tokensOf(document));
        assert.deepEqual(await format(after), { edits: [] }, after.text);
      }
      assert.ok(formattedCount / count > 0.9, `${formattedCount} of ${count}`);
    });
  }
});

/** A document without blanks and escapes of blanks. */
function withoutBlanks(json: string): string {
  return json.replace(/\\u[0-9a-fA-F]{4}|\\.|\s/gs, (unit) => (/^(?:\\[nrt]|\s)$/.test(unit) ? "" : unit));
}

function tokensOf({ kustoTexts }: AdfDocument): readonly string[] {
  return kustoTexts.flatMap(({ kql }) => [...kql.tokens, ...kql.comments].map(({ text }) => text));
}
