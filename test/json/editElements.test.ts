import { suite, test } from "node:test";
import { appendElement, insertElement, removeElement, removeElements } from "../../server/src/json/edit";
import { checkEdit, checkEditAsWritten, valueAt } from "../helpers/jsonEdits";

suite("insertElement", () => {
  test("puts an element at an index", () => {
    const text = "[\n  1,\n  2\n]\n";
    checkEdit(text, (root) => insertElement(root, 0, "x"), '[\n  "x",\n  1,\n  2\n]\n');
    checkEdit(text, (root) => insertElement(root, 1, "x"), '[\n  1,\n  "x",\n  2\n]\n');
    checkEdit(text, (root) => insertElement(root, 2, "x"), '[\n  1,\n  2,\n  "x"\n]\n');
    checkEdit(text, (root) => insertElement(root, 9, "x"), '[\n  1,\n  2,\n  "x"\n]\n');
    checkEdit("[1, 2]", (root) => insertElement(root, 0, 0), "[0, 1, 2]");
    checkEdit("[1, 2]", (root) => insertElement(root, 1, 0), "[1, 0, 2]");
    checkEdit("[1, 2]", (root) => insertElement(root, -1, 0), "[0, 1, 2]");
  });

  test("puts an element at the start behind the comment on the bracket's line", () => {
    checkEdit(
      "[ // all\n  // one\n  1\n]",
      (root) => insertElement(root, 0, 0),
      "[ // all\n  0,\n  // one\n  1\n]",
    );
  });

  test("changes nothing in what is no array", () => {
    checkEdit('{ "a": 1 }', (root) => insertElement(root, 0, 1), '{ "a": 1 }');
  });
});

suite("appendElement", () => {
  test("puts an element at the end, written as the array is", () => {
    checkEdit(
      '{\n  "a": [\n    {\n      "b": 1\n    }\n  ]\n}',
      (root) => appendElement(valueAt(root, "a"), { b: 2 }),
      '{\n  "a": [\n    {\n      "b": 1\n    },\n    {\n      "b": 2\n    }\n  ]\n}',
    );
    checkEdit('{"a":["x"]}', (root) => appendElement(valueAt(root, "a"), { b: 2 }), '{"a":["x",{"b":2}]}');
    checkEdit("[1]", (root) => appendElement(root, 2), "[1, 2]");
  });

  test("puts an element behind a bracket on the same line", () => {
    checkEdit(
      '{\n  "a": [{\n    "b": 1\n  }]\n}',
      (root) => appendElement(valueAt(root, "a"), { b: 2 }),
      '{\n  "a": [{\n    "b": 1\n  }, {\n    "b": 2\n  }]\n}',
    );
  });

  test("fills an empty array", () => {
    checkEditAsWritten("[]", (root) => appendElement(root, 1), "[\n  1\n]");
    checkEdit(
      '{\n  "a": [],\n  "b": 1\n}',
      (root) => appendElement(valueAt(root, "a"), { c: [] }),
      '{\n  "a": [\n    {\n      "c": []\n    }\n  ],\n  "b": 1\n}',
    );
    checkEdit(
      '{\n  "a": [\n    // none\n  ]\n}',
      (root) => appendElement(valueAt(root, "a"), 1),
      '{\n  "a": [\n    // none\n    1\n  ]\n}',
    );
    checkEdit('{ "a": [] }', (root) => appendElement(valueAt(root, "a"), 1), '{ "a": [1] }');
  });

  test("keeps comments and trailing commas", () => {
    checkEdit("[\n  1, // one\n]", (root) => appendElement(root, 2), "[\n  1, // one\n  2,\n]");
    checkEdit("[\n  1 // one\n]", (root) => appendElement(root, 2), "[\n  1, // one\n  2\n]");
  });
});

suite("removeElement", () => {
  test("takes out an element, wherever it stands", () => {
    const text = "[\n  1,\n  2,\n  3\n]";
    checkEdit(text, (root) => removeElement(valueAt(root, 0)), "[\n  2,\n  3\n]");
    checkEdit(text, (root) => removeElement(valueAt(root, 1)), "[\n  1,\n  3\n]");
    checkEdit(text, (root) => removeElement(valueAt(root, 2)), "[\n  1,\n  2\n]");
    checkEdit("[1, 2]", (root) => removeElement(valueAt(root, 0)), "[2]");
    checkEdit("[1, 2]", (root) => removeElement(valueAt(root, 1)), "[1]");
    checkEdit("[ 1 ]", (root) => removeElement(valueAt(root, 0)), "[]");
  });

  test("takes out an element between brackets on one line", () => {
    const text = '[{\n  "a": 1\n}, {\n  "a": 2\n}]';
    checkEdit(text, (root) => removeElement(valueAt(root, 0)), '[{\n  "a": 2\n}]');
    checkEdit(text, (root) => removeElement(valueAt(root, 1)), '[{\n  "a": 1\n}]');
  });

  test("takes out several together", () => {
    checkEdit(
      "[\n  1,\n  2,\n  3\n]",
      (root) => removeElements([valueAt(root, 2), valueAt(root, 1)]),
      "[\n  1\n]",
    );
    checkEdit("[1, 2, 3]", (root) => removeElements([valueAt(root, 0), valueAt(root, 2)]), "[2]");
    checkEdit("[1, 2, 3]", (root) => removeElements([...root.children()]), "[]");
  });
});
