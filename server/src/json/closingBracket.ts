import type { ContainerStack } from "./containerStack";
import type { TokenCursor } from "./tokenCursor";
import type { TokenLines } from "./tokenLines";
import { Token } from "./tokens";

/**
 * Returns how many containers the closing bracket at hand may end, the likeliest first; 0 for a bracket too many.
 *
 * @param partner The level of the nearest container of the bracket's kind, 0 for none.
 */
export function likelyLevels(
  cursor: TokenCursor,
  lines: TokenLines,
  containers: ContainerStack,
  partner: number,
): readonly number[] {
  if (partner === 0 || (partner === 1 && isElementNext(cursor, containers))) return [partner];
  const line = lines.lineOf(cursor.index);
  const isTelling = containers.lineOf(partner) !== line && containers.isIndentedInside(partner);
  if (!isTelling) return levelsByBrackets(cursor, containers, partner);

  const indent = lines.indentOf(cursor.index);
  const isBrace = cursor.kind() === Token.closeBrace;
  const aligned = containers.nearestLevel(
    (margin, isObject) =>
      isObject === isBrace && margin.line !== line && margin.least <= indent && indent <= margin.most,
  );
  if (aligned === partner) return [partner];
  const misspelt = containers.nearestLevel((margin) => margin.line !== line && margin.most === indent);
  return [aligned, 0, misspelt, partner];
}

function levelsByBrackets(
  cursor: TokenCursor,
  containers: ContainerStack,
  partner: number,
): readonly number[] {
  const canClose = cursor.canGoOnIn(containers.isObjectAround(partner));
  if (canClose && partner === 1) return [partner];
  const canStay = cursor.canGoOnIn(containers.isObjectAround(0));
  return canStay && !canClose ? [0, partner, 1] : [partner, 0, 1];
}

/** Returns whether what follows begins like the object at hand: another element, whose brace is missing. */
function isElementNext(cursor: TokenCursor, containers: ContainerStack): boolean {
  return (
    cursor.kind(1) === Token.comma && cursor.isKey(2) && containers.firstKeyOfTop() === cursor.rawText(2)
  );
}
