import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { CodeAction, Range } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { PULLING_CLIENT, RICH_PUSH_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import {
  COPY,
  COPY_PATH,
  CSV,
  CSV_PATH,
  CURED_CSV,
  FACTORY,
  LOOKUP,
  LOOKUP_PATH,
  ROOT,
} from "./sampleFactory";
import { TestClient } from "./testClient";

const COMMAND = "test.openDocumentation";

const session = (capabilities = PULLING_CLIENT) => ({
  capabilities,
  folders: [ROOT],
  files: new MemoryFiles(FACTORY),
  initializationOptions: { documentationCommand: COMMAND },
});

const EVERYWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

/** Returns the place of a text, with an empty range, as a cursor has. */
function cursorAt(text: string, part: string): Range {
  const position = TextDocument.create("", "json", 1, text).positionAt(text.indexOf(part));
  return { start: position, end: position };
}

function titlesOf(actions: readonly CodeAction[]): readonly string[] {
  return actions.map(({ title }) => title);
}

/** Applies the edit of an action to the texts of the files that it names. */
function applied(action: CodeAction, texts: Readonly<Record<string, string>>): Record<string, string> {
  const after: Record<string, string> = {};
  const changes = Object.entries(action.edit?.changes ?? {});
  for (const change of action.edit?.documentChanges ?? []) {
    if ("edits" in change)
      changes.push([change.textDocument.uri, change.edits.filter((edit) => "newText" in edit)]);
  }
  for (const [uri, edits] of changes) {
    const document = TextDocument.create(uri, "json", 1, texts[uri.replace("file://", "")] ?? "");
    after[uri.replace("file://", "")] = TextDocument.applyEdits(document, [...edits]);
  }
  return after;
}

async function resolved(client: TestClient, action: CodeAction | undefined): Promise<CodeAction> {
  assert.ok(action);
  return client.connection.sendRequest("codeAction/resolve", action);
}

suite("quick fixes", () => {
  test("are offered at a finding, without their edits, with the diagnostic that they cure", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(COPY_PATH, COPY);
      const diagnostics = await client.pullItems(COPY_PATH);
      const actions = await client.codeActions(COPY_PATH, cursorAt(COPY, "parallelCopies"), { diagnostics });
      const [fix] = actions;
      const documentation = actions.at(-1);
      assert.deepEqual(titlesOf(actions), [
        'Remove "parallelCopies"',
        "Ignore parallel-copies-ignored in this activity",
        "Ignore parallel-copies-ignored in this resource",
        "Open the documentation of parallel-copies-ignored",
      ]);
      assert.equal(fix?.kind, "quickfix");
      assert.equal(fix?.isPreferred, true);
      assert.equal(fix?.edit, undefined);
      assert.deepEqual(
        fix?.diagnostics?.map(({ code }) => code),
        ["parallel-copies-ignored"],
      );
      assert.deepEqual(documentation?.command?.arguments, ["parallel-copies-ignored"]);
      assert.equal(documentation?.command?.command, COMMAND);
    });
  });

  test("are computed when they are resolved, for the version that is open", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(COPY_PATH, COPY);
      const [fix] = await client.codeActions(COPY_PATH, cursorAt(COPY, "parallelCopies"));
      const { edit } = await resolved(client, fix);
      const [change] = edit?.documentChanges ?? [];
      assert.ok(change !== undefined && "textDocument" in change);
      assert.deepEqual(change.textDocument, { uri: `file://${COPY_PATH}`, version: 1 });
    });
  });

  test("have no edit once the document has changed", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(COPY_PATH, COPY);
      const [fix] = await client.codeActions(COPY_PATH, cursorAt(COPY, "parallelCopies"));
      await client.edit(COPY_PATH, { text: `\n${COPY}` });
      assert.equal((await resolved(client, fix)).edit, undefined);
    });
  });

  test("of a pipeline edit the dataset, which need not be open", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(COPY_PATH, COPY);
      await client.untilComplete(COPY_PATH);
      const actions = await client.codeActions(COPY_PATH, cursorAt(COPY, '"Input"'));
      const action = await resolved(client, actions[0]);
      assert.equal(action.title, 'Escape quotes by doubling them: "escapeChar": "\\""');
      assert.equal(action.isPreferred, undefined, "the fix is not safe");
      assert.deepEqual(applied(action, { [CSV_PATH]: CSV }), { [CSV_PATH]: CURED_CSV });
      const [change] = action.edit?.documentChanges ?? [];
      assert.ok(change !== undefined && "textDocument" in change);
      assert.equal(change.textDocument.version, null);
    });
  });

  test("come with their edits to a client that cannot ask for them, in the form that it knows", async () => {
    const capabilities = { ...RICH_PUSH_CLIENT, workspace: { configuration: true } };
    await TestClient.run(session(capabilities), async (client) => {
      await client.open(COPY_PATH, COPY);
      const [fix] = await client.codeActions(COPY_PATH, cursorAt(COPY, "parallelCopies"));
      assert.ok(fix);
      const cured = applied(fix, { [COPY_PATH]: COPY })[COPY_PATH] ?? "";
      assert.doesNotMatch(cured, /parallelCopies/);
      assert.deepEqual(Object.keys(fix.edit ?? {}), ["changes"]);
    });
  });

  test("are left out where others are asked for, and away from findings", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(COPY_PATH, COPY);
      assert.deepEqual(await client.codeActions(COPY_PATH, cursorAt(COPY, "activities")), []);
      assert.deepEqual(await client.codeActions(COPY_PATH, EVERYWHERE, { only: ["refactor"] }), []);
    });
  });
});

suite("fixing all", () => {
  for (const only of ["source.fixAll.adfKusto", "source.fixAll", "source"]) {
    test(`applies the safe fixes of the document when asked for as ${only}`, async () => {
      await TestClient.run(session(), async (client) => {
        await client.open(COPY_PATH, COPY);
        await client.untilComplete(COPY_PATH);
        const actions = await client.codeActions(COPY_PATH, EVERYWHERE, { only: [only] });
        assert.deepEqual(
          actions.map(({ kind }) => kind),
          ["source.fixAll.adfKusto"],
        );
        const [action] = actions;
        assert.ok(action);
        const after = applied(action, { [COPY_PATH]: COPY });
        assert.deepEqual(Object.keys(after), [COPY_PATH], "the fix of the dataset is not safe");
        assert.doesNotMatch(after[COPY_PATH] ?? "", /parallelCopies/);
        assert.doesNotThrow(() => JSON.parse(after[COPY_PATH] ?? ""));
      });
    });
  }

  test("offers nothing where no fix is safe, and nothing unasked", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(LOOKUP_PATH, LOOKUP);
      assert.deepEqual(await client.codeActions(LOOKUP_PATH, EVERYWHERE, { only: ["source.fixAll"] }), []);
      await client.open(COPY_PATH, COPY);
      const kinds = (await client.codeActions(COPY_PATH, EVERYWHERE)).map(({ kind }) => kind);
      assert.ok(!kinds.includes("source.fixAll.adfKusto"));
    });
  });
});

suite("hovers", () => {
  test("explain the finding at the cursor", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(COPY_PATH, COPY);
      const { start } = cursorAt(COPY, "parallelCopies");
      const hover = await client.connection.sendRequest<{ contents: { kind: string; value: string } }>(
        "textDocument/hover",
        { textDocument: { uri: `file://${COPY_PATH}` }, position: start },
      );
      assert.equal(hover.contents.kind, "markdown");
      assert.match(hover.contents.value, /parallel-copies-ignored/);
    });
  });
});
