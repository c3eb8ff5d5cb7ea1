import { suite, test } from "node:test";
import { removeProperties, removeProperty } from "../../server/src/json/edit";
import { checkEdit, valueAt } from "../helpers/jsonEdits";

suite("removeProperty", () => {
  const remove =
    (...names: readonly string[]) =>
    (root: Parameters<typeof valueAt>[0]) =>
      removeProperties(names.map((name) => valueAt(root, name)));

  test("takes out the line, wherever it stands", () => {
    const text = '{\n  "a": 1,\n  "b": {\n    "c": 2\n  },\n  "d": 3\n}\n';
    checkEdit(
      text,
      (root) => removeProperty(valueAt(root, "a")),
      '{\n  "b": {\n    "c": 2\n  },\n  "d": 3\n}\n',
    );
    checkEdit(text, (root) => removeProperty(valueAt(root, "b")), '{\n  "a": 1,\n  "d": 3\n}\n');
    checkEdit(
      text,
      (root) => removeProperty(valueAt(root, "d")),
      '{\n  "a": 1,\n  "b": {\n    "c": 2\n  }\n}\n',
    );
    checkEdit(
      text,
      (root) => removeProperty(valueAt(root, "b", "c")),
      '{\n  "a": 1,\n  "b": {},\n  "d": 3\n}\n',
    );
  });

  test("takes out the part of a line, wherever it stands", () => {
    checkEdit('{"a":1,"b":2,"c":3}', remove("a"), '{"b":2,"c":3}');
    checkEdit('{"a":1,"b":2,"c":3}', remove("b"), '{"a":1,"c":3}');
    checkEdit('{"a":1,"b":2,"c":3}', remove("c"), '{"a":1,"b":2}');
    checkEdit('{ "a": 1, "b": 2 }', remove("a"), '{ "b": 2 }');
    checkEdit('{ "a": 1, "b": 2 }', remove("b"), '{ "a": 1 }');
    checkEdit('{ "a": 1 }', remove("a"), "{}");
  });

  test("takes out neighbours together", () => {
    checkEdit('{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', remove("a", "b"), '{\n  "c": 3\n}');
    checkEdit('{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', remove("c", "b"), '{\n  "a": 1\n}');
    checkEdit('{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', remove("a", "c"), '{\n  "b": 2\n}');
    checkEdit('{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}', remove("a", "b", "c"), "{}");
    checkEdit('{ "a": 1, "b": 2, "c": 3 }', remove("b", "c"), '{ "a": 1 }');
    checkEdit('{ "a": 1, "b": 2, "c": 3 }', remove("a", "b"), '{ "c": 3 }');
    checkEdit('{ "a": 1, "b": 2, "c": 3 }', remove("a", "b", "c"), "{}");
  });

  test("takes out properties of several objects, even one inside the other", () => {
    checkEdit(
      '{\n  "a": {\n    "b": 1,\n    "c": 2\n  },\n  "d": 3\n}',
      (root) => removeProperties([valueAt(root, "a", "b"), valueAt(root, "d")]),
      '{\n  "a": {\n    "c": 2\n  }\n}',
    );
    checkEdit(
      '{\n  "a": {\n    "b": 1\n  },\n  "d": 3\n}',
      (root) => removeProperties([valueAt(root, "a"), valueAt(root, "a", "b")]),
      '{\n  "d": 3\n}',
    );
  });

  test("takes its own comment with it and leaves those of the neighbours", () => {
    const text = '{\n  // above\n  "a": 1, // one\n  // middle\n  "b": 2 // two\n  // below\n}';
    checkEdit(text, remove("a"), '{\n  // above\n  // middle\n  "b": 2 // two\n  // below\n}');
    checkEdit(text, remove("b"), '{\n  // above\n  "a": 1 // one\n  // middle\n  // below\n}');
    checkEdit('{ "a": 1, /* two */ "b": 2 }', remove("a"), '{ /* two */ "b": 2 }');
    checkEdit('{ "a": 1, /* two */ "b": 2 }', remove("b"), '{ "a": 1 /* two */ }');
    checkEdit('{ // head\n  "a": 1 // one\n}', remove("a"), "{ // head\n}");
  });

  test("keeps a trailing comma only behind what is left", () => {
    checkEdit('{\n  "a": 1,\n  "b": 2,\n}', remove("b"), '{\n  "a": 1,\n}');
    checkEdit('{\n  "a": 1,\n}', remove("a"), "{}");
    checkEdit('{"a":1,"b":2,}', remove("b"), '{"a":1,}');
  });

  test("copes with lines that hold more than one property", () => {
    checkEdit('{ "a": 1,\n  "b": 2 }', remove("a"), '{\n  "b": 2 }');
    checkEdit('{ "a": 1,\n  "b": 2 }', remove("b"), '{ "a": 1 }');
    checkEdit('{ "a": 1, // one\n  "b": 2 }', remove("b"), '{ "a": 1 // one\n  }');
    checkEdit('{\n  "a": 1, "b": 2,\n  "c": 3\n}', remove("a"), '{\n  "b": 2,\n  "c": 3\n}');
    checkEdit('{\n  "a": 1, "b": 2,\n  "c": 3\n}', remove("b"), '{\n  "a": 1,\n  "c": 3\n}');
  });

  test("takes out blank lines before the last property with it, and none between others", () => {
    checkEdit('{\n  "a": 1,\n\n  "b": 2\n}', remove("b"), '{\n  "a": 1\n}');
    checkEdit('{\n  "a": 1,\n\n  "b": 2\n}', remove("a"), '{\n\n  "b": 2\n}');
  });

  test("leaves the root alone", () => {
    checkEdit('{ "a": 1 }', (root) => removeProperty(root), '{ "a": 1 }');
  });
});
