/**
 * Returns a short text that is the same for the same text and, most likely, for no other one: FNV-1a over UTF-16 units,
 * twice with different starts, 64 bits. http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function hashOf(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return `${(a >>> 0).toString(16)}-${(b >>> 0).toString(16)}`;
}
