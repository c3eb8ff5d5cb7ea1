import type { Scope } from "../../factory/analysis";
import { SEVERITIES } from "../../rules/rule";
import type { ConfiguredSeverity } from "../../service/lint";
import { asRecord } from "../untrusted";

/** The settings `adfKusto.*` of one folder, without those that only the client reads. */
export interface Settings {
  readonly enable: boolean;
  readonly rules: ReadonlyMap<string, ConfiguredSeverity>;
  readonly scope: Scope;
  readonly lintWorkspace: boolean;
  /** In megabytes of text. */
  readonly maxFileSize: number;
  readonly kql: {
    readonly enable: boolean;
    /** The file that tells of tables and columns, as its user writes it; empty for none. */
    readonly schema: string;
  };
  readonly codeLens: { readonly editKql: boolean; readonly usedBy: boolean; readonly feeds: boolean };
  readonly inlayHints: { readonly references: boolean; readonly defaults: boolean };
}

/** The settings of somebody who has set nothing. */
export const DEFAULT_SETTINGS: Settings = {
  enable: true,
  rules: new Map(),
  scope: "kusto",
  lintWorkspace: false,
  maxFileSize: 10,
  kql: { enable: true, schema: "" },
  codeLens: { editKql: true, usedBy: true, feeds: true },
  inlayHints: { references: true, defaults: true },
};

type Warn = (message: string) => void;

/**
 * Reads settings as users wrote them: each field that is not valid falls back to its default with one warning.
 */
export function readSettings(value: unknown, ruleIds: ReadonlySet<string>, warn: Warn): Settings {
  const fields = asRecord(value);
  return {
    enable: readBoolean(fields, "enable", DEFAULT_SETTINGS.enable, warn),
    rules: readRules(fields["rules"], ruleIds, warn),
    scope: readScope(fields["scope"], warn),
    lintWorkspace: readBoolean(fields, "lintWorkspace", DEFAULT_SETTINGS.lintWorkspace, warn),
    maxFileSize: readSize(fields["maxFileSize"], warn),
    kql: {
      enable: readBoolean(fields, "kql.enable", DEFAULT_SETTINGS.kql.enable, warn),
      schema: readText(fields, "kql.schema", DEFAULT_SETTINGS.kql.schema, warn),
    },
    codeLens: {
      editKql: readBoolean(fields, "codeLens.editKql", DEFAULT_SETTINGS.codeLens.editKql, warn),
      usedBy: readBoolean(fields, "codeLens.usedBy", DEFAULT_SETTINGS.codeLens.usedBy, warn),
      feeds: readBoolean(fields, "codeLens.feeds", DEFAULT_SETTINGS.codeLens.feeds, warn),
    },
    inlayHints: {
      references: readBoolean(fields, "inlayHints.references", DEFAULT_SETTINGS.inlayHints.references, warn),
      defaults: readBoolean(fields, "inlayHints.defaults", DEFAULT_SETTINGS.inlayHints.defaults, warn),
    },
  };
}

function readBoolean(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  fallback: boolean,
  warn: Warn,
): boolean {
  const value = fieldAt(fields, name);
  if (typeof value === "boolean") return value;
  if (isGiven(value)) warn(`Setting adfKusto.${name} must be true or false; using ${fallback}.`);
  return fallback;
}

function readText(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  fallback: string,
  warn: Warn,
): string {
  const value = fieldAt(fields, name);
  if (typeof value === "string") return value.trim();
  if (isGiven(value)) warn(`Setting adfKusto.${name} must be a text; using "${fallback}".`);
  return fallback;
}

function readScope(value: unknown, warn: Warn): Scope {
  if (value === "kusto" || value === "factory") return value;
  if (isGiven(value)) warn(`Setting adfKusto.scope must be "kusto" or "factory"; using "kusto".`);
  return DEFAULT_SETTINGS.scope;
}

function readSize(value: unknown, warn: Warn): number {
  if (typeof value === "number" && value > 0) return value;
  const fallback = DEFAULT_SETTINGS.maxFileSize;
  if (isGiven(value)) warn(`Setting adfKusto.maxFileSize must be a number above 0; using ${fallback}.`);
  return fallback;
}

function readRules(
  value: unknown,
  ruleIds: ReadonlySet<string>,
  warn: Warn,
): ReadonlyMap<string, ConfiguredSeverity> {
  const severities = new Map<string, ConfiguredSeverity>();
  const fields = asRecord(value);
  if (isGiven(value) && (typeof value !== "object" || Array.isArray(value))) {
    warn("Setting adfKusto.rules must be an object from rule ids to severities; ignoring it.");
  }
  for (const [id, severity] of Object.entries(fields)) {
    const known = [...SEVERITIES, "off" as const].find((name) => name === severity);
    if (!ruleIds.has(id)) warn(`Setting adfKusto.rules names "${id}", which is no rule; ignoring it.`);
    else if (known !== undefined) severities.set(id, known);
    else warn(`Setting adfKusto.rules["${id}"] must be one of ${SEVERITIES.join(", ")}, off; ignoring it.`);
  }
  return severities;
}

/** Returns a field by its name, whose dots lead into objects. */
function fieldAt(fields: Readonly<Record<string, unknown>>, name: string): unknown {
  const [first = "", ...rest] = name.split(".");
  return rest.length === 0 ? fields[first] : fieldAt(asRecord(fields[first]), rest.join("."));
}

/** Clients send `null` for what is not set. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
