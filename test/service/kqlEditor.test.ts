import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { complete } from "../../server/src/service/completion";
import { hover } from "../../server/src/service/hover";
import type { ShownKql } from "../../server/src/service/language/shownKql";
import { signatureHelp } from "../../server/src/service/signatureHelp";
import { applyEdits } from "../../server/src/text/textEdit";
import { wiredPipeline } from "../helpers/completion";
import { readMarks } from "../helpers/marks";
import { shownIn } from "../helpers/shownKql";

/** The Command activity of a pipeline with parameters, variables and activities before it. */
const COMMAND = { pipeline: "Load", activities: ["Run"], role: "command", occurrence: 0 } as const;

/** Opens the command in an editor of its own, with this text and a cursor in it. */
function openAt(marked: string): { shown: ShownKql; offset: number; text: string } {
  const { text, cursors } = readMarks(marked);
  const [offset] = cursors;
  assert.ok(offset !== undefined, "There is no cursor.");
  return { shown: shownIn(wiredPipeline('".show tables"'), text, COMMAND), offset, text };
}

function labelsAt(marked: string): readonly string[] {
  const { shown, offset } = openAt(marked);
  return complete(shown, offset).items.map(({ label }) => label);
}

/** Takes an item at the cursor; the new place of the cursor is shown as `$0`. */
function take(marked: string, label: string): string {
  const { shown, offset, text } = openAt(marked);
  const item = complete(shown, offset).items.find((other) => other.label === label);
  assert.ok(item, `"${label}" is not offered.`);
  const { span, newText } = item.edit;
  return applyEdits(text, [
    { span, newText: `${newText.slice(0, item.cursor)}$0${newText.slice(item.cursor)}` },
  ]);
}

function hoverAt(marked: string): readonly [string, string] | undefined {
  const { shown, offset, text } = openAt(marked);
  const found = hover(shown, offset, []);
  return found && [text.slice(found.span.start, found.span.end), found.markdown];
}

suite("completion in the KQL editor", () => {
  test("offers KQL on every line, as it is in a pipeline", () => {
    assert.ok(labelsAt(".set-or-append T <|\nEvents\n| $0").includes("summarize"));
    assert.equal(
      take('.set-or-append T <|\nEvents\n| where a == "b"\n| summ$0', "summarize"),
      '.set-or-append T <|\nEvents\n| where a == "b"\n| summarize$0',
    );
    assert.equal(take(".set T <| Events | where At > ag$0", "ago"), ".set T <| Events | where At > ago($0)");
    assert.ok(labelsAt(".set T <| Events | extend Made = 1\n| where $0").includes("Made"));
    assert.ok(labelsAt("$0").includes(".show"));
  });

  test("writes names without the escapes of JSON", () => {
    assert.equal(
      take(`.set T <| Events | extend ['it"s \\\\ odd'] = 1\n| where $0`, 'it"s \\ odd'),
      `.set T <| Events | extend ['it"s \\\\ odd'] = 1\n| where ['it\\"s \\\\ odd']$0`,
    );
    const whole = `@{pipeline().parameters['the "odd" one']}`;
    assert.equal(take(".show table @$0", whole), `.show table ${whole.slice(0, -1)}$0}`);
  });

  test("offers expressions in holes, and holes where an @ is typed or nothing stands yet", () => {
    assert.ok(labelsAt(".show table @{pipeline().parameters.$0} details").includes("Day"));
    assert.ok(labelsAt(".show table @{activity('$0").includes("Find rows"));
    assert.equal(take(".show table @$0 details", "@{…}"), ".show table @{$0} details");
    assert.ok(labelsAt("$0").includes("@{pipeline().parameters.Day}"));
    assert.ok(!labelsAt("$0").includes("@pipeline().parameters.Day"));
  });

  test("knows the text of the editor, not that of the pipeline", () => {
    assert.ok(labelsAt("let Now = 1;\nprint $0").includes("Now"));
  });
});

suite("hover and signature help in the KQL editor", () => {
  test("explain words of KQL at their place", () => {
    const [word, markdown] = hoverAt(".set T <|\nEvents\n| summ$0arize count()") ?? [];
    assert.equal(word, "summarize");
    assert.match(markdown ?? "", /^`summarize Name = Aggregation by Column` · tabular operator/);
    assert.equal(hoverAt(".set T <| Eve$0nts"), undefined);
  });

  test("explain expressions in holes", () => {
    const [word, markdown] = hoverAt(".show table @{pipeline().parameters.D$0ay}") ?? [];
    assert.equal(word, "Day");
    assert.match(markdown ?? "", /^`Day` · string/);
  });

  test("show how functions are called, of KQL and of expressions", () => {
    const help = (marked: string) => {
      const { shown, offset } = openAt(marked);
      return signatureHelp(shown, offset);
    };
    assert.equal(help("print bin(x, $0)")?.signature, "bin(value, roundTo)");
    assert.equal(help("print bin(x, $0)")?.activeParameter, 1);
    assert.match(help("print '@{concat('a', $0)}'")?.signature ?? "", /^concat\(/);
    assert.equal(help("print 1$0"), undefined);
  });
});

suite("the KQL editor", () => {
  const texts = [
    "@'x' | where @{pipeline().parameters['a']} == @@{b} | take @{",
    "let a = ```@{item()}```;\r\n// @{x\n| where b == \"\\\"\" and strcat('@{concat('c', '''')}', $left.",
  ];

  test("answers at every offset of a text that is cut anywhere, with edits inside of it", () => {
    for (const whole of texts) {
      for (let end = 0; end <= whole.length; end++) {
        const shown = shownIn(wiredPipeline('"T"'), whole.slice(0, end), COMMAND);
        for (let offset = 0; offset <= end; offset++) {
          for (const { edit } of complete(shown, offset).items) {
            assert.ok(0 <= edit.span.start && edit.span.start <= offset && offset <= edit.span.end);
            assert.ok(edit.span.end <= end);
          }
          signatureHelp(shown, offset);
          const found = hover(shown, offset, []);
          if (found !== undefined) assert.ok(0 <= found.span.start && found.span.end <= end);
        }
      }
    }
  });
});
