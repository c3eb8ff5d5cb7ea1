import { suite, test } from "node:test";
import { changeProperties, renameKey, replaceValue, setProperty } from "../../server/src/json/edit";
import { checkEdit, checkEditAsWritten, valueAt } from "../helpers/jsonEdits";

suite("replaceValue", () => {
  test("writes JSON in the place of a value and leaves the rest", () => {
    checkEdit(
      '{\n  "a" : [1], // one\n  "b": 2\n}\n',
      (root) => replaceValue(valueAt(root, "a"), "null"),
      '{\n  "a" : null, // one\n  "b": 2\n}\n',
    );
    checkEdit('{"a":1,"b":2}', (root) => replaceValue(valueAt(root, "b"), '"x"'), '{"a":1,"b":"x"}');
    checkEdit("[{}, []]", (root) => replaceValue(valueAt(root, 1), "{}"), "[{}, {}]");
    checkEdit(" 1 ", (root) => replaceValue(root, "2"), " 2 ");
  });

  test("makes no edit when the value is the same", () => {
    checkEdit('{ "a": 1 }', (root) => replaceValue(valueAt(root, "a"), "1"), '{ "a": 1 }');
  });

  test("puts a value where one is missing", () => {
    checkEdit('{\n  "a":\n}', (root) => replaceValue(valueAt(root, "a"), "1"), '{\n  "a": 1\n}');
    checkEdit('{ "a": , "b": 2 }', (root) => replaceValue(valueAt(root, "a"), "1"), '{ "a": 1, "b": 2 }');
    checkEdit('{ "a" /* c */ : }', (root) => replaceValue(valueAt(root, "a"), "1"), '{ "a" /* c */ : 1}');
    checkEdit('{ "a" }', (root) => replaceValue(valueAt(root, "a"), "1"), '{ "a": 1 }');
  });
});

suite("setProperty", () => {
  test("replaces the value of a property that exists", () => {
    checkEdit(
      '{\n  "a": 1,\n  "b": 2\n}',
      (root) => setProperty(root, "a", { c: [true] }),
      '{\n  "a": {\n    "c": [\n      true\n    ]\n  },\n  "b": 2\n}',
    );
    checkEdit('{ "a": 1, "a": 2 }', (root) => setProperty(root, "a", 3), '{ "a": 1, "a": 3 }');
  });

  test("adds a property at the end", () => {
    checkEdit('{\n  "a": 1\n}\n', (root) => setProperty(root, "b", "x"), '{\n  "a": 1,\n  "b": "x"\n}\n');
    checkEdit(
      '{\n  "o": {\n    "a": 1\n  }\n}',
      (root) => setProperty(valueAt(root, "o"), "b", { c: null }),
      '{\n  "o": {\n    "a": 1,\n    "b": {\n      "c": null\n    }\n  }\n}',
    );
  });

  test("adds a property behind a sibling", () => {
    checkEdit(
      '{\n  "a": 1,\n  "b": 2\n}',
      (root) => setProperty(root, "n", 3, { after: "a" }),
      '{\n  "a": 1,\n  "n": 3,\n  "b": 2\n}',
    );
    checkEdit(
      '{\n  "a": 1,\n  "b": 2\n}',
      (root) => setProperty(root, "n", 3, { after: "b" }),
      '{\n  "a": 1,\n  "b": 2,\n  "n": 3\n}',
    );
    checkEdit('{"a":1,"b":2}', (root) => setProperty(root, "n", 3, { after: "a" }), '{"a":1,"n":3,"b":2}');
    checkEdit('{ "a": 1 }', (root) => setProperty(root, "n", 3, { after: "x" }), '{ "a": 1, "n": 3 }');
  });

  test("fills an empty object", () => {
    checkEdit(
      '{\n  "o": {},\n  "p": 1\n}',
      (root) => setProperty(valueAt(root, "o"), "a", [1]),
      '{\n  "o": {\n    "a": [\n      1\n    ]\n  },\n  "p": 1\n}',
    );
    checkEdit(
      '{\n  "o": { // none\n  }\n}',
      (root) => setProperty(valueAt(root, "o"), "a", 1),
      '{\n  "o": { // none\n    "a": 1\n  }\n}',
    );
    checkEdit('{"o":{}}', (root) => setProperty(valueAt(root, "o"), "a", [1, 2]), '{"o":{"a":[1,2]}}');
    checkEdit('{ "o": {} }', (root) => setProperty(valueAt(root, "o"), "a", 1), '{ "o": { "a": 1 } }');
    checkEdit("[{}]", (root) => setProperty(valueAt(root, 0), "a", 1), '[{"a": 1}]');
  });

  test("writes two blanks and line feeds where the document shows no others", () => {
    checkEditAsWritten("{}", (root) => setProperty(root, "a", [1]), '{\n  "a": [\n    1\n  ]\n}');
    checkEditAsWritten("{ }\r\n", (root) => setProperty(root, "a", 1), '{\r\n  "a": 1\r\n}\r\n');
    checkEditAsWritten("{\n}", (root) => setProperty(root, "a", 1), '{\n  "a": 1\n}');
    checkEditAsWritten("{\r}", (root) => setProperty(root, "a", 1), '{\r  "a": 1\r}');
    checkEditAsWritten("\uFEFF{}", (root) => setProperty(root, "a", 1), '\uFEFF{\n  "a": 1\n}');
  });

  test("keeps an object on one line that stands on one", () => {
    checkEdit('{"a":1}', (root) => setProperty(root, "b", { c: [] }), '{"a":1,"b":{"c":[]}}');
    checkEdit('{"a": 1}', (root) => setProperty(root, "b", { c: [1, 2] }), '{"a": 1, "b": {"c": [1, 2]}}');
    checkEdit('{ "a": 1 }', (root) => setProperty(root, "b", { c: 1 }), '{ "a": 1, "b": { "c": 1 } }');
    checkEdit(
      '[\n  { "a": 1 },\n  { "a": 2 }\n]',
      (root) => setProperty(valueAt(root, 1), "b", 3),
      '[\n  { "a": 1 },\n  { "a": 2, "b": 3 }\n]',
    );
  });

  test("writes colons as the object does", () => {
    checkEdit(
      '{\n  "a" : 1\n}',
      (root) => setProperty(root, "b", { c: 2 }),
      '{\n  "a" : 1,\n  "b" : {\n    "c" : 2\n  }\n}',
    );
  });

  test("keeps a trailing comma", () => {
    checkEdit('{\n  "a": 1,\n}', (root) => setProperty(root, "b", 2), '{\n  "a": 1,\n  "b": 2,\n}');
    checkEdit('{"a":1,}', (root) => setProperty(root, "b", 2), '{"a":1,"b":2,}');
  });

  test("leaves comments with the properties that they belong to", () => {
    checkEdit(
      '{\n  "a": 1 // one\n  // end\n}',
      (root) => setProperty(root, "b", 2),
      '{\n  "a": 1, // one\n  "b": 2\n  // end\n}',
    );
    checkEdit(
      '{\n  "a": 1, // one\n  /* two */\n  "b": 2\n}',
      (root) => setProperty(root, "n", 3, { after: "a" }),
      '{\n  "a": 1, // one\n  "n": 3,\n  /* two */\n  "b": 2\n}',
    );
    checkEdit(
      '{ "a": 1, /* two */ "b": 2 }',
      (root) => setProperty(root, "n", 3, { after: "a" }),
      '{ "a": 1, "n": 3, /* two */ "b": 2 }',
    );
    checkEdit('{ "a": 1 /* one */ }', (root) => setProperty(root, "b", 2), '{ "a": 1, "b": 2 /* one */ }');
  });

  test("escapes names and texts", () => {
    checkEdit(
      '{\n  "a": 1\n}',
      (root) => setProperty(root, 'say "hi"', "a\\b\n"),
      String.raw`{
  "a": 1,
  "say \"hi\"": "a\\b\n"
}`,
    );
  });

  test("changes nothing in what is no object", () => {
    checkEdit("[1]", (root) => setProperty(root, "a", 1), "[1]");
  });
});

