import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readDocument } from "../../server/src/adf/document";
import { Factory } from "../../server/src/factory/factory";
import { hover } from "../../server/src/service/hover";
import { definitionOf, referencesTo } from "../../server/src/service/navigation/places";
import { kustoCommand, pipeline } from "../helpers/builders";
import { analyseAt, completeAt } from "../helpers/completion";
import type { Files } from "../helpers/rules";
import { atCursor, markAll, readMarkedFiles, showPlaces, sourceIn, symbolOfFound } from "./navigationFactory";
import { renamed, withCursor } from "./navigationRenames";
import { checkUses } from "./navigationUses";

const FACTORY_PATH = "factory/contoso.json";
const DAY_PATH = "pipeline/Day.json";
const NIGHT_PATH = "pipeline/Night.json";
const FABRIC_PATH = "Load.DataPipeline/pipeline-content.json";

function named(name: string, command: string): string {
  return pipeline(kustoCommand(command)).replace('"Load"', `"${name}"`);
}

/** A factory with the global parameter "region", which two pipelines read. */
const GLOBALS: Files = {
  [FACTORY_PATH]: `{ "name": "contoso", "properties": { "globalParameters": { "region": { "type": "string", "value": "west" } } } }`,
  [DAY_PATH]: named("Day", `"@concat('.append T <| where r == ', pipeline().globalParameters.region)"`),
  [NIGHT_PATH]: named("Night", `".append T <| where r == '@{pipeline().globalParameters['Region']}'"`),
};

/** An export whose global parameters are a resource of their own. */
function exported(declaration: string): string {
  const load = `{ "name": "[concat(parameters('factoryName'), '/Load')]", "type": "Microsoft.DataFactory/factories/pipelines",
    "properties": { "activities": [${kustoCommand(`"@pipeline().globalParameters.«region»"`)}] } }`;
  return `{ "contentVersion": "1.0.0.0", "resources": [${declaration}, ${load}] }`;
}

/** A Fabric pipeline that reads a variable of a library. */
const FABRIC = `{ "properties": {
  "activities": [${kustoCommand(`"@concat('.drop table ', pipeline().libraryVariables.target, pipeline()['libraryVariables']['target'])"`)}],
  "libraryVariables": { "target": { "libraryName": "Config", "variableName": "target_table", "type": "String" } }
} }`;

