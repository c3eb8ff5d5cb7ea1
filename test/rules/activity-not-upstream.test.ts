import { suite, test } from "node:test";
import { activityNotUpstream as rule } from "../../server/src/rules/activity-not-upstream";
import { kustoCommand, pipeline } from "../helpers/builders";
import { checkFix, checkRule } from "../helpers/rules";

const after = (name: string) =>
  `"dependsOn": [{ "activity": "${name}", "dependencyConditions": ["Succeeded"] }]`;
const find = (name = "Find", rest = "") =>
  `{ "name": "${name}", "type": "Lookup"${rest === "" ? "" : `, ${rest}`} }`;
const use = (reference: string, rest = "", name = "Use") =>
  kustoCommand(`".show @{activity('${reference}').output}"`, name, rest);
const container = (name: string, activities: string, rest = "", type = "ForEach") =>
  `{ "name": "${name}", "type": "${type}",${rest === "" ? "" : ` ${rest},`} "typeProperties": { "activities": [${activities}] } }`;

const message = (later: string, earlier: string, advice: string) =>
  `Activity "${later}" reads activity "${earlier}" without waiting for it, so the output may not be there yet and the expression then fails. ${advice}`;
const MOVE = "Read an activity that has ended before, or move one of the two.";

suite("activity-not-upstream", () => {
  test("reports an activity that nothing depends on, at its name", () => {
    checkRule(rule, pipeline(find(), use("«Find»")), [message("Use", "Find", 'Let "Use" depend on "Find".')]);
  });

  test("reports one that comes later", () => {
    checkRule(rule, pipeline(use("«Find»"), find("Find", after("Use"))), [message("Use", "Find", MOVE)]);
  });

  test("reports an activity inside a container that nothing depends on", () => {
    checkRule(rule, pipeline(container("Each", find()), use("«find»")), [
      message("Use", "Find", 'Let "Use" depend on "Each".'),
    ]);
  });

  test("reports the other branch, the container around and what lies inside", () => {
    const branches = `{ "name": "If", "type": "IfCondition", "typeProperties": {
      "ifTrueActivities": [${find()}], "ifFalseActivities": [${use("«Find»")}] } }`;
    checkRule(rule, pipeline(branches), [message("Use", "Find", MOVE)]);
    checkRule(rule, pipeline(container("Each", use("«Each»"))), [message("Use", "Each", MOVE)]);
    const loop = `{ "name": "Each", "type": "ForEach", "typeProperties": { "items": "@activity('«Use»').output.value", "activities": [${kustoCommand('".show tables"', "Use")}] } }`;
    checkRule(rule, pipeline(loop), [message("Each", "Use", MOVE)]);
  });

  test("reports an activity that reads its own output", () => {
    checkRule(rule, pipeline(use("«Use»")), [
      'Activity "Use" reads its own output, which does not exist before it has ended. Read that of an activity before it.',
    ]);
  });

  test("accepts what has ended by dependencies of its own, of others and of containers", () => {
    checkRule(rule, pipeline(find(), use("find", after("FIND"))));
    checkRule(rule, pipeline(find(), find("Mid", after("Find")), use("Find", after("Mid"))));
    checkRule(rule, pipeline(find(), container("Each", use("Find"), after("Find"))));
    checkRule(rule, pipeline(container("A", container("B", find())), use("Find", after("A"))));
  });

  test("accepts what lies inside an Until in its condition only", () => {
    const until = (reference: string) =>
      `{ "name": "Loop", "type": "until", "typeProperties": { "expression": "@equals(activity('${reference}').output.count, 0)", "activities": [${container("In", kustoCommand('".show tables"'))}] } }`;
    checkRule(rule, pipeline(until("Run")));
    checkRule(rule, pipeline(until("«Loop»")), [
      'Activity "Loop" reads its own output, which does not exist before it has ended. Read that of an activity before it.',
    ]);
  });

  test("stays silent when a dependency cannot be read", () => {
    checkRule(rule, pipeline(find(), use("Find", '"dependsOn": "later"')));
    checkRule(rule, pipeline(find(), use("Find", '"dependsOn": [{}]')));
  });

  test("stays silent on names that nobody has, which another rule reports, and on computed ones", () => {
    checkRule(rule, pipeline(use("Nobody")));
    checkRule(rule, pipeline(find(), kustoCommand(`"@activity(concat('Fi', 'nd')).output"`)));
  });

  test("stays silent in a template that computes names", () => {
    const template = (name: string) => `{ "contentVersion": "1.0.0.0", "resources": [{
      "name": "[concat(parameters('factoryName'), '/Load')]", "type": "Microsoft.DataFactory/factories/pipelines",
      "properties": { "activities": [${find()}, ${find(name)}, ${use("Find")}] } }] }`;
    checkRule(rule, template("[parameters('n')]"));
  });

  test("looks at a pipeline without Kusto only with scope factory", () => {
    const wait = (name: string) =>
      `{ "name": "Wait", "type": "Wait", "typeProperties": { "waitTimeInSeconds": "@activity('${name}').output.count" } }`;
    checkRule(rule, pipeline(find(), wait("Find")));
    checkRule(
      rule,
      pipeline(find(), wait("«Find»")),
      [message("Wait", "Find", 'Let "Wait" depend on "Find".')],
      {
        scope: "factory",
      },
    );
  });

  test("adds the dependency behind the type", () => {
    checkFix(
      rule,
      pipeline(
        '{\n  "name": "Find",\n  "type": "Lookup"\n}',
        `{\n  "name": "Use",\n  "type": "AzureDataExplorerCommand",\n  "typeProperties": { "command": "@activity('Find').output" }\n}`,
      ),
      'Let "Use" depend on "Find"',
      pipeline(
        '{\n  "name": "Find",\n  "type": "Lookup"\n}',
        `{\n  "name": "Use",\n  "type": "AzureDataExplorerCommand",\n  "dependsOn": [\n    {\n      "activity": "Find",\n      "dependencyConditions": [\n        "Succeeded"\n      ]\n    }\n  ],\n  "typeProperties": { "command": "@activity('Find').output" }\n}`,
      ),
    );
  });

  test("adds to the dependencies of the container that stands beside the other one", () => {
    const other = '{ "activity": "Other", "dependencyConditions": ["Succeeded"] }';
    const added = '{ "activity": "Box", "dependencyConditions": ["Succeeded"] }';
    const before = (list: string) =>
      pipeline(
        find("Other"),
        container("Box", find()),
        container("Each", use("Find"), `"dependsOn": [${list}]`),
      );
    checkFix(rule, before(other), 'Let "Each" depend on "Box"', before(`${other}, ${added}`));
  });
});
