import { csvBackslashEscape } from "../../server/src/rules/csv-backslash-escape";
import { jsonSyntax } from "../../server/src/rules/json-syntax";
import { lookupRowLimit } from "../../server/src/rules/lookup-row-limit";
import { parallelCopiesIgnored } from "../../server/src/rules/parallel-copies-ignored";
import type { Rule } from "../../server/src/rules/rule";
import { copyIntoKusto, dataset, kustoLookup } from "../helpers/builders";

/** Rules of each sort; not all, so that a new rule does not change what the sample factory is found to have. */
export const SAMPLE_RULES: readonly Rule[] = [
  csvBackslashEscape,
  jsonSyntax,
  lookupRowLimit,
  parallelCopiesIgnored,
];

/** The folder of the sample factory. */
export const ROOT = "/repo/telemetry";

/** A pipeline with a Lookup that is not bounded. */
export const LOOKUP_PATH = `${ROOT}/pipeline/Find.json`;
export const LOOKUP = kustoLookup('"Events"').replace('"Load"', '"Find"');

/** A pipeline that copies CSV with backslashes into Azure Data Explorer. */
export const COPY_PATH = `${ROOT}/pipeline/Load.json`;
export const COPY = copyIntoKusto('{ "type": "DelimitedTextSource" }', '"parallelCopies": 4');

/** The dataset that it reads. */
export const CSV_PATH = `${ROOT}/dataset/Input.json`;
export const CSV = dataset("Input", "DelimitedText", '{ "escapeChar": "\\\\", "quoteChar": "\\"" }');

/** The same dataset with quotes doubled: nothing is wrong with it. */
export const CURED_CSV = CSV.replace('"escapeChar": "\\\\"', '"escapeChar": "\\""');

/** The findings of the copy, in document order. */
export const COPY_CODES = ["parallel-copies-ignored", "csv-backslash-escape"];

/** All its files. */
export const FACTORY: Readonly<Record<string, string>> = {
  [LOOKUP_PATH]: LOOKUP,
  [COPY_PATH]: COPY,
  [CSV_PATH]: CSV,
};
