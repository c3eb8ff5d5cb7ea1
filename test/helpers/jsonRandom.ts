/** Returns the next whole number from 0 up to, but not including, a limit. */
export type Random = (limit: number) => number;

/**
 * Returns a source of whole numbers: the same ones for the same seed, so that a failure can be repeated.
 */
export function randomNumbers(seed: number): Random {
  let state = seed;
  return (limit) => {
    // Mulberry32, a generator small enough to be read.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
