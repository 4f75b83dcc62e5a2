/** How like two words are, as the API measures it (rapidfuzz's `fuzz.ratio` and `OSA`). Pure. */

/** The length of the longest common subsequence. */
function common(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const sign of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j++) {
      next[j] = sign === b[j - 1] ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Twice what two words have in common by all their letters: 0 to 1. */
export const ratio = (a: string, b: string): number => (2 * common(a, b)) / (a.length + b.length || 1);

/** Errors that turn one word into the other: a letter more, less, another, or two swapped. */
function errors(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = isSwap ? Math.min(least, (before[j - 2] ?? 0) + 1) : least;
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** 1 less the share of errors; 0 where that is below `least`. */
export function likeness(a: string, b: string, least: number): number {
  const longer = Math.max(a.length, b.length) || 1;
  if (Math.abs(a.length - b.length) > (1 - least) * longer + 1e-6) return 0;
  const found = 1 - errors(a, b) / longer;
  return found >= least - 1e-9 ? found : 0;
}
