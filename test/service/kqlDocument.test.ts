import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readDocument } from "../../server/src/adf/document";
import { kqlPlaces, openKql, previewKql, saveKql, showKql } from "../../server/src/service/kqlDocument";
import { kustoCommand, kustoLookup, pipeline } from "../helpers/builders";
import { LOOKUP_ADDRESS, lookupOf, refusalOf, savedValue, shownText } from "../helpers/kqlDocuments";
import { EDITS, FORMS, shownOf } from "./kqlDocumentTable";

suite("a KQL text is opened", () => {
  test("with one line for each of its own, whatever ends them", () => {
    assert.equal(shownText(String.raw`"A\n| b\r\n| c\r| d\u000a\t\"\\"`), 'A\n| b\n| c\n| d\n\t"\\');
  });

  test("with half surrogate pairs as the replacement character, which files can hold", () => {
    assert.equal(shownText(String.raw`"\ud83d | \ud83d\ude00"`), "\uFFFD | 😀");
  });

  test("with its holes told apart from the text that looks like one", () => {
    const opened = openKql(lookupOf(`"@@x | take @{item()} | where A == '@@{b}'"`), LOOKUP_ADDRESS);
    assert.deepEqual(opened, {
      text: "@x | take @{item()} | where A == '@@{b}'",
      holes: [{ start: 10, end: 19 }],
    });
    const text = "@@{b} | take @{item()}@{'@'}@{variables('x')}";
    assert.equal(shownText(`"@concat('@{b} | take ', item(), '@', variables('x'))"`), text);
    assert.equal(shownText(`"@concat('@', '{b} | take ', item(), '@', '', variables('x'))"`), text);
  });

  test("as one hole when an expression computes it all", () => {
    assert.equal(shownText(`"@pipeline().parameters.Query"`), "@{pipeline().parameters.Query}");
    assert.equal(
      shownText(`{ "value": "@activity('A').output", "type": "Expression" }`),
      "@{activity('A').output}",
    );
  });

  test("through string, as text where it is constant", () => {
    assert.equal(shownText(`"@string(concat('take ', 5, string('0'), 1.5))"`), "take 50@{1.5}");
  });

  test("not when its expression is broken, a template computes it, or it is not there", () => {
    const problemOf = (value: string) => openKql(lookupOf(value), LOOKUP_ADDRESS);
    assert.deepEqual(problemOf(`"@concat('a', x)"`), {
      problem:
        `The expression around this text has a mistake: "x" is neither a call nor a text: ` +
        `write x(…), or 'x' in single quotes. Correct it in the JSON.`,
    });
    assert.deepEqual(problemOf("5"), {
      problem:
        `There is no query of activity "Find" in pipeline "Load" any more: ` +
        `the activity was renamed or removed, or its text was.`,
    });
    const template = armTemplate(`"[parameters('query')]"`);
    const [place] = kqlPlaces(template);
    assert.ok(place);
    assert.deepEqual(openKql(template, place.address), {
      problem: "This text is computed by the ARM template. Change it in the template.",
    });
  });
});

suite("places of KQL", () => {
  const each = `{ "name": "Each", "type": "ForEach", "typeProperties": { "activities": [${kustoCommand('".show tables"')}] } }`;
  const document = readDocument(
    "f/pipeline/Load.json",
    pipeline(each, kustoCommand('".drop table T"'), kustoCommand('"x"')),
  );

  test("are named by the activity and those around it", () => {
    assert.deepEqual(
      kqlPlaces(document).map(({ title, address }) => [title, address]),
      [
        [
          "Each › Run (command)",
          { pipeline: "Load", activities: ["Each", "Run"], role: "command", occurrence: 0 },
        ],
        ["Run (command)", { pipeline: "Load", activities: ["Run"], role: "command", occurrence: 0 }],
        ["Run (command)", { pipeline: "Load", activities: ["Run"], role: "command", occurrence: 1 }],
      ],
    );
  });

  test("are those of the JSON values, and lead to their texts", () => {
    for (const { address, span } of kqlPlaces(document)) {
      const opened = openKql(document, address);
      assert.ok("text" in opened);
      assert.equal(JSON.stringify(opened.text), document.text.slice(span.start, span.end));
    }
  });
});

