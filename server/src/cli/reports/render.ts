import { listRules } from "../../service/catalogue";
import type { LintOptions } from "../../service/lint";
import type { LintCommand } from "../arguments";
import type { Io } from "../io";
import { readRuleDocumentation } from "../ruleTexts";
import { plainStyle, styleFor, widthFor } from "../style";
import { adoReport } from "./adoReport";
import { githubReport } from "./githubReport";
import { jsonReport } from "./jsonReport";
import { junitReport } from "./junitReport";
import { prettyReport } from "./prettyReport";
import type { Report } from "./report";
import { sarifReport } from "./sarifReport";

/** Returns the report in the format that the user asked for. */
export function renderReport(
  report: Report,
  { format, outputFile }: LintCommand,
  io: Io,
  { rules, onCrash }: LintOptions,
): string {
  switch (format) {
    case "pretty": {
      const style = outputFile === undefined ? styleFor(io.stdout, io.env) : plainStyle();
      return prettyReport(report, { style, width: widthFor(io.stdout) });
    }
    case "json":
      return jsonReport(report, io.readVersion());
    case "sarif":
      return sarifReport(report, {
        version: io.readVersion(),
        rules: listRules(rules),
        readDocumentation: (ruleId) => readRuleDocumentation(io.docsFolder, ruleId),
        onCrash,
      });
    case "github":
      return githubReport(report);
    case "ado":
      return adoReport(report);
    case "junit":
      return junitReport(report);
  }
}
