import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { compileGlob } from "../../server/src/lsp/settings/globs";

suite("patterns of excluded files", () => {
  const cases: readonly [pattern: string, matching: readonly string[], others: readonly string[]][] = [
    ["**/.git", [".git", "a/.git", "a/.git/b"], ["git", "a.git", ".gitignore"]],
    ["out", ["out", "out/a.json"], ["a/out", "outer"]],
    ["**/*.json", ["a.json", "a/b/c.json"], ["a.jsonc", "json"]],
    ["pipeline/*.json", ["pipeline/a.json"], ["pipeline/a/b.json", "x/pipeline/a.json"]],
    ["**/{out,dist}/**", ["out/a", "x/dist/y/z"], ["outer/a", "x/distance/y"]],
    ["a?c*", ["abc", "axcyz", "abc/d"], ["ac", "xabc"]],
    ["a/**/d", ["a/d", "a/b/c/d", "a/b/d/e"], ["a/b", "d"]],
    ["/top/", ["top", "top/a"], ["a/top"]],
    ["*a*a*b", ["aab", "xaxaxb", "a-a-ab"], ["ab", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaac"]],
    ["a.b", ["a.b"], ["axb"]],
    ["{a,b}{c,d}", ["ac", "bd"], ["ab"]],
  ];

  for (const [pattern, matching, others] of cases) {
    test(`read ${pattern} as editors do`, () => {
      const matches = compileGlob(pattern);
      assert.deepEqual(
        matching.filter((path) => !matches(path)),
        [],
      );
      assert.deepEqual(others.filter(matches), []);
    });
  }
});
