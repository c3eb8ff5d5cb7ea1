import assert from "node:assert/strict";
import { Analysis, type Scope } from "../../server/src/factory/analysis";
import { RULES } from "../../server/src/rules/registry";
import { type ConfiguredSeverity, type LintOptions, lint } from "../../server/src/service/lint";
import { type Files, factoryOf, PIPELINE_PATH } from "./rules";

const QUERY = '"Events"';
/** The `userProperties` of an activity that ignores these rules. */
export const ignored = (value: string) =>
  `"userProperties": [{ "name": "adf-kusto-ignore", "value": "${value}" }]`;

/** A Lookup that `lookup-row-limit` reports, with these properties, in a pipeline with these. */
export function lookup(activityRest = "", pipelineRest = ""): string {
  const rest = activityRest === "" ? "" : `, ${activityRest}`;
  const activity = `{ "name": "Find", "type": "Lookup"${rest}, "typeProperties": { "source": { "type": "AzureDataExplorerSource", "query": ${QUERY} }, "firstRowOnly": false } }`;
  return `{ "name": "Load", "properties": { "activities": [${activity}]${pipelineRest === "" ? "" : `, ${pipelineRest}`} } }`;
}

/** What differs from a run of all rules over a factory that is known. */
export interface Run {
  readonly only?: readonly string[];
  readonly severities?: readonly (readonly [string, ConfiguredSeverity])[];
  readonly scope?: Scope;
  readonly isComplete?: boolean;
  readonly hasParser?: boolean;
}

/** Returns the options of such a run. */
export function optionsOf({ only, severities }: Run): LintOptions {
  return {
    rules: RULES.filter(({ meta }) => only === undefined || only.includes(meta.id)),
    severities: new Map(severities),
    onCrash: (id, error) => {
      throw new Error(`Rule ${id} crashed.`, { cause: error });
    },
  };
}

/** Returns what is found in one file: a text alone is `pipeline/Load.json`. */
export function lintText(fixture: string | Files, run: Run = {}) {
  const files = typeof fixture === "string" ? { [PIPELINE_PATH]: fixture } : fixture;
  const factory = factoryOf(files);
  factory.isComplete = run.isComplete ?? true;
  const document = factory.document(Object.keys(files)[0] ?? "");
  assert.ok(document);
  const answer = { mistakes: [], advice: [], isComplete: true };
  const answers = run.hasParser === false ? () => undefined : () => answer;
  return lint(new Analysis(document, factory, run.scope ?? "kusto", answers), optionsOf(run));
}

/** Returns the ids of the rules that report something. */
export function idsIn(fixture: string | Files, run?: Run): readonly string[] {
  return lintText(fixture, run).map(({ rule }) => rule.id);
}
