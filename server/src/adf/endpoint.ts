/** What is wrong with the address of a cluster. */
export type EndpointFault = "blanks" | "insecure" | "noScheme" | "ingestion" | "path";

/** An address of a cluster that is not as it should be. */
export interface FaultyEndpoint {
  /** In the order of the address. */
  readonly faults: readonly EndpointFault[];
  readonly corrected: string;
}

/**
 * Proxies of Azure Monitor, whose addresses have paths: `https://ade.loganalytics.io/subscriptions/…`.
 * https://learn.microsoft.com/azure/data-explorer/query-monitor-data
 */
const MONITOR_HOST = /(?:^|\.)(?:(?:applicationinsights|loganalytics)\.|monitor\.azure\.)[a-z.]+$/;

const ADDRESS = /^(?:(https?):\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?)(.*)$/is;
const INGESTION_PREFIX = "ingest-";

/**
 * Returns what is wrong with the literal `endpoint` of a linked service; `undefined` when nothing is, and for a text
 * that is no address at all, such as one that deployment fills in.
 * https://learn.microsoft.com/azure/data-factory/connector-azure-data-explorer#linked-service-properties
 */
export function judgeEndpoint(text: string): FaultyEndpoint | undefined {
  const trimmed = text.trim();
  const address = readAddress(trimmed);
  if (address === undefined) {
    return trimmed === text || trimmed === "" ? undefined : { faults: ["blanks"], corrected: trimmed };
  }
  const { scheme, host, rest } = address;
  const hasLegalRest = rest === "" || rest === "/" || MONITOR_HOST.test(host.toLowerCase());
  const isIngestion = host.toLowerCase().startsWith(INGESTION_PREFIX);
  const faults: EndpointFault[] = [];
  if (trimmed !== text) faults.push("blanks");
  if (scheme === undefined) faults.push("noScheme");
  if (scheme === "http") faults.push("insecure");
  if (isIngestion) faults.push("ingestion");
  if (!hasLegalRest) faults.push("path");
  if (faults.length === 0) return undefined;
  const engine = isIngestion ? host.slice(INGESTION_PREFIX.length) : host;
  const isSound = scheme === "https" && !isIngestion && hasLegalRest;
  return { faults, corrected: isSound ? trimmed : `https://${engine}${hasLegalRest ? rest : ""}` };
}

function readAddress(
  text: string,
): { readonly scheme: string | undefined; readonly host: string; readonly rest: string } | undefined {
  const match = ADDRESS.exec(text);
  const [, scheme, host = "", rest = ""] = match ?? [];
  if (match === null || (rest !== "" && !/^[/?#]/.test(rest))) return undefined;
  // A single word without a scheme may be anything.
  if (scheme === undefined && !host.includes(".")) return undefined;
  return { scheme: scheme?.toLowerCase(), host, rest };
}
