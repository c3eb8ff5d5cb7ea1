import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readDocument } from "../../server/src/adf/document";
import { Factory } from "../../server/src/factory/factory";
import {
  calleesOf,
  callersOf,
  type PipelineCall,
  pipelineAt,
} from "../../server/src/service/navigation/callHierarchy";
import { documentLinks } from "../../server/src/service/navigation/documentLinks";
import { workspaceSymbols } from "../../server/src/service/navigation/workspaceSymbols";
import { type Files, factoryOf } from "../helpers/rules";
import { atCursor, FACTORY, pipelineNamed, runPipeline, sourceIn } from "./navigationFactory";

const FOR_EACH = `{ "name": "Each", "type": "ForEach", "typeProperties": { "activities": [${runPipeline("Load")}] } }`;

const CALLS: Files = {
  ...FACTORY,
  "pipeline/Hourly.json": pipelineNamed("Hourly", FOR_EACH, runPipeline("LOAD"), runPipeline("Gone")),
};

/** Shows calls as the names of pipelines and the texts that call them. */
function showCalls(files: Files, calls: readonly PipelineCall[], caller?: string): readonly string[] {
  return calls.map(({ item, spans }) => {
    const text = files[caller ?? item.path] ?? "";
    return `${item.name}: ${spans.map(({ start, end }) => text.slice(start, end)).join(", ")}`;
  });
}

suite("document links", () => {
  test("lead from references to files of other resources that exist", () => {
    const files: Files = {
      ...FACTORY,
      "pipeline/Hourly.json": pipelineNamed("Hourly", runPipeline("Gone")),
    };
    const linksOf = (path: string) =>
      documentLinks(sourceIn(factoryOf(files), path)).map((link) => {
        return `${(files[path] ?? "").slice(link.span.start, link.span.end)} → ${link.path}`;
      });
    assert.deepEqual(linksOf("pipeline/Load.json"), ["Events → dataset/Events.json"]);
    assert.deepEqual(linksOf("dataset/Events.json"), ["Cluster → linkedService/Cluster.json"]);
    assert.deepEqual(linksOf("pipeline/Nightly.json"), ["Load → pipeline/Load.json"]);
    assert.deepEqual(linksOf("trigger/Daily.json"), ["Load → pipeline/Load.json"]);
    assert.deepEqual(linksOf("pipeline/Hourly.json"), []);
  });

  test("cost no parsing of the files that they lead to", () => {
    const parsed: string[] = [];
    const factory = new Factory("", (path, text) => {
      parsed.push(path);
      return readDocument(path, text);
    });
    for (const [path, text] of Object.entries(FACTORY)) factory.setFile(path, text);
    documentLinks(sourceIn(factory, "pipeline/Load.json"));
    assert.deepEqual(parsed, ["pipeline/Load.json"]);
  });
});

suite("workspace symbols", () => {
  const search = (query: string) =>
    [...workspaceSymbols(factoryOf(FACTORY), query)].map(({ kind, name }) => `${kind} ${name}`);

  test("are all resources when nothing is asked for", () => {
    assert.deepEqual(search(""), [
      "dataset Events",
      "linkedService Cluster",
      "pipeline Load",
      "pipeline Nightly",
      "trigger Daily",
    ]);
  });

  test("are resources by their characters in order, and activities by a part of their names", () => {
    assert.deepEqual(search("NTY"), ["pipeline Nightly"]);
    assert.deepEqual(search("ind RO"), ["activity Find rows"]);
    assert.deepEqual(search("load"), ["pipeline Load", "activity Run Load"]);
    assert.deepEqual(search("un"), []);
    assert.deepEqual(search("nothing"), []);
  });

  test("say what they stand in, and where", () => {
    const [found] = workspaceSymbols(factoryOf(FACTORY), "find");
    const start = (FACTORY["pipeline/Load.json"] ?? "").indexOf("Find rows");
    assert.deepEqual(found, {
      kind: "activity",
      name: "Find rows",
      container: "activity of Load",
      place: { path: "pipeline/Load.json", span: { start, end: start + "Find rows".length } },
    });
  });

  test("cost no parsing but of pipelines that mention the query", () => {
    const parsed: string[] = [];
    const factory = new Factory("/repo/contoso", (path, text) => {
      parsed.push(path);
      return readDocument(path, text);
    });
    for (const [path, text] of Object.entries(FACTORY)) factory.setFile(path, text);
    const [first] = workspaceSymbols(factory, "");
    assert.equal(first?.container, "dataset of contoso");
    assert.deepEqual(parsed, []);
    assert.equal([...workspaceSymbols(factory, "find")].length, 1);
    assert.deepEqual(parsed, ["pipeline/Load.json"]);
  });
});

suite("call hierarchy", () => {
  test("starts at the pipeline that is named, or else at the one around", () => {
    const at = (path: string, before: string) => {
      const text = FACTORY[path] ?? "";
      const { source, offset } = atCursor({ ...FACTORY, [path]: text.replace(before, `${before}$0`) });
      return pipelineAt(source, offset);
    };
    const load = FACTORY["pipeline/Load.json"] ?? "";
    const start = load.indexOf("Load");
    const item = {
      name: "Load",
      path: "pipeline/Load.json",
      span: { start: 0, end: load.trimEnd().length },
      nameSpan: { start, end: start + "Load".length },
    };
    assert.deepEqual(at("pipeline/Load.json", '"name": "Lo'), item);
    assert.deepEqual(at("pipeline/Load.json", "variables('c"), item);
    assert.deepEqual(at("pipeline/Nightly.json", '"referenceName": "Lo'), item);
    assert.deepEqual(at("trigger/Daily.json", '"referenceName": "Lo'), item);
    assert.equal(at("pipeline/Nightly.json", '"name": "')?.name, "Nightly");
    assert.equal(at("dataset/Events.json", '"name": "'), undefined);
  });

  test("tells the pipelines that run one, with each place, and no triggers", () => {
    const factory = factoryOf(CALLS);
    assert.deepEqual(showCalls(CALLS, callersOf(factory, "load")), ["Nightly: Load", "Hourly: Load, LOAD"]);
    assert.deepEqual(callersOf(factory, "Hourly"), []);
  });

  test("tells the pipelines that one runs, at any depth, of those that exist", () => {
    const factory = factoryOf(CALLS);
    const callees = calleesOf(factory, "pipeline/Hourly.json", "Hourly");
    assert.deepEqual(showCalls(CALLS, callees, "pipeline/Hourly.json"), ["Load: Load, LOAD"]);
    assert.deepEqual(calleesOf(factory, "pipeline/Load.json", "Load"), []);
    assert.deepEqual(calleesOf(factory, "pipeline/Gone.json", "Gone"), []);
  });
});
