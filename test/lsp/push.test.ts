import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { FileChangeType } from "vscode-languageserver/node";
import { PLAIN_CLIENT, RICH_PUSH_CLIENT } from "./clients";
import { closedGate, MemoryFiles } from "./memoryFiles";
import {
  COPY,
  COPY_CODES,
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

const session = () => ({ capabilities: PLAIN_CLIENT, folders: [ROOT], files: new MemoryFiles(FACTORY) });

suite("pushed diagnostics", () => {
  test("come when a document is opened, follow its edits, and are taken back when it is closed", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(LOOKUP_PATH, LOOKUP);
      const first = await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit"]);
      assert.equal(first.version, 1);
      const end = LOOKUP.indexOf('Events"') + "Events".length;
      const before = LOOKUP.slice(0, end).split("\n");
      const position = { line: before.length - 1, character: (before.at(-1) ?? "").length };
      await client.edit(LOOKUP_PATH, { range: { start: position, end: position }, text: " | take 5" });
      const second = await client.untilPublished(LOOKUP_PATH, []);
      assert.equal(second.version, 2);
      await client.edit(LOOKUP_PATH, { text: LOOKUP });
      await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit"]);
      await client.closeDocument(LOOKUP_PATH);
      const last = await client.untilPublished(LOOKUP_PATH, []);
      assert.equal(last.version, undefined);
    });
  });

  test("carry source, code, severity and the vendor's page", async () => {
    await TestClient.run({ ...session(), capabilities: RICH_PUSH_CLIENT }, async (client) => {
      await client.open(COPY_PATH, COPY);
      const { diagnostics } = await client.untilPublished(COPY_PATH, COPY_CODES);
      const [parallel, csv] = diagnostics;
      assert.deepEqual(
        [parallel?.source, parallel?.code, parallel?.severity, parallel?.tags],
        ["adf-kusto", "parallel-copies-ignored", 3, [1]],
      );
      assert.equal(
        parallel?.codeDescription?.href,
        "https://learn.microsoft.com/azure/data-explorer/data-factory-integration#performance",
      );
      assert.deepEqual(
        csv?.relatedInformation?.map(({ location }) => location.uri),
        [`file://${CSV_PATH}`],
      );
    });
  });

  test("leave out what the client does not understand", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(COPY_PATH, COPY);
      const { diagnostics } = await client.untilPublished(COPY_PATH, COPY_CODES);
      assert.deepEqual(Object.keys(diagnostics[1] ?? {}).sort(), [
        "code",
        "message",
        "range",
        "severity",
        "source",
      ]);
    });
  });

  test("that need other files wait until the factory is read", async () => {
    const { gate, open } = closedGate();
    const files = new MemoryFiles(FACTORY);
    files.gate = gate;
    await TestClient.run({ ...session(), files }, async (client) => {
      await client.open(COPY_PATH, COPY);
      await client.untilPublished(COPY_PATH, ["parallel-copies-ignored"]);
      open();
      await client.untilPublished(COPY_PATH, COPY_CODES);
    });
  });

  test("that need other files do not wait for what lies elsewhere in the workspace", async () => {
    const { gate, open } = closedGate();
    const files = new MemoryFiles({ ...FACTORY, "/repo/other/pipeline/Find.json": LOOKUP });
    files.searchGate = gate;
    await TestClient.run({ ...session(), files, folders: ["/repo"] }, async (client) => {
      await client.open(COPY_PATH, COPY);
      await client.untilComplete(COPY_PATH);
      await client.untilPublished(COPY_PATH, COPY_CODES);
      assert.equal(files.reads.get("/repo/other/pipeline/Find.json"), undefined);
      await client.open("/repo/other/pipeline/Other.json", LOOKUP);
      await client.until("the other factory is still being read", () =>
        client.statuses.some(({ uri, factory }) => uri.endsWith("/Other.json") && factory?.isReading === true)
          ? true
          : undefined,
      );
      open();
      await client.untilComplete("/repo/other/pipeline/Other.json");
    });
  });

  test("of a document change with another open document that it refers to", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(COPY_PATH, COPY);
      await client.open(CSV_PATH, CSV);
      await client.untilPublished(COPY_PATH, COPY_CODES);
      await client.edit(CSV_PATH, { text: CURED_CSV });
      await client.untilPublished(COPY_PATH, ["parallel-copies-ignored"]);
      await client.untilPublished(CSV_PATH, []);
    });
  });

  test("of a document change with a file on the disk, created, changed and deleted", async () => {
    const options = session();
    const { texts } = options.files;
    texts.delete(CSV_PATH);
    await TestClient.run(options, async (client) => {
      await client.open(COPY_PATH, COPY);
      await client.untilPublished(COPY_PATH, ["parallel-copies-ignored"]);
      texts.set(CSV_PATH, CSV);
      await client.filesChanged([CSV_PATH, FileChangeType.Created]);
      await client.untilPublished(COPY_PATH, COPY_CODES);
      texts.set(CSV_PATH, CURED_CSV);
      await client.filesChanged([CSV_PATH, FileChangeType.Changed]);
      await client.untilPublished(COPY_PATH, ["parallel-copies-ignored"]);
      texts.set(CSV_PATH, CSV);
      await client.filesChanged([CSV_PATH, FileChangeType.Changed]);
      await client.untilPublished(COPY_PATH, COPY_CODES);
      texts.delete(CSV_PATH);
      await client.filesChanged([CSV_PATH, FileChangeType.Deleted]);
      await client.untilPublished(COPY_PATH, ["parallel-copies-ignored"]);
    });
  });

  test("follow the deletion of a whole folder", async () => {
    const options = session();
    await TestClient.run(options, async (client) => {
      await client.open(COPY_PATH, COPY);
      await client.untilPublished(COPY_PATH, COPY_CODES);
      options.files.texts.delete(CSV_PATH);
      await client.filesChanged([`${ROOT}/dataset`, FileChangeType.Deleted]);
      await client.untilPublished(COPY_PATH, ["parallel-copies-ignored"]);
    });
  });

  test("see the disk's text again once a document is closed unsaved", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open(COPY_PATH, COPY);
      await client.open(CSV_PATH, CURED_CSV);
      await client.untilPublished(COPY_PATH, ["parallel-copies-ignored"]);
      await client.closeDocument(CSV_PATH);
      await client.untilPublished(COPY_PATH, COPY_CODES);
    });
  });

  test("do not change with the disk while the document is open", async () => {
    const options = session();
    await TestClient.run(options, async (client) => {
      await client.open(COPY_PATH, COPY);
      await client.open(CSV_PATH, CSV);
      await client.untilPublished(COPY_PATH, COPY_CODES);
      options.files.texts.set(CSV_PATH, CURED_CSV);
      await client.filesChanged([CSV_PATH, FileChangeType.Changed]);
      await client.edit(COPY_PATH, { text: `${COPY}\n` });
      const after = await client.until("the edit is linted", () => {
        const last = client.lastPublished(COPY_PATH);
        return last?.version === 2 ? last : undefined;
      });
      assert.deepEqual(
        after.diagnostics.map(({ code }) => code),
        COPY_CODES,
      );
    });
  });

  test("of one opened file know the factory around it, without any workspace folder", async () => {
    await TestClient.run({ ...session(), folders: [] }, async (client) => {
      await client.open(COPY_PATH, COPY);
      await client.untilPublished(COPY_PATH, COPY_CODES);
    });
  });

  test("come for untitled documents and under the client's own spelling of a URI", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open("untitled:Untitled-1", LOOKUP);
      await client.untilPublished("untitled:Untitled-1", ["lookup-row-limit"]);
      const uri = "file:///c%3A/telemetry/pipeline/Find.json";
      await client.open("c:/telemetry/pipeline/Find.json", LOOKUP, uri);
      await client.until("the spelling is kept", () =>
        client.published.find((params) => params.uri === uri && params.diagnostics.length === 1),
      );
    });
  });

  test("do not come for JSON that has nothing to do with a factory", async () => {
    await TestClient.run(session(), async (client) => {
      await client.open("/repo/package.json", '{ "name": }');
      await client.open(LOOKUP_PATH, LOOKUP);
      await client.untilPublished(LOOKUP_PATH, ["lookup-row-limit"]);
      const other = client.lastPublished("/repo/package.json");
      assert.deepEqual(other?.diagnostics ?? [], []);
    });
  });
});
