/** Longer words are no names, and comparing them takes the product of their lengths. */
const MAX_LENGTH = 300;

/**
 * Returns the name that someone who wrote `word` most likely meant: one that is a few typing mistakes away, or
 * the only one that begins like it. Casing does not count.
 */
export function closestName(word: string, names: readonly string[]): string | undefined {
  if (word.length > MAX_LENGTH) return undefined;
  const wanted = word.toLowerCase();
  let closest: string | undefined;
  let leastDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - wanted.length) >= leastDistance) continue;
    const distance = typingDistance(wanted, name.toLowerCase());
    // A name of which nothing is left is another name.
    if (distance >= leastDistance || (distance > 0 && distance >= wanted.length)) continue;
    closest = name;
    leastDistance = distance;
  }
  return closest ?? onlyNameWithStart(wanted, names);
}

const MIN_START_LENGTH = 3;

function onlyNameWithStart(start: string, names: readonly string[]): string | undefined {
  if (start.length < MIN_START_LENGTH) return undefined;
  const found = names.filter((name) => name.toLowerCase().startsWith(start));
  return found.length === 1 ? found[0] : undefined;
}

/** Returns how many letters were added, left out, mistaken or swapped with their neighbour. */
function typingDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const distance = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      current.push(isSwapped ? Math.min(distance, (beforePrevious[j - 2] ?? 0) + 1) : distance);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