for (const form of FORMS) {
  suite(`${form.name} is saved`, () => {
    test("after it was opened as every form is", () => {
      assert.equal(shownText(form.value), shownOf(form));
      assert.equal(shownText(inObject(form.value)), shownOf(form));
    });

    for (const [name, edit] of Object.entries(EDITS)) {
      const newText = edit(shownOf(form));
      if (newText === shownOf(form)) continue;
      test(`when an edit ${name}`, () => {
        const wanted = form.saved[name] ?? "";
        assert.deepEqual(savedValue(form.value, newText), { value: wanted, text: newText });
        assert.equal(savedValue(inObject(form.value), newText).value, inObject(wanted));
      });
    }
  });
}

suite("a KQL text is saved", () => {
  test("as one expression when that computed it all", () => {
    const save = (newText: string) => savedValue(`"@pipeline().parameters.Q"`, newText).value;
    assert.equal(
      save("@{pipeline().parameters.Q}\n| count"),
      String.raw`"@concat(pipeline().parameters.Q, '\n| count')"`,
    );
    assert.equal(
      save("let n = 1;\n@{pipeline().parameters.Q}"),
      String.raw`"@concat('let n = 1;\n', pipeline().parameters.Q)"`,
    );
    assert.equal(save("@{pipeline().parameters.Q2}"), `"@pipeline().parameters.Q2"`);
    assert.equal(save("T | where A == 'b'"), `"@'T | where A == ''b'''"`);
    assert.equal(save(""), `"@''"`);
  });

  test("with the brackets and blanks of its expression left alone", () => {
    const value = String.raw`"@concat( 'A\n' ,( item() ), 'B' )"`;
    assert.equal(
      savedValue(value, "A\n@{item().x}C").value,
      String.raw`"@concat( 'A\n' ,( item().x ), 'C' )"`,
    );
    assert.equal(savedValue(value, "A\nB").value, String.raw`"@concat( 'A\n' ,( '' ), 'B' )"`);
    assert.equal(savedValue(value, "@{item()}B").value, `"@concat( '' ,( item() ), 'B' )"`);
  });

  test("with an argument in a string call joined to its neighbours", () => {
    assert.equal(savedValue(`"@string('A')"`, "A@{item()}").value, `"@string(concat('A', item()))"`);
    assert.equal(savedValue(`"@concat('take ', 5)"`, "take 50").value, `"@concat('take ', 50)"`);
    assert.equal(savedValue(`"@concat('take ', 5)"`, "take 5k").value, `"@concat('take ', '5k')"`);
  });

  test("without what an expression cannot tell apart", () => {
    const value = `"@concat('A ', item())"`;
    assert.deepEqual(savedValue(value, "A @{ item() }"), { value, text: "A @{item()}" });
    assert.deepEqual(savedValue(value, "A @{'b'}@{item()}"), {
      value: `"@concat('A ', 'b', item())"`,
      text: "A b@{item()}",
    });
  });

  test("with an at sign at its start, wherever it came from", () => {
    assert.equal(savedValue(`"@@A"`, "A").value, `"A"`);
    assert.equal(savedValue(`"@@A"`, "B@A").value, `"B@A"`);
    assert.equal(savedValue(`"B@A"`, "@A").value, `"@@A"`);
    assert.equal(savedValue(`"@@A"`, "@").value, `"@@"`);
    assert.equal(savedValue(`"@@@{item()}"`, "A@{'@'}@{item()}").value, `"A@{'@'}@{item()}"`);
  });

  test("with the bracket at its start escaped in an ARM template alone", () => {
    const save = (value: string, newText: string) => {
      const document = armTemplate(value);
      const [place] = kqlPlaces(document);
      assert.ok(place);
      const preview = previewKql(document, place.address, newText);
      assert.ok("document" in preview);
      return preview.document.text.match(/"query": (".*?") \}/)?.[1];
    };
    assert.equal(save('"[[a] | b"', "[a] | c"), '"[[a] | c"');
    assert.equal(save('"[[a] | b"', "a | b"), '"a | b"');
    assert.equal(save('"a | b"', "[a] | b"), '"[[a] | b"');
    assert.equal(savedValue('"a | b"', "[a] | b").value, '"[a] | b"');
  });

  test("where its line ends are mixed, each as it was", () => {
    const value = String.raw`"A\r\n| b\n| c\r| d"`;
    assert.equal(savedValue(value, "A\n| b\n| x\n| d").value, String.raw`"A\r\n| b\n| x\r| d"`);
    assert.equal(savedValue(value, "A\n| b\n\n| c\n| d").value, String.raw`"A\r\n| b\n\r\n| c\r| d"`);
    assert.equal(savedValue(value, "A\r\n| b\r\n| c\r\n| d").value, value);
  });

  test("in small edits, however many there are", () => {
    const document = lookupOf(String.raw`"\u0041 | where x == \"b\" | take 5"`);
    const saved = saveKql(document, LOOKUP_ADDRESS, 'A | where y == "b" | take 7');
    assert.ok("edits" in saved);
    assert.deepEqual(
      saved.edits.map(({ span, newText }) => [document.text.slice(span.start, span.end), newText]),
      [
        ["x", "y"],
        ["5", "7"],
      ],
    );
  });

  test("as a whole where it has become another one", () => {
    const lines = (word: string) => Array.from({ length: 2000 }, (_, index) => `${word}${index}\n`).join("");
    const value = JSON.stringify(lines("a"));
    assert.equal(savedValue(value, lines("b")).value, JSON.stringify(lines("b")));
  });
});

