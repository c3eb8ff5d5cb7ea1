import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { DEFAULT_SETTINGS, readSettings } from "../../server/src/lsp/settings/settings";
import { readSource } from "../helpers/checkout";
import { PLAIN_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { COPY, COPY_CODES, COPY_PATH, FACTORY, LOOKUP, LOOKUP_PATH, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const RULE_IDS = new Set(["lookup-row-limit", "json-syntax"]);

function read(value: unknown) {
  const warnings: string[] = [];
  const settings = readSettings(value, RULE_IDS, (message) => warnings.push(message));
  return { settings, warnings };
}

suite("settings", () => {
  test("that are not given, or null, have their defaults, without a warning", () => {
    for (const value of [undefined, null, {}, { enable: null, rules: null }, 5, []]) {
      assert.deepEqual(read(value), { settings: DEFAULT_SETTINGS, warnings: [] });
    }
  });

  test("that are valid are taken", () => {
    const { settings, warnings } = read({
      enable: false,
      rules: { "lookup-row-limit": "error", "json-syntax": "off" },
      scope: "factory",
      lintWorkspace: true,
      maxFileSize: 0.5,
      kql: { enable: false, schema: " tables.kql " },
      codeLens: { editKql: false, usedBy: false, feeds: false },
      inlayHints: { references: false, defaults: false },
    });
    assert.deepEqual(warnings, []);
    assert.deepEqual(settings, {
      enable: false,
      rules: new Map([
        ["lookup-row-limit", "error"],
        ["json-syntax", "off"],
      ]),
      scope: "factory",
      lintWorkspace: true,
      maxFileSize: 0.5,
      kql: { enable: false, schema: "tables.kql" },
      codeLens: { editKql: false, usedBy: false, feeds: false },
      inlayHints: { references: false, defaults: false },
    });
  });

  test("that are not valid fall back one by one, with a warning each", () => {
    const { settings, warnings } = read({
      enable: "yes",
      rules: { "lookup-row-limit": "fatal", "no-such-rule": "off", "json-syntax": "hint" },
      scope: "all",
      lintWorkspace: 1,
      maxFileSize: -1,
      kql: { enable: 0, schema: ["tables.kql"] },
      codeLens: { editKql: "no", usedBy: 1, feeds: {} },
      inlayHints: { references: "off", defaults: 0 },
    });
    assert.deepEqual(settings, { ...DEFAULT_SETTINGS, rules: new Map([["json-syntax", "hint"]]) });
    assert.deepEqual(warnings, [
      "Setting adfKusto.enable must be true or false; using true.",
      'Setting adfKusto.rules["lookup-row-limit"] must be one of error, warning, information, hint, off; ignoring it.',
      'Setting adfKusto.rules names "no-such-rule", which is no rule; ignoring it.',
      'Setting adfKusto.scope must be "kusto" or "factory"; using "kusto".',
      "Setting adfKusto.lintWorkspace must be true or false; using false.",
      "Setting adfKusto.maxFileSize must be a number above 0; using 10.",
      "Setting adfKusto.kql.enable must be true or false; using true.",
      'Setting adfKusto.kql.schema must be a text; using "".',
      "Setting adfKusto.codeLens.editKql must be true or false; using true.",
      "Setting adfKusto.codeLens.usedBy must be true or false; using true.",
      "Setting adfKusto.codeLens.feeds must be true or false; using true.",
      "Setting adfKusto.inlayHints.references must be true or false; using true.",
      "Setting adfKusto.inlayHints.defaults must be true or false; using true.",
    ]);
  });

  test("of the manifest have the server's defaults", () => {
    const manifest: unknown = JSON.parse(readSource("package.json"));
    const properties = propertiesOf(manifest, "contributes", "configuration", "properties");
    const defaults = Object.entries(properties).map(([name, setting]) => [
      name.replace(/^adfKusto\./, ""),
      propertiesOf(setting)["default"],
    ]);
    const { rules, kql, codeLens, inlayHints, ...others } = DEFAULT_SETTINGS;
    const wanted = {
      ...others,
      rules: Object.fromEntries(rules),
      "kql.enable": kql.enable,
      "kql.schema": kql.schema,
      "codeLens.editKql": codeLens.editKql,
      "codeLens.usedBy": codeLens.usedBy,
      "codeLens.feeds": codeLens.feeds,
      "inlayHints.references": inlayHints.references,
      "inlayHints.defaults": inlayHints.defaults,
      "trace.server": "off",
    };
    assert.deepEqual(Object.fromEntries(defaults), wanted);
  });
});

suite("a change of the settings", () => {
  const session = () => ({ capabilities: PLAIN_CLIENT, folders: [ROOT], files: new MemoryFiles(FACTORY) });

  test("takes effect at once", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(COPY_PATH, COPY);
      await client.untilPublished(COPY_PATH, COPY_CODES);
      await client.settingsChanged(() => ({ rules: { "parallel-copies-ignored": "off" } }));
      await client.untilPublished(COPY_PATH, ["csv-backslash-escape"]);
      await client.settingsChanged(() => ({ rules: { "csv-backslash-escape": "error" } }));
      const { diagnostics } = await client.untilPublished(COPY_PATH, COPY_CODES);
      assert.equal(diagnostics[1]?.severity, 1);
      await client.settingsChanged(() => ({ enable: false }));
      await client.untilPublished(COPY_PATH, []);
    });
  });

  test("counts for its folder alone, and for documents outside all folders on their own", async () => {
    const other = "/repo/other/pipeline/Find.json";
    const options = { ...session(), folders: [ROOT, "/repo/other"] };
    await TestClient.run(options, async (client) => {
      await client.settingsChanged((folder) => ({ enable: !folder.endsWith("/other") }));
      await client.open(other, LOOKUP);
      await client.open(LOOKUP_PATH, LOOKUP);
      await client.open("/elsewhere/pipeline/Find.json", LOOKUP);
      await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit"]);
      await client.untilPublished("/elsewhere/pipeline/Find.json", ["lookup-row-limit"]);
      assert.equal(client.lastPublished(other), undefined);
    });
  });

  test("that is not valid is warned of once", async () => {
    const options = { ...session(), settings: () => ({ scope: 5 }), expectsErrors: true };
    await TestClient.run(options, async (client) => {
      await client.open(LOOKUP_PATH, LOOKUP);
      await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit"]);
      await client.settingsChanged(() => ({ scope: 5, rules: { "lookup-row-limit": "error" } }));
      await client.until("the severity has changed", () =>
        client.lastPublished(LOOKUP_PATH)?.diagnostics[0]?.severity === 1 ? true : undefined,
      );
      assert.deepEqual(client.log, ['Setting adfKusto.scope must be "kusto" or "factory"; using "kusto".']);
    });
  });

  test("reaches a client's server that cannot ask, with the notification", async () => {
    const options = { ...session(), capabilities: {} };
    await TestClient.run(options, async (client) => {
      await client.open(LOOKUP_PATH, LOOKUP);
      await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit"]);
      await client.notify("workspace/didChangeConfiguration", { settings: { adfKusto: { enable: false } } });
      await client.untilPublished(LOOKUP_PATH, []);
    });
  });

  test("can make a file too large, which is said in one diagnostic", async () => {
    await TestClient.run({ ...session(), settings: () => ({ maxFileSize: 0.0001 }) }, async (client) => {
      await client.open(LOOKUP_PATH, LOOKUP);
      const { diagnostics } = await client.untilPublished(LOOKUP_PATH, ["max-file-size"]);
      assert.equal(
        diagnostics[0]?.message,
        "This file is not linted: it is larger than 0.0001 MB. Raise the setting adfKusto.maxFileSize to lint it.",
      );
    });
  });
});

function propertiesOf(value: unknown, ...path: readonly string[]): Readonly<Record<string, unknown>> {
  const [name, ...rest] = path;
  assert.ok(typeof value === "object" && value !== null);
  const record: Readonly<Record<string, unknown>> = { ...value };
  return name === undefined ? record : propertiesOf(record[name], ...rest);
}
