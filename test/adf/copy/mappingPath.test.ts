import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  formatMappingPath,
  type MappingPath,
  parseMappingPath,
  reachOfPath,
} from "../../../server/src/adf/copy/mappingPath";

function read(text: string): MappingPath {
  const path = parseMappingPath(text);
  assert.ok(path, text);
  return path;
}

suite("mapping paths", () => {
  const written: readonly (readonly [string, string])[] = [
    ["$", "$"],
    ["$['a']['b']", "$['a']['b']"],
    ["$.a.b", "$['a']['b']"],
    ["a.b", "['a']['b']"],
    ['["a"]["b"]', "['a']['b']"],
    ["$['a'][*]['b']", "$['a'][*]['b']"],
    ["$['a'][0]['b']", "$['a'][0]['b']"],
    ["$['it\\'s']", "$['it\\'s']"],
    ["$['a b.c']", "$['a b.c']"],
    [" $['a'] ", "$['a']"],
  ];
  for (const [text, expected] of written) {
    test(`reads ${text}`, () => assert.equal(formatMappingPath(read(text)), expected));
  }

  test("takes other text for no path", () => {
    for (const text of ["", "$[", "$['a'", "$['a']]", "a b", "$..a"])
      assert.equal(parseMappingPath(text), undefined, text);
  });

  test("finds out how far a path reaches an array", () => {
    const array = read("$['a'][*]['b']");
    const reaches: readonly (readonly [string, number | undefined])[] = [
      ["$['a'][*]['b']", 3],
      ["$['a']['b']", 2],
      ["$['a'][*]['b'][*]['c']", 3],
      ["$['a'][0]['b']['c']", 3],
      ["$['a'][*]['b'][0]", undefined],
      ["$['a'][*]", undefined],
      ["$['x'][*]['b']", undefined],
    ];
    for (const [path, expected] of reaches) assert.equal(reachOfPath(read(path), array), expected, path);
  });
});
