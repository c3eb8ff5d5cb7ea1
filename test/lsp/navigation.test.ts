import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  ClientCapabilities,
  DocumentHighlight,
  DocumentLink,
  Location,
  Position,
  SymbolInformation,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { uriOfPath } from "../../server/src/lsp/uris";
import { PLAIN_CLIENT, PULLING_CLIENT } from "./clients";
import { MemoryFiles } from "./memoryFiles";
import { COPY, COPY_PATH, CSV, CSV_PATH, FACTORY, ROOT } from "./sampleFactory";
import { TestClient } from "./testClient";

const CALLER_PATH = `${ROOT}/pipeline/Nightly.json`;
const CALLER = `{
  "name": "Nightly",
  "properties": {
    "activities": [
      {
        "name": "Run load",
        "type": "ExecutePipeline",
        "typeProperties": { "pipeline": { "referenceName": "Load", "type": "PipelineReference" } }
      }
    ]
  }
}
`;

const FILES: Readonly<Record<string, string>> = { ...FACTORY, [CALLER_PATH]: CALLER };

const RENAMING_CLIENT: ClientCapabilities = {
  ...PULLING_CLIENT,
  workspace: {
    ...PULLING_CLIENT.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
  },
  textDocument: { ...PULLING_CLIENT.textDocument, rename: { prepareSupport: true } },
};

const session = (capabilities = RENAMING_CLIENT) => ({
  capabilities,
  folders: [ROOT],
  files: new MemoryFiles(FILES),
});

/** Runs a test with a document of the factory open and all of it read. */
function withOpen(
  path: string,
  run: (client: TestClient) => Promise<void>,
  capabilities = RENAMING_CLIENT,
): Promise<void> {
  return TestClient.run(session(capabilities), async (client) => {
    await client.open(path, FILES[path] ?? "");
    await client.untilComplete(path);
    await run(client);
  });
}

function positionOf(path: string, part: string): Position {
  const text = FILES[path] ?? "";
  assert.ok(text.includes(part), `${path} has no ${part}`);
  return TextDocument.create("", "json", 1, text).positionAt(text.indexOf(part) + 1);
}

/** Asks for something at a text of a document. */
function ask<R>(
  client: TestClient,
  method: string,
  path: string,
  part: string,
  rest: object = {},
): Promise<R> {
  const params = {
    textDocument: { uri: uriOfPath(path) },
    position: positionOf(path, part),
    ...rest,
  };
  return client.connection.sendRequest(method, params);
}

/** Shows a place as its file's name and text. */
function show({ uri, range }: Pick<Location, "uri" | "range">): string {
  const path = uri.replace("file://", "");
  const text = TextDocument.create("", "json", 1, FILES[path] ?? "").getText(range);
  return `${path.slice(path.lastIndexOf("/") + 1)}: ${text}`;
}

