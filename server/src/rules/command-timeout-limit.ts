import { commandTimeoutOf, judgeRequestTimeout, LONGEST_REQUEST } from "../adf/requestTimeout";
import { replaceValue } from "../json/edit";
import type { Rule } from "./rule";

const LOWER_TITLE = `Set "commandTimeout" to "${LONGEST_REQUEST}"`;

/** Reports a Command activity with a timeout that Azure Data Explorer does not allow or cannot read. */
export const commandTimeoutLimit: Rule = {
  meta: {
    id: "command-timeout-limit",
    summary: "A command timeout over the hour that Azure Data Explorer allows, or one that is no duration.",
    category: "limits",
    defaultSeverity: "error",
    vendorPage: "https://learn.microsoft.com/azure/data-explorer/data-factory-command-activity",
    fixes: [{ title: LOWER_TITLE, isSafe: true }],
    since: "0.1.0",
  },

  check(analysis, report) {
    for (const activity of analysis.activities) {
      const bad = judgeRequestTimeout(commandTimeoutOf(activity));
      if (bad === undefined) continue;
      const { node } = bad.duration;

      if (bad.kind === "malformed") {
        report({
          span: node.span,
          message:
            `"commandTimeout" of activity "${activity.name}" is no duration that Data Factory reads. ` +
            'Write it as "hh:mm:ss", with two digits each.',
        });
        continue;
      }
      report({
        span: node.span,
        message:
          `"commandTimeout" of activity "${activity.name}" is ${node.rawText}, but a command of Azure Data Explorer ` +
          `may take at most "${LONGEST_REQUEST}". Lower it, and run what takes longer as an async command.`,
        fixes: [
          {
            title: LOWER_TITLE,
            isSafe: true,
            edits: () => [
              { path: analysis.document.path, edits: replaceValue(node, JSON.stringify(LONGEST_REQUEST)) },
            ],
          },
        ],
      });
    }
  },
};
