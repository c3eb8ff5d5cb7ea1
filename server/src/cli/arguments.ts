import type { Scope } from "../factory/analysis";
import { type Rule, type RuleMeta, SEVERITIES, type Severity } from "../rules/rule";
import { closestName, closestRuleId, findRule } from "../service/catalogue";
import type { ConfiguredSeverity } from "../service/lint";
import { FORMATS, type Format, OPTIONS, type OptionSpec } from "./optionTable";

/** A run that lints. */
export interface LintCommand {
  readonly kind: "lint";
  readonly paths: readonly string[];
  readonly format: Format;
  readonly outputFile: string | undefined;
  readonly severities: ReadonlyMap<string, ConfiguredSeverity>;
  readonly minSeverity: Severity;
  readonly maxWarnings: number | undefined;
  readonly fixing: Fixing;
  /** Whether the official Kusto parser is asked about the KQL. */
  readonly parsesKql: boolean;
  /** The file that tells of tables and columns, as the user wrote it. */
  readonly kqlSchema: string | undefined;
  readonly scope: Scope;
}

/** Whether the safe fixes are applied, or only shown as a diff. */
export type Fixing = "no" | "write" | "diff";

/** What the user asked for. */
export type Command =
  | LintCommand
  | { readonly kind: "explain"; readonly rule: RuleMeta }
  | { readonly kind: "listRules" }
  | { readonly kind: "version" }
  | { readonly kind: "help" }
  | WrongUse;

/** Arguments that cannot be understood, and why, in one line. */
export interface WrongUse {
  readonly kind: "wrongUse";
  readonly message: string;
}

/** Those that programs read, which leave out themselves what they do not want. */
const FORMATS_WITH_HINTS: readonly Format[] = ["json", "sarif"];
const SCOPES = ["kusto", "factory"] as const;
const CONFIGURED_SEVERITIES = [...SEVERITIES, "off"] as const;

/** Reads the arguments behind the command's name. */
export function readArguments(argv: readonly string[], rules: readonly Rule[]): Command {
  const given = splitArguments(argv);
  return "kind" in given ? given : commandOf(given, rules);
}

interface GivenArguments {
  readonly paths: readonly string[];
  /** The values of each option, in the order given; a switch has the empty text. */
  readonly options: ReadonlyMap<string, readonly string[]>;
}

function splitArguments(argv: readonly string[]): GivenArguments | WrongUse {
  const paths: string[] = [];
  const options = new Map<string, string[]>();
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? "";
    if (argument === "--") {
      paths.push(...argv.slice(index + 1));
      break;
    }
    if (!argument.startsWith("-")) {
      paths.push(argument);
      continue;
    }
    const spec = findOption(argument);
    if ("kind" in spec) return spec;
    const value = optionValue(spec, argument, argv[index + 1]);
    if (typeof value !== "string") return value;
    if (spec.valueName !== undefined && !argument.includes("=")) index++;
    options.set(spec.name, [...(options.get(spec.name) ?? []), value]);
  }
  return paths.includes("") ? wrongUse("a path is empty.") : { paths, options };
}

function findOption(argument: string): OptionSpec | WrongUse {
  const name = argument === "-h" ? "--help" : (argument.split("=")[0] ?? argument);
  const spec = OPTIONS.find((option) => option.name === name);
  if (spec === undefined) {
    const names = OPTIONS.filter((option) => option.isPending !== true).map((option) => option.name);
    return wrongUse(`unknown option "${name}"${suggest(closestName(name, names), "see --help")}`);
  }
  return spec.isPending === true ? wrongUse(`option "${name}" is not available yet; see --help.`) : spec;
}

function optionValue(spec: OptionSpec, argument: string, next: string | undefined): string | WrongUse {
  const equals = argument.indexOf("=");
  if (spec.valueName === undefined) {
    return equals < 0 ? "" : wrongUse(`option "${spec.name}" takes no value.`);
  }
  const value = equals < 0 ? next : argument.slice(equals + 1);
  const isMissing = value === undefined || value === "" || (equals < 0 && value.startsWith("--"));
  return isMissing ? wrongUse(`option "${spec.name}" needs a value: ${spec.name} ${spec.valueName}.`) : value;
}