suite("navigation", () => {
  test("is offered, and what VS Code's own JSON support gives is not", async () => {
    await TestClient.run(session(), async (_, { capabilities }) => {
      assert.equal(capabilities.definitionProvider, true);
      assert.equal(capabilities.referencesProvider, true);
      assert.equal(capabilities.documentHighlightProvider, true);
      assert.deepEqual(capabilities.renameProvider, { prepareProvider: true });
      assert.deepEqual(capabilities.documentLinkProvider, {});
      assert.equal(capabilities.workspaceSymbolProvider, true);
      assert.equal(capabilities.callHierarchyProvider, true);
      assert.equal(capabilities.documentSymbolProvider, undefined);
      assert.equal(capabilities.foldingRangeProvider, undefined);
    });
    await TestClient.run(session(PLAIN_CLIENT), async (_, { capabilities }) => {
      assert.equal(capabilities.renameProvider, true);
    });
  });

  test("leads from a reference to the definition, in a file that is not open", async () => {
    await withOpen(COPY_PATH, async (client) => {
      const found = await ask<Location[]>(client, "textDocument/definition", COPY_PATH, "Input");
      assert.deepEqual(found.map(show), ["Input.json: Input"]);
    });
  });

  test("lists the references, with and without the definition", async () => {
    await withOpen(CSV_PATH, async (client) => {
      const references = (includeDeclaration: boolean) =>
        ask<Location[]>(client, "textDocument/references", CSV_PATH, "Input", {
          context: { includeDeclaration },
        });
      assert.deepEqual((await references(true)).map(show).sort(), ["Input.json: Input", "Load.json: Input"]);
      assert.deepEqual((await references(false)).map(show), ["Load.json: Input"]);
    });
  });

  test("highlights a name in its document", async () => {
    await withOpen(CALLER_PATH, async (client) => {
      const at = (part: string) =>
        ask<DocumentHighlight[] | null>(client, "textDocument/documentHighlight", CALLER_PATH, part);
      const uri = uriOfPath(CALLER_PATH);
      const found = (await at("Run load")) ?? [];
      assert.deepEqual(
        found.map(({ range, kind }) => [show({ uri, range }), kind]),
        [["Nightly.json: Run load", 3]],
      );
      assert.equal(await at("ExecutePipeline"), null);
    });
  });

  test("links references to files", async () => {
    await withOpen(COPY_PATH, async (client) => {
      const links = await ask<DocumentLink[]>(client, "textDocument/documentLink", COPY_PATH, "Load");
      assert.deepEqual(
        links.map(({ range, target }) => [show({ uri: uriOfPath(COPY_PATH), range }), target]),
        [["Load.json: Input", uriOfPath(CSV_PATH)]],
      );
    });
  });

  test("finds resources and activities of the workspace", async () => {
    await withOpen(COPY_PATH, async (client) => {
      const search = async (query: string) => {
        const found = await client.connection.sendRequest<SymbolInformation[]>("workspace/symbol", { query });
        return found.map(({ name, containerName }) => `${name}, ${containerName}`).sort();
      };
      assert.deepEqual(await search("load"), [
        "Load, pipeline of telemetry",
        "Run load, activity of Nightly",
      ]);
      assert.equal((await search("")).length, Object.keys(FILES).length);
    });
  });

  test("tells callers and callees of a pipeline", async () => {
    await withOpen(COPY_PATH, async (client) => {
      const [load] = await ask<CallHierarchyItem[]>(
        client,
        "textDocument/prepareCallHierarchy",
        COPY_PATH,
        "Copy",
      );
      assert.equal(load?.name, "Load");
      const incoming = await client.connection.sendRequest<CallHierarchyIncomingCall[]>(
        "callHierarchy/incomingCalls",
        { item: load },
      );
      assert.deepEqual(
        incoming.map(({ from, fromRanges }) => fromRanges.map((range) => show({ uri: from.uri, range }))),
        [["Nightly.json: Load"]],
      );
      const caller = incoming[0]?.from;
      const outgoing = await client.connection.sendRequest<CallHierarchyOutgoingCall[]>(
        "callHierarchy/outgoingCalls",
        { item: caller },
      );
      assert.deepEqual(
        outgoing.map(({ to, fromRanges }) => [
          show({ uri: to.uri, range: to.selectionRange }),
          ...fromRanges.map((range) => show({ uri: caller?.uri ?? "", range })),
        ]),
        [["Load.json: Load", "Nightly.json: Load"]],
      );
    });
  });

  test("gives nothing for a JSON file that is none of a factory, and when it is switched off", async () => {
    await TestClient.run(session(), async (client) => {
      const path = "/repo/package.json";
      await client.open(path, CSV);
      const textDocument = { uri: uriOfPath(path) };
      const position = { line: 1, character: 12 };
      for (const method of ["definition", "documentHighlight", "prepareRename", "prepareCallHierarchy"]) {
        const answer = await client.connection.sendRequest(`textDocument/${method}`, {
          textDocument,
          position,
        });
        assert.equal(answer, null, method);
      }
      const links = await client.connection.sendRequest("textDocument/documentLink", { textDocument });
      assert.deepEqual(links, []);
    });
    await withOpen(COPY_PATH, async (client) => {
      await client.settingsChanged(() => ({ enable: false }));
      assert.equal(await ask(client, "textDocument/definition", COPY_PATH, "Input"), null);
      assert.deepEqual(await client.connection.sendRequest("workspace/symbol", { query: "" }), []);
    });
  });
});

