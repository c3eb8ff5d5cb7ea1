import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { suite, test } from "node:test";
import { ROOT, readSource } from "../helpers/checkout";

const manifest = asRecord(JSON.parse(readSource("package.json")));
const contributes = asRecord(manifest["contributes"]);

suite("the manifest", () => {
  test("declares the commands that the client registers, and no others", () => {
    const names = readSource("client/src/names.ts");
    const registered = [...names.matchAll(/_COMMAND = "(adfKusto\.\w+)"/g)].map((match) => match[1]);
    const declared = asArray(contributes["commands"]).map((command) => asRecord(command)["command"]);
    assert.deepEqual([...declared].sort(), [...registered].sort());
  });

  test("puts only declared commands into menus, and no menu where nothing is known of a factory", () => {
    const declared = asArray(contributes["commands"]).map((command) => asRecord(command)["command"]);
    for (const menu of Object.values(asRecord(contributes["menus"]))) {
      for (const entry of asArray(menu).map(asRecord)) {
        assert.ok(declared.includes(entry["command"]), String(entry["command"]));
        assert.match(String(entry["when"]), /\badfKusto\.isStarted\b/);
      }
    }
  });

  test("starts the extension for JSON documents and for folders that hold a factory", () => {
    const events = asArray(manifest["activationEvents"]);
    assert.ok(events.includes("onLanguage:json") && events.includes("onLanguage:jsonc"));
    assert.ok(
      !events.some((event) => event === "*" || String(event).endsWith("**/*.json")),
      "nothing that every project has",
    );
  });

  test("is told in the README: every setting with its default, and every command", () => {
    const readme = readSource("README.md");
    const rows = [...readme.matchAll(/^\| `(adfKusto\.[\w.]+)` \| .+ \| (.+) \|$/gm)];
    const settings = Object.entries(asRecord(asRecord(contributes["configuration"])["properties"]));
    assert.deepEqual(
      rows.map(([, name, value]) => [name, value]),
      settings.map(([name, setting]) => [name, shownDefault(asRecord(setting)["default"])]),
    );
    const text = readme.replaceAll(/\s+/g, " ");
    for (const command of asArray(contributes["commands"])) {
      const title = String(asRecord(command)["title"]);
      assert.ok(text.includes(`**${title}**`), title);
    }
  });

  test("names files that exist", () => {
    for (const file of [manifest["icon"]]) assert.ok(existsSync(path.join(ROOT, String(file))), String(file));
  });

  test("runs in untrusted workspaces, and with less to say in virtual ones", () => {
    const capabilities = asRecord(manifest["capabilities"]);
    assert.equal(asRecord(capabilities["untrustedWorkspaces"])["supported"], true);
    assert.equal(asRecord(capabilities["virtualWorkspaces"])["supported"], "limited");
  });

  test("describes every setting, each for its own resource unless it is about the server", () => {
    const settings = asRecord(asRecord(contributes["configuration"])["properties"]);
    for (const [name, value] of Object.entries(settings)) {
      const setting = asRecord(value);
      assert.ok("description" in setting || "markdownDescription" in setting, name);
      assert.equal(setting["scope"], name === "adfKusto.trace.server" ? "window" : "resource", name);
    }
  });
});

/** A default as the README shows it. */
function shownDefault(value: unknown): string {
  if (value === "") return "none";
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === "object" && value !== null);
  return { ...value };
}

function asArray(value: unknown): readonly unknown[] {
  assert.ok(Array.isArray(value));
  return value;
}