suite("a KQL text is not saved", () => {
  test("with a broken expression, whose place is named", () => {
    for (const value of [`"A"`, `"@concat('A', item())"`]) {
      const reason = `This "(" is never closed. Where the text "@{" is meant, write "@@{".`;
      assert.deepEqual(refusalOf(value, "A\n| take @{item(}"), {
        refusal: `Line 2, column 14: ${reason}`,
        reason,
        span: { start: 15, end: 16 },
      });
    }
    assert.equal(
      refusalOf(`"A"`, "@A | take @{item()").refusal,
      `Line 1, column 11: This "@{" is never closed. Where the text "@{" is meant, write "@@{".`,
    );
    assert.equal(
      refusalOf(`"A"`, "A | take @{}").refusal,
      `Line 1, column 10: An expression is missing in "@{}". Where the text "@{" is meant, write "@@{".`,
    );
  });

  test("when its activity is gone", () => {
    const saved = saveKql(
      readDocument("f/pipeline/Load.json", kustoLookup('"A"')),
      { ...LOOKUP_ADDRESS, activities: ["Was"] },
      "B",
    );
    const refusal =
      `There is no query of activity "Was" in pipeline "Load" any more: ` +
      `the activity was renamed or removed, or its text was.`;
    assert.deepEqual(saved, { refusal, reason: refusal, span: { start: 0, end: 1 } });
  });

  test("but is where the broken expression was there before", () => {
    assert.equal(savedValue(`"A @{item(} | take 5"`, "A @{item(} | take 6").value, `"A @{item(} | take 6"`);
  });
});

suite("the places of characters", () => {
  test("lead from the editor to the document and back, through every form", () => {
    for (const { value } of FORMS) {
      const document = lookupOf(value);
      const shown = showKql(document, LOOKUP_ADDRESS);
      assert.ok("text" in shown);
      for (let offset = 0; offset < shown.text.length; offset++) {
        if (shown.originOf(offset) === undefined) continue;
        const span = { start: offset, end: offset + 1 };
        assert.deepEqual(shown.fromDocument(shown.toDocument(span)), span);
      }
    }
  });

  test("are cut to what is shown", () => {
    const document = lookupOf(`"@concat('A', item(), 'B')"`);
    const shown = showKql(document, LOOKUP_ADDRESS);
    assert.ok("text" in shown);
    assert.deepEqual(shown.fromDocument({ start: 0, end: document.text.length }), {
      start: 0,
      end: shown.text.length,
    });
    const comma = document.text.indexOf(", 'B'");
    assert.equal(
      shown.text.slice(0, shown.fromDocument({ start: comma, end: comma + 1 }).start),
      "A@{item()}",
    );
  });
});

function inObject(value: string): string {
  return `{ "value": ${value}, "type": "Expression" }`;
}

function armTemplate(query: string) {
  const activity = `{ "name": "Find", "type": "Lookup", "typeProperties": { "source": { "type": "AzureDataExplorerSource", "query": ${query} } } }`;
  const resource = `{ "name": "[concat(parameters('factoryName'), '/Load')]", "type": "Microsoft.DataFactory/factories/pipelines", "properties": { "activities": [${activity}] } }`;
  return readDocument(
    "ARMTemplateForFactory.json",
    `{ "$schema": "https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [${resource}] }`,
  );
}
