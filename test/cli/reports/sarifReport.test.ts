import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { suite, test } from "node:test";
import { pathToFileURL } from "node:url";
import { describeRule } from "../../../server/src/cli/reports/sarifRules";
import { RULES } from "../../../server/src/rules/registry";
import { ROOT } from "../../helpers/checkout";
import { sarifProblemsOf } from "../../helpers/sarifSchema";
import { tempFolder } from "../../host/tempFolder";
import { badValue, missingTable, resource, runIn } from "../commandLine";

const PIPELINE =
  '{\n  "name": "Load",\n  "properties": {\n    "type": "Kusto",\n    "a/b": ["poor", "bad"],\n' +
  '    "source": { "referenceName": "Events", "type": "DatasetReference" }\n  }\n}\n';
const FILES = {
  "f/pipeline/Load & more#1.json": PIPELINE,
  "f/dataset/Events.json": resource("Events", '"table": ""'),
  "f/linkedService/Fine.json": resource("Fine", '"description": "good"'),
};
const SARIF = ["--format", "sarif"];
const BAD_RULE = {
  id: "bad-value",
  shortDescription: { text: "A value that is bad." },
  fullDescription: { text: "A value that is bad." },
  helpUri: "https://example.org/bad",
  help: { text: "A value that is bad. See https://example.org/bad" },
  defaultConfiguration: { level: "error" },
  properties: { tags: ["copy"] },
};
const TABLE_RULE = {
  id: "missing-table",
  shortDescription: { text: "A dataset without a table." },
  fullDescription: { text: "A dataset without a table." },
  helpUri: "https://example.org/table",
  help: { text: "A dataset without a table. See https://example.org/table" },
  defaultConfiguration: { level: "warning" },
  properties: { tags: ["wiring"] },
};
const PIPELINE_FILE = { uri: "f/pipeline/Load%20%26%20more%231.json", uriBaseId: "%SRCROOT%" };
const DATASET_FILE = { uri: "f/dataset/Events.json", uriBaseId: "%SRCROOT%" };
const POOR = { startLine: 5, startColumn: 13, endLine: 5, endColumn: 19, charOffset: 71, charLength: 6 };
const BAD = { startLine: 5, startColumn: 21, endLine: 5, endColumn: 26, charOffset: 79, charLength: 5 };
const SOURCE = { startLine: 6, startColumn: 15, endLine: 6, endColumn: 72, charOffset: 101, charLength: 57 };
const TABLE = { startLine: 5, startColumn: 14, endLine: 5, endColumn: 16, charOffset: 86, charLength: 2 };

