import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { suite, test } from "node:test";
import type { Factory } from "../../server/src/factory/factory";
import { occurrencesIn, occurrencesOf } from "../../server/src/service/navigation/places";
import { prepareRename, renameOf } from "../../server/src/service/navigation/rename";
import { describeSymbol } from "../../server/src/service/navigation/symbol";
import { type Files, factoryOf } from "../helpers/rules";
import { atCursor, pipelineNamed, sourceIn, symbolOfFound } from "./navigationFactory";
import { applyRename, withCursor } from "./navigationRenames";

suite("rename in general", () => {
  test("is prepared with the name under the cursor, decoded", () => {
    const { source, offset, files } = atCursor({
      "pipeline/Load.json": pipelineNamed("Load", `{ "name": "A\\u0026$0B", "type": "Wait" }`),
    });
    const text = files["pipeline/Load.json"] ?? "";
    const start = text.indexOf("A\\u0026B");
    assert.deepEqual(prepareRename(source, offset), {
      kind: "target",
      name: "A&B",
      span: { start, end: start + "A\\u0026B".length },
    });
    assert.equal(prepareRename(source, 0), undefined);
  });

  test("changes nothing when the name stays", () => {
    const { source, occurrence } = atCursor(withCursor("dataset/Events.json", '"name": "'));
    assert.deepEqual(renameOf(source, symbolOfFound(occurrence), "Events"), {
      kind: "rename",
      files: [],
      moves: [],
    });
  });

  for (const name of ["contoso-clean", "contoso-telemetry"]) {
    test(`there and back gives the same files, for every name of ${name}`, () => {
      const files = filesOf(`test/factories/${name}`);
      const factory = factoryOf(files);
      for (const path of Object.keys(files)) {
        for (const { symbol, isDefinition } of occurrencesIn(sourceIn(factory, path))) {
          if (isDefinition) checkThereAndBack(files, factory, path, symbol);
        }
      }
    });
  }
});

function checkThereAndBack(
  files: Files,
  factory: Factory,
  path: string,
  symbol: Parameters<typeof renameOf>[1],
): void {
  const source = sourceIn(factory, path);
  const there = renameOf(source, symbol, "Zz9");
  if (there.kind === "refusal") return;
  const before = occurrencesOf(source, symbol);
  assert.equal(
    there.files.flatMap(({ edits }) => edits).length,
    before.flatMap(({ occurrences }) => occurrences).length,
  );
  const changed = applyRename(files, there);
  const newPath = there.moves[0]?.to ?? path;
  const after = sourceIn(factoryOf(changed), newPath);
  const renamedSymbol = [...occurrencesIn(after)].find(({ symbol: other }) => other.name === "Zz9")?.symbol;
  assert.ok(renamedSymbol, `${describeSymbol(symbol)} in ${path} was not renamed.`);
  const back = renameOf(after, renamedSymbol, symbol.name);
  assert.ok(back.kind === "rename", describeSymbol(symbol));
  assert.deepEqual(applyRename(changed, back), files);
}

function filesOf(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".json"));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(`${folder}/${path}`, "utf8")]));
}