function commandOf(given: GivenArguments, rules: readonly Rule[]): Command {
  if (given.options.has("--help")) return { kind: "help" };
  if (given.options.has("--version")) return { kind: "version" };
  if (given.options.has("--list-rules")) return { kind: "listRules" };
  const explained = lastValue(given, "--explain");
  if (explained !== undefined) {
    const rule = findRule(explained, rules);
    return rule === undefined ? unknownRule(explained, rules) : { kind: "explain", rule };
  }
  return lintCommandOf(given, rules);
}

function lintCommandOf(given: GivenArguments, rules: readonly Rule[]): Command {
  const format = oneOf(FORMATS, lastValue(given, "--format") ?? "pretty", "format");
  if (typeof format !== "string") return format;
  const severities = severitiesOf(given.options.get("--rule") ?? [], rules);
  if ("kind" in severities) return severities;
  const defaultMinimum = FORMATS_WITH_HINTS.includes(format) ? "hint" : "information";
  const minSeverity = oneOf(SEVERITIES, lastValue(given, "--min-severity") ?? defaultMinimum, "severity");
  if (typeof minSeverity !== "string") return minSeverity;
  const scope = oneOf(SCOPES, lastValue(given, "--scope") ?? "kusto", "scope");
  if (typeof scope !== "string") return scope;
  const warnings = lastValue(given, "--max-warnings");
  if (warnings !== undefined && !/^\d{1,9}$/.test(warnings)) {
    return wrongUse(`--max-warnings needs a whole number, and "${warnings}" is none.`);
  }
  const fixing = fixingOf(given);
  if (typeof fixing !== "string") return fixing;
  const parsesKql = !given.options.has("--no-kql");
  const kqlSchema = lastValue(given, "--kql-schema");
  if (!parsesKql && kqlSchema !== undefined) {
    return wrongUse("--kql-schema needs the Kusto parser, which --no-kql leaves out; leave out one of them.");
  }
  return {
    kind: "lint",
    paths: given.paths.length === 0 ? ["."] : given.paths,
    format,
    outputFile: lastValue(given, "--output"),
    severities,
    minSeverity,
    maxWarnings: warnings === undefined ? undefined : Number(warnings),
    fixing,
    parsesKql,
    kqlSchema,
    scope,
  };
}

function fixingOf({ options }: GivenArguments): Fixing | WrongUse {
  if (!options.has("--fix-dry-run")) return options.has("--fix") ? "write" : "no";
  if (options.has("--fix"))
    return wrongUse("--fix applies what --fix-dry-run only shows; leave out one of them.");
  if (options.has("--format"))
    return wrongUse("--fix-dry-run prints a diff, which has no --format; leave out one of them.");
  return "diff";
}

function severitiesOf(
  settings: readonly string[],
  rules: readonly Rule[],
): ReadonlyMap<string, ConfiguredSeverity> | WrongUse {
  const severities = new Map<string, ConfiguredSeverity>();
  for (const setting of settings) {
    const equals = setting.indexOf("=");
    if (equals < 0) return wrongUse(`--rule needs ID=SEVERITY, and "${setting}" has no "=".`);
    const id = setting.slice(0, equals);
    if (findRule(id, rules) === undefined) return unknownRule(id, rules);
    const severity = oneOf(CONFIGURED_SEVERITIES, setting.slice(equals + 1), "severity");
    if (typeof severity !== "string") return severity;
    severities.set(id, severity);
  }
  return severities;
}

function oneOf<T extends string>(words: readonly T[], word: string, what: string): T | WrongUse {
  const found = words.find((known) => known === word);
  if (found !== undefined) return found;
  const all = `it must be ${listed(words)}`;
  return wrongUse(`unknown ${what} "${word}"${suggest(closestName(word, words), all)}`);
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function unknownRule(id: string, rules: readonly Rule[]): WrongUse {
  return wrongUse(`unknown rule "${id}"${suggest(closestRuleId(id, rules), "--list-rules prints all")}`);
}

function suggest(closest: string | undefined, otherwise: string): string {
  return closest === undefined ? `; ${otherwise}.` : `; did you mean "${closest}"?`;
}

function lastValue(given: GivenArguments, name: string): string | undefined {
  return given.options.get(name)?.at(-1);
}

function wrongUse(message: string): WrongUse {
  return { kind: "wrongUse", message };
}
