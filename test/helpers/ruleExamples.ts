import { readdirSync, readFileSync } from "node:fs";
import type { Files } from "./rules";

/** An example of a rule's page. */
export interface Example {
  readonly ruleId: string;
  readonly isReported: boolean;
  /** The line of the page on which it stands, from 1. */
  readonly line: number;
  readonly text: string;
}

const RULES_FOLDER = "server/src/rules";
const FENCE = /^```json (reported|accepted)\n([\s\S]*?)^```$/gm;

/** Returns the ids of all rules that have a page. */
export function documentedRules(): readonly string[] {
  return readdirSync(RULES_FOLDER)
    .filter((name) => /^[a-z0-9-]+\.md$/.test(name))
    .map((name) => name.slice(0, -".md".length));
}

/** Returns the examples of a rule's page. */
export function examplesOf(ruleId: string): readonly Example[] {
  const page = readFileSync(`${RULES_FOLDER}/${ruleId}.md`, "utf8");
  return [...page.matchAll(FENCE)].map((match) => ({
    ruleId,
    isReported: match[1] === "reported",
    line: page.slice(0, match.index).split("\n").length,
    text: match[2] ?? "",
  }));
}

/**
 * Returns the files that an example stands for: those that it names by path, one resource, or one activity, around
 * which a pipeline is put.
 */
export function filesOf(example: Example): Files {
  const { text } = example;
  if (!/^\s*\{\s*"[^"]+\.json"\s*:/.test(text)) {
    return { "pipeline/Load.json": /^\s*"properties"/m.test(text) ? text : pipelineOf(text) };
  }
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== "object" || parsed === null)
    throw new Error(`No object: ${example.ruleId}, line ${example.line}`);
  return Object.fromEntries(
    Object.entries(parsed).map(([path, json]) => [path, `${JSON.stringify(json, undefined, 2)}\n`]),
  );
}

function pipelineOf(activity: string): string {
  return `{\n  "name": "Load",\n  "properties": {\n    "activities": [\n${activity}    ]\n  }\n}\n`;
}
