/** Classes of values for a map: few, of round bounds, about as many places in each. Pure. */

/** A class holds the values from `from` up to, but not including, `below`; open at the ends. */
export interface Class {
  from: number | null;
  below: number | null;
}

const QUARTERS = [0.25, 0.5, 0.75];

/** A number with its first two digits only: bounds are there to be read. */
export function rounded(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.round(value / unit) * unit;
}

/** The classes of values above zero, lowest first; fewer than four where the values are few or alike. */
export function classesOf(values: readonly number[]): Class[] {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  const first = sorted[0];
  if (first === undefined) return [];
  const bounds = QUARTERS.map((share) => rounded(sorted[Math.floor(share * sorted.length)] ?? first));
  const apart = [...new Set(bounds)].filter((bound) => bound > first);
  return [null, ...apart].map((from, i) => ({ from, below: apart[i] ?? null }));
}

/** The place of a value's class among the classes; -1 for zero. */
export const classOf = (value: number, classes: readonly Class[]): number =>
  value > 0 ? classes.findIndex(({ below }) => below === null || value < below) : -1;
