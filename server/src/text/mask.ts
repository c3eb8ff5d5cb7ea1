/** Asterisks, or words in angle brackets. */
const MASK = /\*{3}|^<[^<>]*>$/;

/** Returns whether a text only stands in the place of a secret. */
export function isMask(text: string): boolean {
  return MASK.test(text.trim());
}
