import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { KqlPlaceInfo, OpenKqlResult, SaveKqlResult } from "../../server/src/lsp/kqlEditor/kqlProtocol";
import { isKqlUri, kqlUriOf, readKqlUri } from "../../server/src/lsp/kqlEditor/kqlUris";
import { uriOfPath } from "../../server/src/lsp/uris";
import { PLAIN_CLIENT, PULLING_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { FACTORY, LOOKUP, LOOKUP_PATH, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const COMMAND = "test.editKql";

/** The query of the Lookup, which has too many rows. */
const PIPELINE = LOOKUP.replace('"Events" }', String.raw`"Events\n| where A == \"@{item()}\"" }`);
const KQL = 'Events\n| where A == "@{item()}"';
/** The same with another name of the activity. */
const RENAMED = PIPELINE.replace(/"Find",(?=\s*"type")/, '"Seek",');
const KQL_URI = kqlUriOf({
  documentUri: uriOfPath(LOOKUP_PATH),
  address: { pipeline: "Find", activities: ["Find"], role: "query", occurrence: 0 },
});

const session = (capabilities: object = PULLING_CLIENT) => ({
  capabilities,
  folders: [ROOT],
  files: new MemoryFiles(FACTORY),
  initializationOptions: { editKqlCommand: COMMAND },
});

/** Runs a test in which the pipeline is open. */
function run(
  body: (client: TestClient) => Promise<void>,
  options: Parameters<typeof TestClient.run>[0] = session(),
) {
  return TestClient.run(options, async (client) => {
    await client.open(LOOKUP_PATH, PIPELINE);
    await body(client);
  });
}

const open = (client: TestClient, uri = KQL_URI) =>
  client.connection.sendRequest<OpenKqlResult>("adfKusto/openKql", { textDocument: { uri } });

const save = (client: TestClient, text: string, documentVersion = 1) =>
  client.connection.sendRequest<SaveKqlResult>("adfKusto/saveKql", {
    textDocument: { uri: KQL_URI },
    text,
    documentVersion,
  });

/** Returns what a stretch of a text says. */
function textAt(text: string, range: KqlPlaceInfo["range"]): string {
  return TextDocument.create("", "json", 1, text).getText(range);
}

/** Clients decode a whole path at once, and encode it again. */
function asClientsWriteIt(uri: string): string {
  const [path = "", query = ""] = uri.split("?");
  const encoded = decodeURIComponent(path.replace("adf-kql:", ""))
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  return `adf-kql:${encoded}?${encodeURIComponent(decodeURIComponent(query))}`;
}

suite("KQL documents", () => {
  test("are named for each query and command", async () => {
    await run(async (client) => {
      const places = await client.connection.sendRequest<KqlPlaceInfo[]>("adfKusto/kqlPlaces", {
        textDocument: { uri: uriOfPath(LOOKUP_PATH) },
      });
      assert.deepEqual(
        places.map(({ uri, title }) => [uri, title]),
        [[KQL_URI, "Find (query)"]],
      );
      const [place] = places;
      assert.ok(place);
      assert.equal(textAt(PIPELINE, place.range), String.raw`"Events\n| where A == \"@{item()}\""`);
      assert.match(textAt(PIPELINE, place.activityRange), /^\{\s*"name": "Find"[\s\S]*\}$/);
    });
  });

  test("show the decoded text", async () => {
    await run(async (client) => assert.deepEqual(await open(client), { text: KQL }));
  });

  test("are saved by an edit of the version that is open, and nothing else of it changes", async () => {
    await run(async (client) => {
      const saved = await save(client, `${KQL}\n| take "5"`);
      assert.ok("edit" in saved);
      const [change] = saved.edit.documentChanges ?? [];
      assert.ok(change !== undefined && "edits" in change);
      assert.deepEqual(change.textDocument, { uri: uriOfPath(LOOKUP_PATH), version: 1 });
      const edits = change.edits.filter((edit) => "newText" in edit);
      assert.deepEqual(
        edits.map(({ newText }) => newText),
        [String.raw`\n| take \"5\"`],
      );
      const after = TextDocument.applyEdits(TextDocument.create("", "json", 1, PIPELINE), [...edits]);
      assert.equal(after, PIPELINE.replace(String.raw`@{item()}\""`, String.raw`@{item()}\"\n| take \"5\""`));
    });
  });

  test("are not saved over another version, with a broken expression, or where their activity is gone", async () => {
    await run(async (client) => {
      await client.edit(LOOKUP_PATH, { text: `\n${PIPELINE}` });
      assert.deepEqual(await save(client, "x", 1), {
        refusal: "The pipeline has just been changed. Nothing was saved; save once more.",
      });
      assert.deepEqual(await save(client, "x @{item(", 2), {
        refusal: `Line 1, column 3: This "@{" is never closed. Where the text "@{" is meant, write "@@{".`,
      });
      await client.edit(LOOKUP_PATH, { text: RENAMED });
      const gone =
        `There is no query of activity "Find" in pipeline "Find" any more: ` +
        `the activity was renamed or removed, or its text was.`;
      assert.deepEqual(await open(client), { problem: gone });
      assert.deepEqual(await save(client, "x", 3), { refusal: gone });
    });
  });

  test("of files that hold no pipeline, or of no file, are refused", async () => {
    await run(async (client) => {
      const nowhere = KQL_URI.replace("Find.json", "Other.json");
      assert.deepEqual(await open(client, nowhere), {
        problem: `There is no pipeline in ${uriOfPath(`${ROOT}/pipeline/Other.json`)}.`,
      });
      for (const uri of ["adf-kql:/Load/Find.kql", "adf-kql:/%?x", uriOfPath(LOOKUP_PATH)]) {
        assert.deepEqual(await open(client, uri), {
          problem: "This document shows no query or command of a pipeline.",
        });
      }
    });
  });

  test("have URIs that keep every name", () => {
    for (const names of [
      ["A b", "ü/%2F?#"],
      ["", "x.query.kql"],
      ["%", "a.b"],
    ]) {
      for (const occurrence of [0, 2]) {
        const address = { pipeline: "P/1", activities: names, role: "command", occurrence } as const;
        const location = { documentUri: "file:///c%3A/f/pipeline/P.json", address };
        const uri = kqlUriOf(location);
        assert.ok(isKqlUri(uri));
        assert.deepEqual(readKqlUri(uri), location);
        assert.deepEqual(readKqlUri(asClientsWriteIt(uri)), location);
      }
    }
  });
});

suite("the diagnostics of a KQL document", () => {
  const codesAndTexts = async (client: TestClient, text: string) =>
    (await client.pullItems(KQL_URI)).map(({ code, range }) => [code, textAt(text, range)]);

  test("are those of its text in the pipeline, where they stand in the KQL", async () => {
    await run(async (client) => {
      await client.open(KQL_URI, KQL);
      assert.deepEqual(await codesAndTexts(client, KQL), [["lookup-row-limit", KQL]]);
    });
  });

  test("are those that it would have if it were saved", async () => {
    await run(async (client) => {
      await client.open(KQL_URI, KQL);
      await client.edit(KQL_URI, { text: `${KQL}\n| take 5` });
      assert.deepEqual(await client.pullItems(KQL_URI), []);
      const unbound = `${KQL}\n| project B`;
      await client.edit(KQL_URI, { text: unbound });
      assert.deepEqual(await codesAndTexts(client, unbound), [["lookup-row-limit", unbound]]);
      assert.equal((await client.pullItems(LOOKUP_PATH)).length, 1, "the pipeline is as it was");
    });
  });

  test("tell why it cannot be saved", async () => {
    await run(async (client) => {
      const broken = "Events\n| take @{item(}";
      await client.open(KQL_URI, broken);
      assert.deepEqual(await codesAndTexts(client, broken), [["edit-kql", "("]]);
      await client.edit(LOOKUP_PATH, { text: RENAMED });
      const [gone] = await client.pullItems(KQL_URI);
      assert.equal(
        gone?.message,
        `This cannot be saved. There is no query of activity "Find" in pipeline "Find" any more: ` +
          `the activity was renamed or removed, or its text was.`,
      );
    });
  });

  test("follow the pipeline, for clients that ask and for those that do not", async () => {
    await run(async (client) => {
      await client.open(KQL_URI, KQL);
      assert.equal((await client.pullItems(KQL_URI)).length, 1);
      const { refreshes } = client;
      await client.edit(LOOKUP_PATH, { text: RENAMED });
      await client.until("the client is told to ask again", () =>
        client.refreshes > refreshes ? true : undefined,
      );
    });
    await run(async (client) => {
      await client.open(KQL_URI, KQL);
      await client.untilPublished(KQL_URI, ["lookup-row-limit"]);
      await client.edit(LOOKUP_PATH, { text: RENAMED });
      await client.untilPublished(KQL_URI, ["edit-kql"]);
      await client.closeDocument(KQL_URI);
      await client.untilPublished(KQL_URI, []);
    }, session(PLAIN_CLIENT));
  });

  test("are none while linting is switched off", async () => {
    await run(
      async (client) => {
        await client.open(KQL_URI, "x @{");
        assert.deepEqual(await client.pullItems(KQL_URI), []);
      },
      { ...session(), settings: () => ({ enable: false }) },
    );
  });
});