suite("changeProperties", () => {
  test("sets several properties, in order", () => {
    checkEdit(
      '{\n  "a": 1 // one\n}',
      (root) => changeProperties(root, { set: { b: 2, a: 3, c: 4 } }),
      '{\n  "a": 3, // one\n  "b": 2,\n  "c": 4\n}',
    );
    checkEditAsWritten(
      "{}",
      (root) => changeProperties(root, { set: { a: 1, b: 2 } }),
      '{\n  "a": 1,\n  "b": 2\n}',
    );
    checkEdit(
      '{"x":1,"y":2}',
      (root) => changeProperties(root, { set: { a: 1, b: 2 }, after: "x" }),
      '{"x":1,"a":1,"b":2,"y":2}',
    );
  });

  test("puts what it adds in the place of a neighbour that it removes", () => {
    checkEdit(
      '{\n  "old": 1 // why\n}',
      (root) => changeProperties(root, { set: { new: 2 }, remove: ["old"] }),
      '{\n  "new": 2 // why\n}',
    );
    checkEdit(
      '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}',
      (root) => changeProperties(root, { set: { n: 4, m: 5 }, remove: ["b", "c"], after: "a" }),
      '{\n  "a": 1,\n  "n": 4,\n  "m": 5\n}',
    );
    checkEdit(
      '{ "a": 1, "b": 2 }',
      (root) => changeProperties(root, { set: { n: 3 }, remove: ["a", "b"] }),
      '{ "n": 3 }',
    );
  });

  test("removes every property of a name, and passes over names that are not there", () => {
    checkEdit(
      '{ "a": 1, "b": 2, "a": 3 }',
      (root) => changeProperties(root, { remove: ["a", "x"] }),
      '{ "b": 2 }',
    );
  });

  test("keeps a property that is both set and removed", () => {
    checkEdit('{ "a": 1 }', (root) => changeProperties(root, { set: { a: 2 }, remove: ["a"] }), '{ "a": 2 }');
  });
});

suite("renameKey", () => {
  test("writes another key and leaves the value", () => {
    checkEdit(
      '{\n  "a" : [1] // one\n}',
      (root) => renameKey(valueAt(root, "a"), 'b"'),
      '{\n  "b\\"" : [1] // one\n}',
    );
    checkEdit('{"a":1}', (root) => renameKey(valueAt(root, "a"), "b"), '{"b":1}');
  });

  test("makes no edit for the same name or for what is no property", () => {
    checkEdit('{ "\\u0061": [1] }', (root) => renameKey(valueAt(root, "a"), "a"), '{ "\\u0061": [1] }');
    checkEdit("[1]", (root) => renameKey(valueAt(root, 0), "a"), "[1]");
  });
});