suite("navigation: global parameters", () => {
  test("are named by the factory and by the expressions of all pipelines", () => {
    const marked = markAll(GLOBALS, Object.keys(GLOBALS), /region/gi);
    checkUses(marked, 'global parameter "region"', FACTORY_PATH);
  });

  test("may be declared in a file of their own", () => {
    const own = `{ "name": "default", "properties": { "region": { "type": "string", "value": "west" } } }`;
    const { [FACTORY_PATH]: _, ...pipelines } = GLOBALS;
    const files = { "globalParameters/default.json": own, ...pipelines };
    checkUses(
      markAll(files, Object.keys(files), /region/gi),
      'global parameter "region"',
      "globalParameters/default.json",
    );
  });

  test("of a template are declared by the factory or by a resource of their own", () => {
    const declarations = [
      `{ "name": "[parameters('factoryName')]", "type": "Microsoft.DataFactory/factories",
        "properties": { "globalParameters": { "«region»": { "type": "string", "value": "[parameters('region')]" } } } }`,
      `{ "name": "[concat(parameters('factoryName'), '/default')]", "type": "Microsoft.DataFactory/factories/globalparameters",
        "properties": { "«region»": { "type": "string", "value": "west" } } }`,
    ];
    for (const declaration of declarations) {
      const files = { "ARMTemplateForFactory.json": exported(declaration) };
      checkUses(files, 'global parameter "region"', "ARMTemplateForFactory.json");
    }
  });

  test("cost no parsing of files that read none", () => {
    const parsed: string[] = [];
    const factory = new Factory("", (path, text) => {
      parsed.push(path);
      return readDocument(path, text);
    });
    const { files, cursor } = readMarkedFiles(withCursor(DAY_PATH, "globalParameters.re", GLOBALS));
    for (const [path, text] of Object.entries(files)) factory.setFile(path, text);
    factory.setFile("pipeline/Other.json", named("Other", `"region"`));
    factory.isComplete = true;
    const source = sourceIn(factory, cursor?.path ?? "");
    const symbol = { kind: "globalParameter", name: "region" } as const;
    assert.equal(referencesTo(source, symbol, { includesDefinition: true }).length, 3);
    assert.deepEqual(parsed.sort(), [FACTORY_PATH, DAY_PATH, NIGHT_PATH].sort());
  });

  test("are renamed in the factory and in every pipeline", () => {
    const after = renamed(withCursor(NIGHT_PATH, "globalParameters['Re", GLOBALS), "data region");
    assert.deepEqual(after, {
      [FACTORY_PATH]: (GLOBALS[FACTORY_PATH] ?? "").replace('"region"', '"data region"'),
      [DAY_PATH]: (GLOBALS[DAY_PATH] ?? "").replace(".region)", "['data region'])"),
      [NIGHT_PATH]: (GLOBALS[NIGHT_PATH] ?? "").replace("['Region']", "['data region']"),
    });
  });

  test("are not renamed where one is declared nowhere, taken, or named by an expression", () => {
    const rename = (files: Files) => renamed(withCursor(DAY_PATH, "globalParameters.re", files), "zone");
    const without = { ...GLOBALS, [FACTORY_PATH]: `{ "name": "contoso", "properties": {} }` };
    assert.equal(
      rename(without),
      'The global parameter "region" is not defined in this factory, so it cannot be renamed.',
    );
    const taken = (GLOBALS[FACTORY_PATH] ?? "").replace('"region"', '"Zone": {}, "region"');
    assert.equal(
      rename({ ...GLOBALS, [FACTORY_PATH]: taken }),
      'There is already a global parameter "Zone" in this factory; casing makes no difference.',
    );
    const computed = named("Other", `"@pipeline().globalParameters[variables('which')]"`);
    assert.equal(
      rename({ ...GLOBALS, "pipeline/Other.json": computed }),
      'An expression in the pipeline "Other" computes the name of a global parameter, so what it refers to cannot be told.',
    );
  });

  test("are offered behind the dot and explained, those of a template too", () => {
    const declaration = `{ "name": "default", "type": "Microsoft.DataFactory/factories/globalParameters",
      "properties": { "region": { "type": "string", "value": "west" } } }`;
    const template = exported(declaration).replace("«region»", "$0");
    const { itemOf } = completeAt({ "ARMTemplateForFactory.json": template });
    assert.equal(itemOf("region").documentation, 'Type `string`, value `"west"`.');
    const { analysis, offset } = analyseAt({
      [DAY_PATH]: (GLOBALS[DAY_PATH] ?? "").replace(".region", ".re$0gion"),
      [FACTORY_PATH]: GLOBALS[FACTORY_PATH] ?? "",
    });
    assert.match(hover(analysis, offset, [])?.markdown ?? "", /Type `string`, value `"west"`\./);
  });
});

suite("navigation: library variables", () => {
  test("of a Fabric pipeline are named by its declaration and its expressions", () => {
    const marked = markAll({ [FABRIC_PATH]: FABRIC }, [FABRIC_PATH], /\btarget\b/g);
    checkUses(marked, 'library variable "target"', FABRIC_PATH);
  });

  test("are not those of another pipeline", () => {
    const other = "Other.DataPipeline/pipeline-content.json";
    const marked = withCursor(FABRIC_PATH, "libraryVariables.ta", { [other]: FABRIC, [FABRIC_PATH]: FABRIC });
    const { files, source, occurrence } = atCursor(marked);
    const found = definitionOf(source, symbolOfFound(occurrence));
    assert.deepEqual(showPlaces(files, found), [
      `${FABRIC_PATH}@${FABRIC.lastIndexOf('target": {')}: target`,
    ]);
  });

  test("are renamed in their pipeline", () => {
    const after = renamed(withCursor(FABRIC_PATH, "libraryVariables.ta", { [FABRIC_PATH]: FABRIC }), "table");
    assert.deepEqual(after, { [FABRIC_PATH]: FABRIC.replaceAll(/\btarget\b/g, "table") });
    const computed = FABRIC.replace(
      "pipeline()['libraryVariables']['target']",
      "pipeline().libraryVariables[item()]",
    );
    assert.equal(
      renamed(withCursor(FABRIC_PATH, "libraryVariables.ta", { [FABRIC_PATH]: computed }), "table"),
      'An expression in the pipeline "Load" computes the name of a library variable, so what it refers to cannot be told.',
    );
  });

  test("are offered behind the dot and at the start of an expression", () => {
    const documentation = 'Type `String`. Variable `"target_table"` of library `"Config"`.';
    const behind = FABRIC.replace("libraryVariables.target", "libraryVariables.$0");
    assert.equal(completeAt({ [FABRIC_PATH]: behind }).itemOf("target").documentation, documentation);
    const start = FABRIC.replace("pipeline().libraryVariables.target", "$0");
    const { itemOf } = completeAt({ [FABRIC_PATH]: start });
    assert.equal(itemOf("pipeline().libraryVariables.target").documentation, documentation);
  });
});
