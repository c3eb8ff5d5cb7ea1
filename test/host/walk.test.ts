import assert from "node:assert/strict";
import { rmSync, symlinkSync } from "node:fs";
import { suite, type TestContext, test } from "node:test";
import { findFactoryFiles, readTextFile, type WalkOptions } from "../../server/src/host/walk";
import { type Files, tempFolder } from "./tempFolder";

const RESOURCE = '{ "name": "X", "properties": {} }';
const LOOSE_PIPELINE = '{ "name": "P", "properties": { "activities": [] } }';

suite("walk", () => {
  test("finds factory files by place and by text, at any depth, and no others", async (t) => {
    const files = await find(t, {
      "a/pipeline/One.json": RESOURCE,
      "a/dataset/Two.json": RESOURCE,
      "b/c/linkedService/Three.json": RESOURCE,
      "loose/four.json": LOOSE_PIPELINE,
      "package.json": '{ "name": "none" }',
      "a/pipeline/notes.md": "none",
      "node_modules/x/pipeline/Five.json": RESOURCE,
      ".git/pipeline/Six.json": RESOURCE,
      "export/linkedTemplates/ArmTemplate_0.json": '{ "resources": [], "type": "Microsoft.DataFactory" }',
    });
    assert.deepEqual(files, [
      "a/dataset/Two.json",
      "a/pipeline/One.json",
      "b/c/linkedService/Three.json",
      "loose/four.json",
    ]);
  });

  test("searches a folder once, however many links lead to it, and follows no circle", async (t) => {
    const root = tempFolder(t, { "a/pipeline/One.json": RESOURCE, "elsewhere/pipeline/Two.json": RESOURCE });
    symlinkSync("..", `${root}/a/up`, "dir");
    symlinkSync(".", `${root}/a/self`, "dir");
    symlinkSync("../a", `${root}/elsewhere/again`, "dir");
    symlinkSync("loop", `${root}/loop`, "dir");
    symlinkSync("nowhere", `${root}/dangling.json`, "file");
    assert.deepEqual(await findIn(`${root}/a`), ["pipeline/One.json"]);
    assert.deepEqual(await findIn(root), ["a/pipeline/One.json", "elsewhere/pipeline/Two.json"]);
  });

  test("follows a link to a folder that lies outside, and a link to a file", async (t) => {
    const root = tempFolder(t, { "shared/pipeline/One.json": RESOURCE, "factory/readme.md": "" });
    symlinkSync("../shared/pipeline", `${root}/factory/pipeline`, "dir");
    symlinkSync("../shared/pipeline/One.json", `${root}/factory/ARMTemplateForFactory.json`, "file");
    assert.deepEqual(await findIn(`${root}/factory`), ["ARMTemplateForFactory.json", "pipeline/One.json"]);
  });

  test("does not search what the user has excluded", async (t) => {
    const root = tempFolder(t, { "a/pipeline/One.json": RESOURCE, "b/pipeline/Two.json": RESOURCE });
    assert.deepEqual(await findIn(root, { isExcluded: (path) => path === `${root}/a` }), [
      "b/pipeline/Two.json",
    ]);
  });

  test("reports what cannot be read and goes on", async (t) => {
    const root = tempFolder(t, { "a/pipeline/One.json": RESOURCE, "b/pipeline/Two.json": RESOURCE });
    const unreadable: string[] = [];
    const found = await findIn(root, {
      onUnreadable: (path) => unreadable.push(path),
      isExcluded: (path) => {
        // The folder is known by now and gone when its turn comes.
        if (path === `${root}/b`) rmSync(path, { recursive: true });
        return false;
      },
    });
    assert.deepEqual(found, ["a/pipeline/One.json"]);
    assert.deepEqual(unreadable, [`${root}/b`]);
  });

  test("reports a root that is not there", async (t) => {
    const root = tempFolder(t, {});
    const unreadable: string[] = [];
    const options = { onUnreadable: (path: string) => unreadable.push(path) };
    for await (const { paths } of findFactoryFiles(`${root}/none`, options)) assert.fail(paths.join());
    assert.deepEqual(unreadable, [`${root}/none`]);
  });

  test("stops when cancelled", async (t) => {
    const root = tempFolder(t, { "pipeline/One.json": RESOURCE, "a/pipeline/Two.json": RESOURCE });
    let isCancelled = false;
    const found: string[] = [];
    for await (const { paths } of findFactoryFiles(root, {
      onUnreadable: assert.fail,
      isCancelled: () => isCancelled,
    })) {
      found.push(...paths);
      isCancelled = true;
    }
    assert.deepEqual(found, [`${root}/pipeline/One.json`]);
  });

  test("opens files only when those are wanted that do not tell by their place what they are", async (t) => {
    const root = tempFolder(t, { "loose.json": LOOSE_PIPELINE, "pipeline/One.json": RESOURCE });
    assert.deepEqual(await findIn(root, { which: "byPlace" }), ["pipeline/One.json"]);
    assert.deepEqual(await findIn(root, { which: "loose" }), ["loose.json"]);
  });

  test("does not open a large file outside the folders of a factory", async (t) => {
    const root = tempFolder(t, { "loose.json": LOOSE_PIPELINE, "pipeline/One.json": RESOURCE });
    assert.deepEqual(await findIn(root, { maxLooseFileSize: 10 }), ["pipeline/One.json"]);
  });

  test("finds a factory before what lies beside and below it, and tells when it is whole", async (t) => {
    const files: Record<string, string> = {
      "contoso/dataset/One.json": RESOURCE,
      "contoso/pipeline/Two.json": RESOURCE,
      "contoso/pipeline/dataset/Three.json": RESOURCE,
    };
    for (let index = 0; index < 40; index++) files[`other/${index}/${index}/pipeline/Four.json`] = RESOURCE;
    const [first, ...others] = await stepsIn(tempFolder(t, files));
    assert.deepEqual(first, {
      paths: ["contoso/dataset/One.json", "contoso/pipeline/Two.json"],
      whole: ["contoso"],
    });
    assert.deepEqual(others[0], {
      paths: ["contoso/pipeline/dataset/Three.json"],
      whole: ["contoso/pipeline"],
    });
    const later = others.slice(1);
    assert.equal(later.flatMap(({ paths }) => paths).length, 40);
    assert.equal(later.flatMap(({ whole }) => whole).length, 40);
  });

  test("searches first what is urgent", async (t) => {
    const root = tempFolder(t, {
      "a/pipeline/One.json": RESOURCE,
      "b/c/d/pipeline/Two.json": RESOURCE,
      "z/pipeline/Three.json": RESOURCE,
    });
    const paths = (isUrgent?: WalkOptions["isUrgent"]) =>
      stepsIn(root, isUrgent && { isUrgent }).then((steps) => steps.flatMap((step) => step.paths));
    const [one, two, three] = ["a/pipeline/One.json", "b/c/d/pipeline/Two.json", "z/pipeline/Three.json"];
    assert.deepEqual(await paths(), [one, three, two]);
    assert.deepEqual(await paths((path) => `${root}/b/c/d`.startsWith(path)), [two, one, three]);
  });

  test("does not call a factory whole of which more may be found or known", async (t) => {
    const root = tempFolder(t, {
      "elsewhere/pipeline/One.json": RESOURCE,
      "linkedFolder/pipeline/Two.json": RESOURCE,
      "linkedFile/pipeline/Three.json": RESOURCE,
      "excluded/pipeline/Four.json": RESOURCE,
      "excluded/dataset/Five.json": RESOURCE,
    });
    const outside = tempFolder(t, { "six/Six.json": RESOURCE });
    symlinkSync(`${outside}/six`, `${root}/linkedFolder/dataset`, "dir");
    symlinkSync(`${outside}/six/Six.json`, `${root}/linkedFile/pipeline/Six.json`, "file");
    const steps = await stepsIn(root, { isExcluded: (path) => path === `${root}/excluded/dataset` });
    assert.deepEqual(
      steps.flatMap(({ whole }) => whole),
      ["elsewhere"],
    );
    assert.deepEqual(steps.flatMap(({ paths }) => paths).sort(), [
      "elsewhere/pipeline/One.json",
      "excluded/pipeline/Four.json",
      "linkedFile/pipeline/Six.json",
      "linkedFile/pipeline/Three.json",
      "linkedFolder/dataset/Six.json",
      "linkedFolder/pipeline/Two.json",
    ]);
  });

  test("does not call a factory whole of which a folder cannot be read", async (t) => {
    const root = tempFolder(t, { "a/pipeline/One.json": RESOURCE, "a/dataset/Two.json": RESOURCE });
    const steps = await stepsIn(root, {
      onUnreadable: () => {},
      isExcluded: (path) => {
        // The folder is known by now and gone when its turn comes.
        if (path === `${root}/a/dataset`) rmSync(path, { recursive: true });
        return false;
      },
    });
    assert.deepEqual(steps, [{ paths: ["a/pipeline/One.json"], whole: [] }]);
  });

  test("reads a file without its byte order mark", async (t) => {
    const root = tempFolder(t, { "a.json": "\uFEFF{}", "b.json": Buffer.from("\uFEFF{}", "utf16le") });
    assert.equal(await readTextFile(`${root}/a.json`), "{}");
    assert.equal(await readTextFile(`${root}/b.json`), "{}");
  });

  test("are refused over a size, and when they are none, where one is given", async (t) => {
    const root = tempFolder(t, { "a.json": "{}", "b/c.json": "{}" });
    assert.equal(await readTextFile(`${root}/a.json`, 2), "{}");
    await assert.rejects(readTextFile(`${root}/a.json`, 1), { code: "EFBIG" });
    await assert.rejects(readTextFile(`${root}/b`, 10), { code: "EISDIR" });
    await assert.rejects(readTextFile(`${root}/d.json`, 10), { code: "ENOENT" });
  });
});

async function find(t: TestContext, files: Files): Promise<readonly string[]> {
  return await findIn(tempFolder(t, files));
}

async function findIn(root: string, options: Partial<WalkOptions> = {}): Promise<readonly string[]> {
  return (await stepsIn(root, options)).flatMap(({ paths }) => paths).sort();
}

interface Step {
  readonly paths: readonly string[];
  readonly whole: readonly string[];
}

/** Searches a folder; returns what was found at once, and after each other. */
async function stepsIn(root: string, options: Partial<WalkOptions> = {}): Promise<readonly Step[]> {
  const relative = (path: string) => {
    if (path === root) return ".";
    assert.ok(path.startsWith(`${root}/`), path);
    return path.slice(root.length + 1);
  };
  const steps: Step[] = [];
  const found = findFactoryFiles(root, { onUnreadable: (path) => assert.fail(path), ...options });
  for await (const { paths, wholeFactories } of found) {
    steps.push({ paths: paths.map(relative).sort(), whole: wholeFactories.map(relative).sort() });
  }
  return steps;
}
