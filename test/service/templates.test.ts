import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { readDocument } from "../../server/src/adf/document";
import { hover } from "../../server/src/service/hover";
import { kqlPlaces, openKql, saveKql } from "../../server/src/service/kqlDocument";
import { definitionOf, referencesTo } from "../../server/src/service/navigation/places";
import { readMarks } from "../helpers/marks";
import { atCursor, showPlaces, symbolOfFound } from "./navigationFactory";
import { renamed } from "./navigationRenames";

const PATH = "ARMTemplateForFactory.json";
const FACTORY = "Microsoft.DataFactory/factories";

/** A template with a dataset, its cluster, and a pipeline of these activities. */
function template(
  activities: string,
  datasetName = "[concat(parameters('factoryName'), '/«Events»')]",
): string {
  return `{
  "contentVersion": "1.0.0.0",
  "variables": { "cluster": "Cluster", "event": "Event" },
  "resources": [
    { "name": "[concat(parameters('factoryName'), '/', variables('cluster'))]", "type": "${FACTORY}/linkedServices",
      "properties": { "type": "AzureDataExplorer", "typeProperties": { "endpoint": "https://c.westeurope.kusto.windows.net", "database": "[concat('Sa', 'les')]" } } },
    { "name": "${datasetName}", "type": "${FACTORY}/datasets",
      "properties": { "type": "AzureDataExplorerTable", "typeProperties": { "table": "Alarms" },
        "linkedServiceName": { "referenceName": "[variables('cluster')]", "type": "LinkedServiceReference" } } },
    { "name": "[concat(parameters('factoryName'), '/Load')]", "type": "${FACTORY}/pipelines",
      "properties": { "activities": [${activities}] } }
  ]
}`;
}

function lookup(name: string, referenceName: string, query: string): string {
  return `{ "name": "${name}", "type": "Lookup", "typeProperties": {
    "source": { "type": "AzureDataExplorerSource", "query": ${query} },
    "dataset": { "referenceName": "${referenceName}", "type": "DatasetReference" } } }`;
}

suite("a template in the editor", () => {
  const reference = "[concat(variables('event'), 's$0')]";

  test("shows what a reference resolves to, whose name is put together", () => {
    const { source, offset } = atCursor({ [PATH]: template(lookup("Find", reference, '"T"')) });
    assert.equal(
      hover(source, offset, [])?.markdown,
      [
        "**Dataset** `Events`",
        [
          "- Type: `AzureDataExplorerTable`",
          "- Table: `Alarms`",
          "- Linked service: `Cluster`",
          "- Cluster: `https://c.westeurope.kusto.windows.net`",
          "- Database: `Sales`",
          "- Least permission: *database viewer*, to run the query",
        ].join("\n"),
      ].join("\n\n"),
    );
  });

  test("leads from a reference to the name of the resource", () => {
    const { files, places, source, occurrence } = atCursor({
      [PATH]: template(lookup("Find", reference, '"T"')),
    });
    assert.deepEqual(
      showPlaces(files, definitionOf(source, symbolOfFound(occurrence))),
      showPlaces(files, places),
    );
  });

  test("leads to the whole name where that is put together", () => {
    const name = "«[concat(parameters('factoryName'), '/', variables('event'), 's')]»";
    const { files, places, source, occurrence } = atCursor({
      [PATH]: template(lookup("Find", reference, '"T"'), name),
    });
    const symbol = symbolOfFound(occurrence);
    assert.deepEqual(showPlaces(files, definitionOf(source, symbol)), showPlaces(files, places));
    assert.equal(referencesTo(source, symbol, { includesDefinition: false }).length, 1);
  });

  test("does not rename its resources", () => {
    const marked = template(lookup("Find", reference, '"T"')).replaceAll(/[«»]/g, "");
    assert.equal(
      renamed({ [PATH]: marked }, "Alarms"),
      "An exported template is made from the factory. Rename the resource there, and export again.",
    );
  });

  const reader = (expression: string) =>
    `{ "name": "Wait", "type": "Wait", "dependsOn": [{ "activity": "Find", "dependencyConditions": ["Succeeded"] }], "typeProperties": { "waitTimeInSeconds": ${expression} } }`;

  test("renames activities in the expressions that it puts together too", () => {
    const text = (name: string, quoted: string) =>
      template(
        `${lookup(name, "Events", '"T"')}, ${reader(`"[format('@add(activity(''${quoted}'').output.count, {0})', 5)]"`).replace('"Find"', `"${name}"`)}`,
        "Events",
      );
    assert.deepEqual(renamed({ [PATH]: text("Fi$0nd", "Find") }, "It's {it}"), {
      [PATH]: text("It's {it}", "It''''s {{it}}"),
    });
  });

  test("refuses to rename an activity whose name it puts together, or may put together", () => {
    const text = (expression: string) =>
      template(`${lookup("Fi$0nd", "Events", '"T"')}, ${reader(expression)}`, "Events");
    assert.equal(
      renamed({ [PATH]: text(`"[concat('@activity(''Fi', 'nd'').output.count')]"`) }, "Look"),
      `The template "${PATH}" puts this name together from several parts. Change it there.`,
    );
    for (const unknown of [
      `"[format('@activity(''{0}'').output.count', parameters('x'))]"`,
      `"[format('@add(1, {0})', parameters('x'))]"`,
    ]) {
      assert.equal(
        renamed({ [PATH]: text(unknown) }, "Look"),
        'An expression in the pipeline "Load" computes the name of an activity, so what it refers to cannot be told.',
      );
    }
  });

  test("does not open KQL that it puts together on its own, and says why", () => {
    const { text } = readMarks(template(lookup("Find", "Events", `"[concat('T | take ', '5')]"`)));
    const document = readDocument(PATH, text);
    const [place] = kqlPlaces(document);
    assert.ok(place);
    const problem = "This text is computed by the ARM template. Change it in the template.";
    assert.deepEqual(openKql(document, place.address), { problem });
    const saved = saveKql(document, place.address, "T");
    assert.equal("refusal" in saved && saved.refusal, problem);
  });
});
