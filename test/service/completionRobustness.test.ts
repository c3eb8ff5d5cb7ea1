import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Analysis } from "../../server/src/factory/analysis";
import { complete } from "../../server/src/service/completion";
import { hover } from "../../server/src/service/hover";
import { signatureHelp } from "../../server/src/service/signatureHelp";
import { loopedPipeline, wiredPipeline } from "../helpers/completion";
import { factoryOf, PIPELINE_PATH } from "../helpers/rules";

/** Texts as they are while somebody writes them. */
const UNFINISHED: readonly string[] = [
  `"@pipeline()."`,
  `"@pipeline().parameters['the \\"odd\\" one'].x"`,
  `"@activity('"`,
  `"@{variables('"`,
  `"@concat(activity('Find rows').output.value[0]['Day'], ')"`,
  `"@@{x} @{y"`,
  `"@{'a}b'} | where \\"x\\" == '@{item().A}' // end"`,
  `"let A = Events | where x in (1, 2);\\n\\u0041 | join kind=inner (B | extend C = strcat('a', \\"b\\")) on C"`,
  `".set-or-append T with (folder='x') <| Events | summarize arg_max(At, *) by bin(At, 1h)"`,
  `"@concat('Events | where a == ''', variables('it''s'), ''' | project-away b')"`,
  `{ "value": "@if(equals(1, 2), 'Events | take ', concat('a', \\"b\\"))", "type": "Expression" }`,
  `"\\ud83d\\ude00 | \\q \\u12 @{"`,
  `"@?.[('`,
];

suite("completion, signature help and hover", () => {
  for (const value of UNFINISHED) {
    test(`answer at every offset of ${value}, with edits inside the string`, () => {
      for (const text of [wiredPipeline(value), loopedPipeline(value)]) checkEveryOffset(text);
    });
  }

  test("answer at the end of a pipeline that is cut anywhere", () => {
    const whole = wiredPipeline(`"Events | where @{activity('Find rows').output.count} > strlen('a')"`);
    const start = whole.indexOf('"name": "Run"');
    for (let end = start; end <= whole.length; end++) checkOffset(whole.slice(0, end), end);
  });
});

function checkEveryOffset(text: string): void {
  const analysis = analyse(text);
  for (let offset = 0; offset <= text.length; offset++) ask(analysis, text, offset);
}

function checkOffset(text: string, offset: number): void {
  ask(analyse(text), text, offset);
}

function analyse(text: string): Analysis {
  const factory = factoryOf({ [PIPELINE_PATH]: text });
  const document = factory.document(PIPELINE_PATH);
  assert.ok(document);
  return new Analysis(document, factory, "kusto");
}

function ask(analysis: Analysis, text: string, offset: number): void {
  const node = analysis.document.root?.nodeAtOffset(offset);
  const string = node?.span ?? { start: 0, end: 0 };
  for (const { edit, replaceEnd, cursor, label } of complete(analysis, offset).items) {
    const { span, newText } = edit;
    assert.ok(
      string.start < span.start && span.start <= offset && offset <= span.end,
      `${label} at ${offset}`,
    );
    assert.ok(span.end <= replaceEnd && replaceEnd <= string.end, `${label} at ${offset}`);
    assert.ok(cursor >= 0 && cursor <= newText.length, label);
    assert.doesNotThrow(() => JSON.parse(`"${newText}"`), label);
    assert.ok(!/[\n\r]/.test(text.slice(span.start, replaceEnd)), label);
  }
  const help = signatureHelp(analysis, offset);
  for (const { start, end } of help?.parameters ?? []) {
    assert.ok(start >= 0 && start <= end && end <= (help?.signature.length ?? 0));
  }
  const shown = hover(analysis, offset, []);
  if (shown !== undefined) assert.ok(shown.span.start >= 0 && shown.span.end <= text.length);
}