suite("sarif report", () => {
  test("is a log with rules, places, related places, safe fixes and fingerprints", async (t) => {
    const { code, stdout, stderr } = await runIn(tempFolder(t, FILES), ["f", ...SARIF]);
    assert.equal(stderr, "");
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(stdout), {
      $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: { name: "adf-kusto-lint", semanticVersion: "1.2.3", rules: [BAD_RULE, TABLE_RULE] },
          },
          originalUriBaseIds: {
            "%SRCROOT%": { description: { text: "The folder that adf-kusto-lint was run in." } },
          },
          columnKind: "utf16CodeUnits",
          newlineSequences: ["\r\n", "\n", "\r"],
          results: [
            {
              ruleId: "bad-value",
              ruleIndex: 0,
              level: "note",
              message: { text: 'The value "poor" is poor. Make it good.' },
              locations: [{ physicalLocation: { artifactLocation: PIPELINE_FILE, region: POOR } }],
              partialFingerprints: { "adfKustoLint/v1": "22694353-a7458a5d" },
            },
            {
              ruleId: "bad-value",
              ruleIndex: 0,
              level: "error",
              message: { text: 'The value "bad" is bad. Make it good.' },
              locations: [{ physicalLocation: { artifactLocation: PIPELINE_FILE, region: BAD } }],
              partialFingerprints: { "adfKustoLint/v1": "8ebb68a4-de2477ee" },
              fixes: [
                {
                  description: { text: "Make it good" },
                  artifactChanges: [
                    {
                      artifactLocation: PIPELINE_FILE,
                      replacements: [{ deletedRegion: BAD, insertedContent: { text: '"good"' } }],
                    },
                  ],
                },
              ],
            },
            {
              ruleId: "missing-table",
              ruleIndex: 1,
              level: "warning",
              message: { text: 'Dataset "Events" has no table.' },
              locations: [{ physicalLocation: { artifactLocation: PIPELINE_FILE, region: SOURCE } }],
              partialFingerprints: { "adfKustoLint/v1": "e9967daa-7c159ffc" },
              relatedLocations: [
                {
                  id: 0,
                  physicalLocation: { artifactLocation: DATASET_FILE, region: TABLE },
                  message: { text: "The table is empty here." },
                },
              ],
              fixes: [
                {
                  description: { text: "Name the table" },
                  artifactChanges: [
                    {
                      artifactLocation: DATASET_FILE,
                      replacements: [{ deletedRegion: TABLE, insertedContent: { text: '"Events"' } }],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test("is valid against the schema of SARIF 2.1.0", async (t) => {
    const { stdout } = await runIn(tempFolder(t, FILES), ["f", ...SARIF]);
    assert.deepEqual(await sarifProblemsOf(stdout), []);
    assert.deepEqual(await sarifProblemsOf(stdout.replace('"level": "note"', '"level": "hint"')), [
      '73: Value is not accepted. Valid values: "none", "note", "warning", "error".',
    ]);
  });

  test("is valid for every rule on a whole factory", async () => {
    const factory = path.join("test", "factories", "contoso-telemetry");
    const { stdout, stderr } = await runIn(ROOT, [factory, ...SARIF], { rules: RULES });
    assert.equal(stderr, "");
    assert.ok(resultsIn(stdout).length > 10);
    assert.deepEqual(await sarifProblemsOf(stdout), []);
  });

  test("has an empty list of results when nothing is found", async (t) => {
    const { code, stdout } = await runIn(tempFolder(t, FILES), ["f/linkedService", ...SARIF]);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(stdout).runs[0].results, []);
    assert.deepEqual(await sarifProblemsOf(stdout), []);
  });

  test("names a file outside of the working directory by its whole address", async (t) => {
    const folder = tempFolder(t, FILES);
    const { stdout } = await runIn(`${folder}/f/dataset`, ["..", ...SARIF]);
    const [{ physicalLocation }] = resultsIn(stdout)[0].locations;
    const file = path.join(folder, "f", "pipeline", "Load & more#1.json");
    assert.deepEqual(physicalLocation.artifactLocation, { uri: pathToFileURL(file).href });
    assert.deepEqual(await sarifProblemsOf(stdout), []);
  });

  test("stays valid whatever files are called and documents hold", async (t) => {
    const name = process.platform === "win32" ? "100% ;,]]é 😀.json" : '100% :: ;,]]>\n"é 😀\\.json';
    const folder = tempFolder(t, { [`dataset/${name}`]: resource("A", '"x": "bad\\u0000\\ud800\\n::%]]>"') });
    const { stdout } = await runIn(folder, SARIF);
    assert.deepEqual(await sarifProblemsOf(stdout), []);
    const [{ message, locations }] = resultsIn(stdout);
    assert.equal(message.text, 'The value "bad\u0000\ud800\n::%]]>" is bad. Make it good.');
    const { uri } = locations[0].physicalLocation.artifactLocation;
    assert.match(uri, /^dataset\/[\w%.!'()*-]+$/);
    assert.equal(decodeURIComponent(uri), `dataset/${name}`);
  });

  test("reports a finding without its fix when that crashes", async (t) => {
    const crashing = {
      meta: { ...badValue.meta, id: "crashing" },
      check: ({ document }: { document: { path: string } }, report: Parameters<typeof badValue.check>[1]) => {
        const edits = () => {
          throw new TypeError("no");
        };
        if (document.path.endsWith("Events.json"))
          report({ span: { start: 0, end: 1 }, message: "M.", fixes: [{ title: "T", isSafe: true, edits }] });
      },
    };
    const run = await runIn(tempFolder(t, FILES), ["f", ...SARIF], { rules: [crashing] });
    assert.equal(
      run.stderr,
      'adf-kusto-lint: this is a bug of adf-kusto-lint: the rule "crashing" failed with TypeError: no\n',
    );
    assert.deepEqual(
      resultsIn(run.stdout).map(({ message, fixes }) => [message.text, fixes]),
      [["M.", undefined]],
    );
  });
});

suite("rules in a sarif log", () => {
  test("bring their page, and the reason out of it", () => {
    const page =
      "# bad-value\n\nA value.\n\n## Why it matters\n\nIt loses\nrows.\n\nIt costs.\n\n## Reported\n";
    const { fullDescription, help } = describeRule(badValue.meta, page);
    assert.deepEqual(fullDescription, { text: "It loses rows." });
    assert.deepEqual(help, { text: "A value that is bad. See https://example.org/bad", markdown: page });
    assert.deepEqual(describeRule(badValue.meta, page.replaceAll("\n", "\r\n")).fullDescription, {
      text: "It loses rows.",
    });
  });

  test("say of each rule of the catalogue why it matters", () => {
    for (const { meta } of RULES) {
      const page = readFileSync(path.join(ROOT, "server", "src", "rules", `${meta.id}.md`), "utf8");
      assert.notEqual(describeRule(meta, page).fullDescription.text, meta.summary, meta.id);
    }
  });

  test("are not enabled when they are off by default", () => {
    const meta = { ...missingTable.meta, defaultSeverity: "off" as const };
    assert.deepEqual(describeRule(meta, undefined).defaultConfiguration, { enabled: false });
  });
});

interface SarifResult {
  readonly message: { readonly text: string };
  readonly locations: readonly [
    { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
  ];
  readonly fixes?: unknown;
}

// The first result is read by tests that have one; without it they fail, as they should.
function resultsIn(text: string): readonly [SarifResult, ...SarifResult[]] {
  return JSON.parse(text).runs[0].results;
}
