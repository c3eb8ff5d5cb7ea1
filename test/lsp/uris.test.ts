import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  folderOfUri,
  isFilePath,
  isInFolder,
  normalizePath,
  pathOfUri,
  uriOfPath,
} from "../../server/src/lsp/uris";

suite("URIs", () => {
  test("of files become paths with forward slashes, decoded", () => {
    const cases: readonly [uri: string, path: string][] = [
      ["file:///work/pipeline/A%20b%23.json", "/work/pipeline/A b#.json"],
      ["file:///work/pipeline/100%.json", "/work/pipeline/100%.json"],
      ["file:///c%3A/work/A.json", "c:/work/A.json"],
      ["file:///C:/work/A.json", "c:/work/A.json"],
      ["FILE:///C%3a/work/A.json", "c:/work/A.json"],
      ["file://server/share/A.json", "//server/share/A.json"],
      ["file://localhost/work/A.json", "/work/A.json"],
    ];
    for (const [uri, path] of cases) assert.equal(pathOfUri(uri), path, uri);
  });

  test("of other documents stay as they are, both ways", () => {
    for (const uri of ["untitled:Untitled-1", "vscode-vfs://github/a/pipeline/B.json", ""]) {
      assert.equal(pathOfUri(uri), uri);
      assert.equal(uriOfPath(uri), uri);
      assert.equal(isFilePath(uri), false);
    }
  });

  test("made from paths lead back to them", () => {
    const paths = ["/work/A b#?%.json", "c:/work/Ä€😀.json", "//server/share/pipeline/A.json", "/"];
    for (const path of paths) {
      assert.equal(pathOfUri(uriOfPath(path)), path);
      assert.equal(isFilePath(path), true);
    }
    assert.equal(uriOfPath("c:/work/A b.json"), "file:///c%3A/work/A%20b.json");
  });

  test("of folders lose the slash at their end", () => {
    assert.equal(folderOfUri("file:///work/"), "/work");
    assert.equal(folderOfUri("file:///work"), "/work");
    assert.equal(folderOfUri("file:///"), "/");
  });
});

suite("paths", () => {
  test("of Windows are written with forward slashes and a small drive letter", () => {
    assert.equal(normalizePath("C:\\work\\pipeline\\A.json"), "c:/work/pipeline/A.json");
    assert.equal(normalizePath("/work/a\\b.json"), "/work/a\\b.json");
  });

  test("lie in a folder only at a slash", () => {
    assert.equal(isInFolder("/work/a/b.json", "/work/a"), true);
    assert.equal(isInFolder("/work/a", "/work/a"), true);
    assert.equal(isInFolder("/work/ab/c.json", "/work/a"), false);
    assert.equal(isInFolder("/work/a.json", "/"), true);
  });
});
