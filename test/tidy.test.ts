import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { suite, test } from "node:test";
import * as esbuild from "esbuild";
import { forbiddenImports, importsOf, PURE_ROOMS } from "./helpers/arrows";
import { listSources, ROOT, readSource } from "./helpers/checkout";
import { headingsOf, withoutCommentsAndStrings, withoutImports } from "./helpers/sourceText";

const MOST_LINES = 300;

/** Everything that the top level may hold beside what starts with a dot; `node_modules`, packages and coverage are not kept. */
const TOP_LEVEL =
  /^(package(-lock)?\.json|tsconfig\.json|biome\.json|(README|CHANGELOG|CONTRIBUTING|ARCHITECTURE|THIRD_PARTY_NOTICES)\.md|LICENSE|client|server|syntaxes|test|node_modules|coverage|.+\.vsix|\..+)$/;

const RULES_FOLDER = "server/src/rules";
const DOC_SECTIONS = [
  "Why it matters",
  "Reported",
  "Accepted",
  "How to fix",
  "When to turn it off",
  "References",
];

const sources = [...listSources("server/src"), ...listSources("client/src")].filter(isTypeScript);
const tools = listSources("server/tools").filter((file) => file.endsWith(".mjs"));
const tests = listSources("test").filter(isTypeScript);
const ruleIds = listSources(RULES_FOLDER)
  .filter(isTypeScript)
  .map((file) => path.posix.basename(file, ".ts"))
  .filter((stem) => stem !== "rule" && stem !== "registry");

suite("rooms", () => {
  test("import only from the rooms before them", () => {
    assert.deepEqual(
      [...sources, ...tests].flatMap((file) => forbiddenImports(file, readSource(file))),
      [],
    );
  });

  test("are told apart by the check above", () => {
    const cases: readonly [file: string, target: string, isForbidden: boolean][] = [
      ["server/src/text/span.ts", "../json/tree", true],
      ["server/src/json/tree.ts", "../text/span", false],
      ["server/src/json/tree.ts", "./node", false],
      ["server/src/adf/activity.ts", "node:fs", true],
      ["server/src/kql/lexer.ts", "jsonc-parser", true],
      ["server/src/json/tokens.ts", "jsonc-parser", false],
      ["server/src/rules/one-rule.ts", "./other-rule", true],
      ["server/src/rules/one-rule.ts", "./rule", false],
      ["server/src/rules/registry.ts", "./one-rule", false],
      ["server/src/service/lint.ts", "../host/files", true],
      ["server/src/service/lint.ts", "vscode-languageserver", true],
      ["server/src/lsp/connection.ts", "../cli/main", true],
      ["server/src/lsp/connection.ts", "@kusto/language-service-next/bridge.min.js", true],
      ["server/src/host/kusto/kustoParser.ts", "@kusto/language-service-next/bridge.min.js", false],
      ["server/src/lsp/connection.ts", "../host/files", false],
      ["server/src/lsp/connection.ts", "vscode-languageserver/node", false],
      ["server/src/cli/main.ts", "node:fs", false],
      ["server/src/host/files.ts", "../lsp/connection", true],
      ["server/src/cli.ts", "./cli/main", false],
      ["server/src/lsp/connection.ts", "../server", true],
      ["server/src/server.ts", "../../client/src/extension", true],
      ["client/src/extension.ts", "../../server/src/text/span", true],
      ["client/src/extension.ts", "vscode", false],
      ["server/src/lsp/connection.ts", "vscode", true],
    ];
    for (const [file, target, isForbidden] of cases) {
      const found = forbiddenImports(file, `import { x } from "${target}";\n`);
      assert.equal(found.length > 0, isForbidden, `${file} imports ${target}`);
    }
  });

  test("are read in every form of an import", () => {
    const text = `import type {\n  A,\n} from "a";\nexport * from "b";\nimport "c";\nconst d = import("d");\ntype E = import("e").E;\nconst f = require("f");`;
    assert.deepEqual(importsOf(text), ["a", "b", "c", "d", "e", "f"]);
  });

  test("up to service run in a browser: bundling them pulls in no module of Node", async () => {
    const files = sources.filter((file) => PURE_ROOMS.some((room) => file.startsWith(`server/src/${room}/`)));
    const result = await esbuild.build({
      stdin: { contents: files.map((file) => `import "./${file}";`).join("\n"), resolveDir: ROOT },
      absWorkingDir: ROOT,
      bundle: true,
      write: false,
      platform: "browser",
      format: "esm",
      mainFields: ["module", "main"],
      logLevel: "silent",
    });
    assert.deepEqual(result.errors, []);
  });
});

