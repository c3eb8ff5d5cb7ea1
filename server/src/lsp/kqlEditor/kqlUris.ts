import type { KqlAddress } from "../../service/kqlDocument";

/** The scheme of documents that show one query or command of a pipeline. */
export const KQL_SCHEME = "adf-kql";

/** Which text a KQL document shows. */
export interface KqlLocation {
  /** The JSON document, as its client spells it. */
  readonly documentUri: string;
  readonly address: KqlAddress;
}

/** The last part of a path: the activity, the role, and which of several of the same name. */
const LAST_NAME = /^(.*)\.(query|command)(?:\.(\d+))?\.kql$/s;

/** Stands for an empty name, which a path cannot hold. */
const EMPTY_NAME = "%";

/** Returns whether a document shows a query or command of another document. */
export function isKqlUri(uri: string): boolean {
  return uri.startsWith(`${KQL_SCHEME}:`);
}

/**
 * Returns the URI of the document that shows a text: readable, and the same as long as the names are. Its path are the
 * pipeline, the activities around, and the activity; its query is the URI of the JSON document.
 */
export function kqlUriOf({ documentUri, address }: KqlLocation): string {
  const { pipeline, activities, role, occurrence } = address;
  const outer = [pipeline, ...activities.slice(0, -1)].map(toSegment);
  const which = occurrence === 0 ? "" : `.${occurrence}`;
  const last = `${toSegment(activities.at(-1) ?? "")}.${role}${which}.kql`;
  const path = [...outer, last].map(encodeURIComponent).join("/");
  return `${KQL_SCHEME}:/${path}?${encodeURIComponent(documentUri)}`;
}

/** Returns which text a KQL document shows; `undefined` for a URI that was not made by `kqlUriOf`. */
export function readKqlUri(uri: string): KqlLocation | undefined {
  const [path = "", query] = uri.slice(KQL_SCHEME.length + 1).split("?");
  if (!isKqlUri(uri) || query === undefined) return undefined;
  try {
    const segments = path.replace(/^\//, "").split("/").map(decodeURIComponent);
    const [, name, role, occurrence] = LAST_NAME.exec(segments.pop() ?? "") ?? [];
    const [pipeline, ...outer] = segments.map(fromSegment);
    if (pipeline === undefined || name === undefined || (role !== "query" && role !== "command"))
      return undefined;
    const activities = [...outer, fromSegment(name)];
    const address = { pipeline, activities, role, occurrence: Number(occurrence ?? 0) } as const;
    return { documentUri: decodeURIComponent(query), address };
  } catch (error) {
    // A stray percent sign: nobody but a person wrote this URI.
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

/** Escapes what separates the parts of a path, since clients decode a whole path at once. */
function toSegment(name: string): string {
  return name === "" ? EMPTY_NAME : name.replace(/[%/]/g, encodeURIComponent);
}

function fromSegment(segment: string): string {
  return segment === EMPTY_NAME ? "" : decodeURIComponent(segment);
}
