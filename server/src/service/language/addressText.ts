import { type TextPiece, writeText } from "../../expression/textPieces";
import type { KustoAddress } from "../../factory/kustoAddress";

const LONGEST_PART = 48;
const BLANKS = /\s+/g;
const SCHEME = /^https?:\/\//i;
/** What the addresses of all clusters of a cloud end in, such as `.kusto.windows.net`. */
const DOMAIN = /\.kusto[a-z]*\.[a-z.]+\/?$/i;

/** An address in words for people, each part short; a part that is not known is `undefined`. */
export interface AddressText {
  readonly table: string | undefined;
  readonly database: string | undefined;
  /** As people call it: without scheme and domain. */
  readonly cluster: string | undefined;
}

/** Returns an address for people to read; expressions in it are shown in short. */
export function showAddress({ table, database, cluster }: KustoAddress): AddressText {
  const address = cluster && writeText(cluster).replace(SCHEME, "").replace(DOMAIN, "").replace(/\/$/, "");
  return { table: showPieces(table), database: showPieces(database), cluster: shorten(address) };
}

/** Returns a text for people to read, on one line and not too long; `undefined` for an empty one. */
export function showPieces(pieces: readonly TextPiece[] | undefined): string | undefined {
  return pieces && shorten(writeText(pieces));
}

/** Returns where a database is: `telemetry on contoso.westeurope`; `undefined` where neither is known. */
export function showDatabase({ database, cluster }: AddressText): string | undefined {
  if (database === undefined) return cluster;
  return cluster === undefined ? database : `${database} on ${cluster}`;
}

function shorten(text: string | undefined): string | undefined {
  const characters = [...(text ?? "").replace(BLANKS, " ").trim()];
  if (characters.length === 0) return undefined;
  return characters.length <= LONGEST_PART
    ? characters.join("")
    : `${characters.slice(0, LONGEST_PART - 1).join("")}…`;
}