suite("rename", () => {
  const rename = (client: TestClient, newName: string) =>
    ask<WorkspaceEdit>(client, "textDocument/rename", COPY_PATH, "Input", { newName });

  test("is prepared with the name", async () => {
    await withOpen(COPY_PATH, async (client) => {
      const prepared = await ask(client, "textDocument/prepareRename", COPY_PATH, "Input");
      const start = TextDocument.create("", "json", 1, COPY).positionAt(COPY.indexOf("Input"));
      const end = { ...start, character: start.character + "Input".length };
      assert.deepEqual(prepared, { range: { start, end }, placeholder: "Input" });
      assert.equal(await ask(client, "textDocument/prepareRename", COPY_PATH, "typeProperties"), null);
      await assert.rejects(ask(client, "textDocument/prepareRename", COPY_PATH, "Events"), {
        message: 'The dataset "Events" is not defined in this factory, so it cannot be renamed.',
      });
    });
  });

  test("renames the resource's file first, then edits all files under their new names", async () => {
    await withOpen(COPY_PATH, async (client) => {
      const edit = await rename(client, "Source");
      const newUri = uriOfPath(`${ROOT}/dataset/Source.json`);
      const operation = { kind: "rename", oldUri: uriOfPath(CSV_PATH), newUri };
      assert.equal(edit.changes, undefined);
      assert.deepEqual(edit.documentChanges?.[0], operation);
      const edited = (edit.documentChanges ?? []).flatMap((change) => ("edits" in change ? [change] : []));
      const found = edited.map(({ textDocument: { uri, version }, edits }) => {
        const before = uri === newUri ? uriOfPath(CSV_PATH) : uri;
        const texts = edits.map((one) =>
          "newText" in one ? `${show({ uri: before, range: one.range })} → ${one.newText}` : "",
        );
        return [uri, version, ...texts];
      });
      assert.deepEqual(found.sort(), [
        [newUri, null, "Input.json: Input → Source"],
        [uriOfPath(COPY_PATH), 1, "Load.json: Input → Source"],
      ]);
    });
  });

  test("leaves files where they are for clients that cannot rename them", async () => {
    const run = async (client: TestClient) => {
      const edit = await rename(client, "Source");
      const uris = Object.keys(edit.changes ?? {});
      assert.deepEqual(uris.sort(), [CSV_PATH, COPY_PATH].map(uriOfPath).sort());
      assert.equal(edit.documentChanges, undefined);
    };
    await withOpen(COPY_PATH, run, PLAIN_CLIENT);
  });

  test("is refused with the reason", async () => {
    await withOpen(COPY_PATH, async (client) => {
      await assert.rejects(rename(client, "a.b"), {
        message:
          '"a.b" is no valid name: it must start with a letter, a number or an underscore ' +
          "and have none of . + ? / < > * % & : \\ #.",
      });
      assert.equal(await ask(client, "textDocument/rename", COPY_PATH, "type", { newName: "a" }), null);
    });
  });

  test("sees what is not yet saved", async () => {
    await withOpen(COPY_PATH, async (client) => {
      await client.open(CSV_PATH, CSV.replace('"Input"', '"Other"'));
      await client.untilComplete(CSV_PATH);
      await assert.rejects(rename(client, "Source"), {
        message: 'The dataset "Input" is not defined in this factory, so it cannot be renamed.',
      });
    });
  });
});
