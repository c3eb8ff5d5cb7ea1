// @ts-check

/**
 * The value below which a share of the values lie; the median for 0.5.
 * @param {readonly number[]} values
 * @param {number} share
 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/**
 * Runs every subject in turn, several times over, so that what disturbs the machine disturbs all of them; after one
 * run of each that is not counted.
 * @template T
 * @param {readonly (() => Promise<T>)[]} subjects
 * @param {number} runs
 * @returns {Promise<readonly (readonly T[])[]>} The results by subject.
 */
export async function alternate(subjects, runs) {
  /** @type {T[][]} */
  const results = subjects.map(() => []);
  for (let run = 0; run <= runs; run++) {
    for (const [index, subject] of subjects.entries()) {
      const result = await subject();
      if (run > 0) results[index]?.push(result);
    }
  }
  return results;
}
