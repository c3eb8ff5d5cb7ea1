import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  folderOfUri,
  isFilePath,
  isInFolder,
  normalizePath,
  pathOfUri,
  resolvePath,
  uriOfPath,
} from "../../server/src/lsp/uris";

suite("URIs", () => {
  test("of files become paths with forward slashes, decoded", () => {
    const cases: readonly [uri: string, path: string][] = [
      ["file:///repo/pipeline/A%20b%23.json", "/repo/pipeline/A b#.json"],
      ["file:///repo/pipeline/100%.json", "/repo/pipeline/100%.json"],
      ["file:///c%3A/repo/A.json", "c:/repo/A.json"],
      ["file:///C:/repo/A.json", "c:/repo/A.json"],
      ["FILE:///C%3a/repo/A.json", "c:/repo/A.json"],
      ["file://server/share/A.json", "//server/share/A.json"],
      ["file://localhost/repo/A.json", "/repo/A.json"],
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
    const paths = ["/repo/A b#?%.json", "c:/repo/Ä€😀.json", "//server/share/pipeline/A.json", "/"];
    for (const path of paths) {
      assert.equal(pathOfUri(uriOfPath(path)), path);
      assert.equal(isFilePath(path), true);
    }
    assert.equal(uriOfPath("c:/repo/A b.json"), "file:///c%3A/repo/A%20b.json");
  });

  test("of folders lose the slash at their end", () => {
    assert.equal(folderOfUri("file:///repo/"), "/repo");
    assert.equal(folderOfUri("file:///repo"), "/repo");
    assert.equal(folderOfUri("file:///"), "/");
  });
});

suite("paths", () => {
  test("of Windows are written with forward slashes and a small drive letter", () => {
    assert.equal(normalizePath("C:\\repo\\pipeline\\A.json"), "c:/repo/pipeline/A.json");
    assert.equal(normalizePath("/repo/a\\b.json"), "/repo/a\\b.json");
  });

  test("lie in a folder only at a slash", () => {
    assert.equal(isInFolder("/repo/a/b.json", "/repo/a"), true);
    assert.equal(isInFolder("/repo/a", "/repo/a"), true);
    assert.equal(isInFolder("/repo/ab/c.json", "/repo/a"), false);
    assert.equal(isInFolder("/repo/a.json", "/"), true);
  });

  test("in settings are absolute, or begin in a folder", () => {
    assert.equal(resolvePath("/repo", "tables.kql"), "/repo/tables.kql");
    assert.equal(resolvePath("/repo", "./a/../b/tables.kql"), "/repo/b/tables.kql");
    assert.equal(resolvePath("/repo/a", "..\\tables.kql"), "/repo/tables.kql");
    assert.equal(resolvePath("/repo", "/x/./tables.kql"), "/x/tables.kql");
    assert.equal(resolvePath("/repo", "C:\\x\\tables.kql"), "c:/x/tables.kql");
    assert.equal(resolvePath("/repo", "\\\\machine\\share\\tables.kql"), "//machine/share/tables.kql");
  });
});
