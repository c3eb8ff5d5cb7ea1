import type { RequestOption } from "./requestOptions";

/** What a query says about the truncation of its result. */
export interface TruncationOptions {
  /** Where it turns truncation off, or lets an expression decide. */
  readonly switches: readonly RequestOption[];
  /** Where it sets a limit of its own. */
  readonly limits: readonly RequestOption[];
}

const SWITCH = "notruncation";
/**
 * The options beside which the service ignores `notruncation`; the page on request properties writes two of them with
 * underscores.
 * https://learn.microsoft.com/kusto/concepts/query-limits#setting-multiple-result-truncation-properties
 * https://learn.microsoft.com/kusto/api/rest/request-properties
 */
const LIMITS: ReadonlySet<string> = new Set([
  "truncationmaxsize",
  "truncationmaxrecords",
  "truncation_max_size",
  "truncation_max_records",
  "query_take_max_records",
]);

/** Returns what the `set` statements of a query say about truncation. */
export function readTruncationOptions(options: readonly RequestOption[]): TruncationOptions {
  return {
    switches: options.filter((option) => isNamed(option, SWITCH) && option.value?.text !== "false"),
    limits: options.filter(({ name }) => LIMITS.has(name.text.toLowerCase())),
  };
}

function isNamed({ name }: RequestOption, wanted: string): boolean {
  return name.text.toLowerCase() === wanted;
}
