import { RULES } from "../rules/registry";
import type { Rule, RuleMeta } from "../rules/rule";
import { readArguments } from "./arguments";
import { helpText } from "./help";
import { COMMAND_NAME, ExitCode, type Io } from "./io";
import { Notices } from "./notices";
import { readRuleDocumentation, renderMarkdown, ruleList } from "./ruleTexts";
import { runLint } from "./runLint";
import { styleFor, widthFor } from "./style";

/** Runs the command line and returns its exit code; all that it prints is written to `io`. */
export async function main(argv: readonly string[], io: Io, rules: readonly Rule[] = RULES): Promise<number> {
  const command = readArguments(argv, rules);
  switch (command.kind) {
    case "wrongUse":
      new Notices(io.stderr).tell(command.message);
      return ExitCode.trouble;
    case "help":
      io.stdout.write(helpText(widthFor(io.stdout)));
      return ExitCode.clean;
    case "version":
      io.stdout.write(`${COMMAND_NAME} ${io.readVersion()}\n`);
      return ExitCode.clean;
    case "listRules":
      io.stdout.write(ruleList(rules, layoutFor(io)));
      return ExitCode.clean;
    case "explain":
      return explain(command.rule, io);
    case "lint":
      return runLint(command, io, rules);
  }
}

function explain(rule: RuleMeta, io: Io): number {
  const documentation = readRuleDocumentation(io.docsFolder, rule.id);
  if (documentation === undefined) {
    new Notices(io.stderr).tell(`the documentation of "${rule.id}" is missing; see ${rule.vendorPage}`);
    return ExitCode.trouble;
  }
  // Markdown for whoever reads on, such as a pager or another program.
  io.stdout.write(io.stdout.isTTY === true ? renderMarkdown(documentation, layoutFor(io)) : documentation);
  return ExitCode.clean;
}

function layoutFor(io: Io) {
  return { style: styleFor(io.stdout, io.env), width: widthFor(io.stdout) };
}
