import type { ResourceKind } from "./kinds";

/** What the service demands of a name. */
interface NamingRule {
  readonly minLength: number;
  readonly maxLength: number;
  readonly pattern: RegExp;
  /** What the pattern says, as the end of a sentence that begins with "It must". */
  readonly demand: string;
}

/**
 * Starts with a letter, a number or an underscore, and has none of `.+?/<>*%&:\`. The page on naming also rules out
 * dashes and digits at the start for some kinds, but the service takes them and writes such names itself.
 * https://learn.microsoft.com/azure/data-factory/naming-rules
 * https://learn.microsoft.com/azure/data-factory/concepts-pipelines-activities#activity-json
 */
const PLAIN_NAME = {
  pattern: /^[\p{L}\p{N}_][^.+?/<>*%&:\\\p{Cc}]*$/u,
  demand: "start with a letter, a number or an underscore and have none of . + ? / < > * % & : \\",
} as const;

/**
 * The same without `#`.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules#microsoftdatafactory
 */
const RESOURCE_NAME = {
  pattern: /^[\p{L}\p{N}_][^.+?/<>*%&:\\#\p{Cc}]*$/u,
  demand: "start with a letter, a number or an underscore and have none of . + ? / < > * % & : \\ #",
} as const;

const LONGEST_RESOURCE_NAME = 260;
const LONGEST_PIPELINE_NAME = 140;
const LONGEST_ACTIVITY_NAME = 55;

const ACTIVITY: NamingRule = { ...PLAIN_NAME, minLength: 1, maxLength: LONGEST_ACTIVITY_NAME };
const RESOURCE: NamingRule = { ...RESOURCE_NAME, minLength: 1, maxLength: LONGEST_RESOURCE_NAME };

const RULE_BY_KIND: Partial<Record<ResourceKind, NamingRule>> = {
  pipeline: { ...RESOURCE_NAME, minLength: 1, maxLength: LONGEST_PIPELINE_NAME },
  integrationRuntime: {
    minLength: 3,
    maxLength: 63,
    pattern: /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/,
    demand: "have only letters, numbers and single dashes between them",
  },
};

/** Returns why the service would refuse a name for a resource, as a sentence; `undefined` when it would not. */
export function faultOfResourceName(kind: ResourceKind, name: string): string | undefined {
  return faultOf(name, RULE_BY_KIND[kind] ?? RESOURCE);
}

/** Returns why the service would refuse a name for an activity, as a sentence; `undefined` when it would not. */
export function faultOfActivityName(name: string): string | undefined {
  return faultOf(name, ACTIVITY);
}

function faultOf(name: string, { minLength, maxLength, pattern, demand }: NamingRule): string | undefined {
  if (name === "") return "A name cannot be empty.";
  if (name.length < minLength)
    return `"${name}" is too short: it must have at least ${minLength} characters.`;
  if (name.length > maxLength) {
    return `"${name}" is too long: it has ${name.length} characters, and at most ${maxLength} are allowed.`;
  }
  return pattern.test(name) ? undefined : `"${name}" is no valid name: it must ${demand}.`;
}
