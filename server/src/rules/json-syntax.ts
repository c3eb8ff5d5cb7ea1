import { kindOfPath } from "../adf/document";
import type { Rule } from "./rule";

/**
 * Reports the first place where a resource's file is no JSON. Comments and trailing commas, which editors and
 * Data Factory's own tools let pass, are none.
 */
export const jsonSyntax: Rule = {
  meta: {
    id: "json-syntax",
    summary: "A resource that is not valid JSON.",
    category: "syntax",
    defaultSeverity: "error",
    vendorPage: "https://learn.microsoft.com/azure/data-factory/source-control",
    fixes: [],
    since: "0.1.0",
  },

  check(analysis, report) {
    const { problem, path, resources } = analysis.document;
    if (problem === undefined || (kindOfPath(path) === undefined && resources.length === 0)) return;

    report({
      span: problem.span,
      message: `This file is not valid JSON, so Data Factory cannot load it. ${problem.message}`,
    });
  },
};
