import { isMask } from "../text/mask";
import type { Span } from "../text/span";
import { readStringShape } from "./strings";
import type { KqlTokens } from "./tokens";

/**
 * What gives access wherever it stands: a signature of shared access, the key of an account, with its name or alone, and
 * a password. What an expression yields counts.
 * https://learn.microsoft.com/kusto/api/connection-strings/sql-authentication-methods
 * https://learn.microsoft.com/kusto/api/connection-strings/storage-authentication-methods
 */
const SECRETS: readonly RegExp[] = [
  /(?:[?&;]|^(?=[^&\s]*&))sig=([^&;\s]+)/i,
  /(?:^|;)\s*AccountKey\s*=\s*([^;\s]+)/i,
  /;\s*(?:password|pwd)\s*=\s*([^;\s]+)/i,
  /;\s*([A-Za-z0-9+/]{40,}={0,2})\s*(?:;|$)/,
];

/**
 * What gives access to a store behind its address only: elsewhere the names may mean anything.
 * https://learn.microsoft.com/kusto/api/connection-strings/storage-authentication-methods
 */
const STORAGE_SECRETS: readonly RegExp[] = [/;\s*(?:sharedkey|token|AwsCredentials)\s*=\s*([^;\s]+)/i];

/**
 * Returns the places of the string literals that carry a secret which nothing keeps out of logs and of `.show queries`.
 * https://learn.microsoft.com/kusto/query/scalar-data-types/string#obfuscated-string-literals
 */
export function exposedSecretsOf(kql: KqlTokens): readonly Span[] {
  return kql.tokens.filter((token) => {
    if (token.kind !== "string") return false;
    const { content, isObfuscated, isClosed } = readStringShape(token);
    return isClosed && !isObfuscated && carriesSecret(kql.source.text.slice(content.start, content.end));
  });
}

function carriesSecret(content: string): boolean {
  // A string may also begin behind the address, when that stands in a string of its own.
  const isConnection = content.includes("://") || content.startsWith(";");
  const patterns = isConnection ? [...SECRETS, ...STORAGE_SECRETS] : SECRETS;
  return patterns.some((pattern) => {
    const value = pattern.exec(content)?.[1];
    return value !== undefined && !isMask(value);
  });
}
