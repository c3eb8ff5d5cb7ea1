// @ts-check
import { exportNameOf, RULES_FOLDER } from "./ruleFiles.mjs";

/**
 * The three files of a new rule, relative to the checkout. The rule reports nothing and its test expects a finding,
 * so that it fails until both are written.
 * @param {string} id
 * @param {string} version Of the extension that will bring the rule.
 * @returns {readonly { file: string, content: string }[]}
 */
export function writeSkeletons(id, version) {
  return [
    { file: `${RULES_FOLDER}/${id}.ts`, content: writeRule(id, version) },
    { file: `${RULES_FOLDER}/${id}.md`, content: writePage(id) },
    { file: `test/rules/${id}.test.ts`, content: writeTest(id) },
  ];
}

/**
 * @param {string} id
 * @param {string} version
 */
function writeRule(id, version) {
  return `import type { Rule } from "./rule";

/**
 * Reports …
 */
export const ${exportNameOf(id)}: Rule = {
  meta: {
    id: "${id}",
    summary: "….",
    category: "copy",
    defaultSeverity: "warning",
    vendorPage: "https://learn.microsoft.com/azure/data-explorer/data-factory-integration",
    fixes: [],
    since: "${version}",
  },

  check(_analysis, _report) {},
};
`;
}

/** @param {string} id */
function writePage(id) {
  return `# ${id}

….

## Why it matters

…

## Reported

\`\`\`json reported
{ "name": "Copy", "type": "Copy", "typeProperties": { "sink": { "type": "AzureDataExplorerSink" } } }
\`\`\`

## Accepted

\`\`\`json accepted
{ "name": "Copy", "type": "Copy", "typeProperties": { "sink": { "type": "ParquetSink" } } }
\`\`\`

Not detected: …

## How to fix

…

## When to turn it off

…

## References

- [Azure Data Explorer integration with Azure Data Factory](https://learn.microsoft.com/azure/data-explorer/data-factory-integration)
`;
}

/** @param {string} id */
function writeTest(id) {
  return `import { suite, test } from "node:test";
import { ${exportNameOf(id)} as rule } from "../../server/src/rules/${id}";
import { copyIntoKusto } from "../helpers/builders";
import { checkRule } from "../helpers/rules";

suite("${id}", () => {
  test("reports …", () => {
    checkRule(rule, copyIntoKusto('{ "type": «"ParquetSource"» }'), ["…"]);
  });

  test("stays silent when …", () => {
    checkRule(rule, copyIntoKusto('{ "type": "ParquetSource" }'));
  });
});
`;
}
