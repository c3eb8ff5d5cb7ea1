import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Analysis } from "../../server/src/factory/analysis";
import { complete } from "../../server/src/service/completion";
import { hover } from "../../server/src/service/hover";
import { applyEdits } from "../../server/src/text/textEdit";
import { CATALOGUE } from "../helpers/catalogue";
import { pipelineOf } from "../helpers/completionJson";
import { factoryOf, PIPELINE_PATH } from "../helpers/rules";

const PIPELINE = pipelineOf(`{
  "name": "Load", // why
  "type": "Copy",
  "dependsOn": [{ "activity": "B", "dependencyConditions": ["Succeeded"] }],
  "inputs": [{ "referenceName": "Csv", "type": "DatasetReference", "parameters": { "a": 1 } }],
  "typeProperties": {
    "source": { "type": "DelimitedTextSource", "formatSettings": { "type": "DelimitedTextReadSettings" } },
    "sink": { "type": "AzureDataExplorerSink", "flushImmediately": true },
    "translator": { "type": "TabularTranslator", "mappings": [{ "source": { "name": "a\\\\" }, "sink": {} }] }
  }
}, { "name": "B", "type": "ForEach", "typeProperties": { "activities": [ ] } }`);

suite("completion in JSON", () => {
  test("answers at every offset, with edits on one line around it that keep correct JSON correct", () => {
    const analysis = analyse(PIPELINE);
    let offered = 0;
    for (let offset = 0; offset <= PIPELINE.length; offset++) offered += checkAt(analysis, PIPELINE, offset);
    assert.ok(offered > 1000, `${offered}`);
  });

  test("answers at the end and in the middle of a pipeline that is cut anywhere", () => {
    for (let end = 0; end <= PIPELINE.length; end++) {
      const text = PIPELINE.slice(0, end);
      const analysis = analyse(text);
      checkAt(analysis, text, end);
      checkAt(analysis, text, Math.floor(end / 2));
    }
  });

  test("answers when any one character is missing or doubled", () => {
    for (let at = 0; at < PIPELINE.length; at += 3) {
      for (const text of [
        PIPELINE.slice(0, at) + PIPELINE.slice(at + 1),
        PIPELINE.slice(0, at) + PIPELINE.slice(at, at + 1).repeat(2) + PIPELINE.slice(at + 1),
      ]) {
        checkAt(analyse(text), text, at);
        checkAt(analyse(text), text, at + 1);
      }
    }
  });

  test("keeps JSON readable when an item is taken between whole properties and elements", () => {
    let taken = 0;
    for (const match of PIPELINE.matchAll(/(?<=[{[,]) (?=["{\]}])/g)) {
      const offset = match.index + 1;
      for (const { edit, otherEdits = [] } of complete(analyse(PIPELINE), offset, { catalogue: CATALOGUE })
        .items) {
        const written = applyEdits(PIPELINE, [...otherEdits, edit]).replace("// why", "");
        assert.doesNotThrow(() => JSON.parse(written), written);
        taken++;
      }
    }
    assert.ok(taken > 50, `${taken}`);
  });

  test("is not slowed down by depth", () => {
    const depth = 5000;
    const open = `{ "name": "E", "type": "ForEach", "typeProperties": { "activities": [`;
    const text = `{ "properties": { "activities": [${open.repeat(depth)}${"] } }".repeat(depth)}] } }`;
    assert.ok(complete(analyse(text), text.lastIndexOf("[") + 1, { catalogue: CATALOGUE }).items.length > 40);
  });
});

/** Returns how many items are offered. */
function checkAt(analysis: Analysis, text: string, offset: number): number {
  const { items } = complete(analysis, offset, { catalogue: CATALOGUE });
  for (const { edit, replaceEnd, otherEdits = [], placeholders = [], label } of items) {
    const { span, newText } = edit;
    const where = `${label} at ${offset} of ${text.slice(Math.max(0, offset - 40), offset)}`;
    assert.ok(
      0 <= span.start && span.start <= offset && offset <= span.end && span.end <= text.length,
      where,
    );
    assert.equal(replaceEnd >= span.end, true, where);
    assert.ok(!/[\n\r]/.test(text.slice(span.start, replaceEnd)), where);
    for (const other of otherEdits) assert.ok(other.span.end < span.start, where);
    for (const { start, end } of placeholders)
      assert.ok(0 <= start && start <= end && end <= newText.length, where);
  }
  hover(analysis, offset, [], { showsMessages: false, catalogue: CATALOGUE });
  return items.length;
}

function analyse(text: string): Analysis {
  const factory = factoryOf({ [PIPELINE_PATH]: text });
  const document = factory.document(PIPELINE_PATH);
  assert.ok(document);
  return new Analysis(document, factory, "kusto");
}
