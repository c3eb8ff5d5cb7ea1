import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { findActivities } from "../helpers/jsonActivities";
import {
  cutAtEachToken,
  type Mistake,
  withEachCloserOnTwoLines,
  withEachCloserTwice,
  withEachKeyUnquoted,
  withEachOpenerTwice,
  withoutEachCloser,
  withoutEachColon,
  withoutEachComma,
  withoutEachOpener,
  withoutEachQuote,
  withTypedAtEachProperty,
} from "../helpers/jsonMistakes";
import { HUGGING, MINIFIED, MIXED, PRETTY_FORMS } from "../helpers/jsonPipeline";

const MISTAKES = {
  "a closing bracket is missing": withoutEachCloser,
  "a closing bracket is doubled": withEachCloserTwice,
  "a closing bracket is doubled on a line of its own": withEachCloserOnTwoLines,
  "an opening bracket is missing": withoutEachOpener,
  "a key is not quoted": withEachKeyUnquoted,
  "the document is cut off": cutAtEachToken,
  'a property of which "type" and a colon is typed begins': typing('"type":'),
  'a property of which "type" is typed begins': typing('"type"'),
};

const OPEN_STRINGS = {
  'a property of which "ty without its quote is typed begins': typing('"ty'),
  'a property of which "type without its quote is typed begins': typing('"type'),
};

const MORE_MISTAKES = {
  "an opening bracket is doubled": withEachOpenerTwice,
  "a comma is missing": withoutEachComma,
  "a colon is missing": withoutEachColon,
};

for (const [form, text] of PRETTY_FORMS) {
  suite(`recovery, written with ${form}, keeps each activity's properties to itself when`, () => {
    checkEach(text, { ...MISTAKES, ...OPEN_STRINGS });
  });
}

suite("recovery keeps each activity's properties to itself also when", () => {
  checkEach(PRETTY_FORMS.get("2 blanks") ?? "", { ...MORE_MISTAKES, "a quote is missing": withoutEachQuote });
});

suite("recovery, with tabs and blanks mixed, keeps each activity's properties to itself when", () => {
  checkEach(MIXED, {
    "a closing bracket is missing": withoutEachCloser,
    "a closing bracket is doubled": withEachCloserTwice,
    "an opening bracket is missing": withoutEachOpener,
  });
});

suite("recovery, with brackets side by side, keeps each activity's properties to itself when", () => {
  checkEach(HUGGING, { ...MISTAKES, ...OPEN_STRINGS, ...MORE_MISTAKES });
});

suite("recovery, on a single line, keeps each activity's properties to itself when", () => {
  checkEach(MINIFIED, { ...MISTAKES, ...MORE_MISTAKES });
});

function checkEach(
  text: string,
  mistakes: Readonly<Record<string, (text: string) => Iterable<Mistake>>>,
): void {
  for (const [name, make] of Object.entries(mistakes)) test(name, () => checkAll(text, make(text)));
}

function typing(typed: string): (text: string) => Iterable<Mistake> {
  return (text) => withTypedAtEachProperty(text, typed);
}

/**
 * Checks that with each mistake the activities that it is not in are found as before, and that no activity holds
 * a value of another.
 */
function checkAll(text: string, mistakes: Iterable<Mistake>): void {
  const sound = findActivities(text).byName;
  let count = 0;
  for (const mistake of mistakes) {
    count++;
    const found = findActivities(mistake.text);
    assert.equal(found.strays.join(), "", mistake.label);
    for (const [name, { span, values }] of sound) {
      const isTouched = span.start <= mistake.offset && mistake.offset < span.end;
      const isCutOff = mistake.isCut && mistake.offset < span.end;
      if (isTouched || isCutOff) continue;
      assert.equal(found.byName.get(name)?.values, values, `${name}, ${mistake.label}`);
    }
  }
  assert.ok(count > 50);
}