suite("rules", () => {
  test("have ids in kebab-case, each with documentation and a test of the same name", () => {
    const missing = ruleIds.flatMap((id) =>
      [`${RULES_FOLDER}/${id}.md`, `test/rules/${id}.test.ts`].filter(
        (file) => !existsSync(path.join(ROOT, file)),
      ),
    );
    assert.deepEqual(missing, []);
    assert.deepEqual(
      ruleIds.filter((id) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)),
      [],
    );
  });

  test("export their id in camelCase and stand in the registry", () => {
    const registry = readSource(`${RULES_FOLDER}/registry.ts`);
    for (const id of ruleIds) {
      const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      const text = readSource(`${RULES_FOLDER}/${id}.ts`);
      assert.match(text, new RegExp(`export const ${name}: Rule = `), id);
      assert.match(text, new RegExp(`\\bid: "${id}"`), id);
      assert.ok(registry.includes(`import { ${name} } from "./${id}";`), `${id} is not in the registry`);
    }
  });

  test("are documented under the same headings", () => {
    for (const id of ruleIds) {
      const [title, ...sections] = headingsOf(readSource(`${RULES_FOLDER}/${id}.md`));
      assert.equal(title, id);
      assert.deepEqual(sections, DOC_SECTIONS, id);
    }
  });

  test("leave no documentation or test behind", () => {
    const pages = listSources(RULES_FOLDER).filter(
      (file) => file.endsWith(".md") && !file.endsWith("CATALOGUE.md"),
    );
    const stems = pages.map((file) => path.posix.basename(file, ".md"));
    assert.deepEqual(
      stems.filter((stem) => !ruleIds.includes(stem)),
      [],
    );
  });
});

suite("sources", () => {
  test("do without casts", () => {
    // What remains of "as" once imports are gone is `as const` or a cast.
    const cast = /\bas\s+(?!const\b)[\w{[(]/;
    const casting = sources.filter((file) =>
      cast.test(withoutImports(withoutCommentsAndStrings(readSource(file)))),
    );
    assert.deepEqual(casting, []);
  });

  test("do without any and without silenced type errors", () => {
    const silenced = [...sources, ...tests].filter((file) =>
      /@ts-(ignore|nocheck|expect-error)/.test(readSource(file)),
    );
    assert.deepEqual(
      silenced.filter((file) => !file.endsWith("tidy.test.ts")),
      [],
    );
    const loose = /(?::|\bas|[<,|&(])\s*any\b(?!\s*[:(])/;
    assert.deepEqual(
      [...sources, ...tests].filter((file) => loose.test(withoutCommentsAndStrings(readSource(file)))),
      [],
    );
  });

  test(`have at most ${MOST_LINES} lines`, () => {
    const long = [...sources, ...tools, ...tests].filter(
      (file) => readSource(file).split("\n").length > MOST_LINES + 1,
    );
    assert.deepEqual(long, []);
  });
});

test("the top level holds nothing else", () => {
  assert.deepEqual(
    readdirSync(ROOT).filter((entry) => !TOP_LEVEL.test(entry)),
    [],
  );
});

function isTypeScript(file: string): boolean {
  return file.endsWith(".ts") && !file.endsWith(".d.ts");
}
