/** Two who changed the same record: what each did to which field; the same rule as atlas/edit/merge.py. Pure. */

import type { Geometry } from "../../types";
import type { Wanted } from "./records";

export type Side = "mine" | "theirs";

/** A field that at least one of both has changed. */
export interface Differing {
  name: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  /** Whose value stands where nobody chooses; null where both changed it differently. */
  usual: Side | null;
}

const GEOMETRY = "geometry";

const flat = ({ geometry, properties }: Wanted): Record<string, unknown> => ({ ...properties, [GEOMETRY]: geometry });

/** What is unknown, and a list without anything in it, are the same. */
const plain = (value: unknown): string =>
  Array.isArray(value) && value.length === 0 ? "null" : JSON.stringify(sorted(value ?? null));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const parts = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(parts.map(([name, part]) => [name, sorted(part)]));
}

/** Whether two values say the same. */
export const isSame = (a: unknown, b: unknown): boolean => plain(a) === plain(b);

/** The fields in which two states of a record differ. */
export function changedFields(before: Wanted, after: Wanted): string[] {
  const [old, now] = [flat(before), flat(after)];
  return Object.keys(now).filter((name) => !isSame(old[name], now[name]));
}

/** The fields that are not in both as they were before. */
export function differing(base: Wanted, mine: Wanted, theirs: Wanted): Differing[] {
  const [before, ours, others] = [flat(base), flat(mine), flat(theirs)];
  return Object.keys(others).flatMap((name) => {
    const values = { base: before[name], mine: ours[name], theirs: others[name] };
    const isMine = !isSame(values.mine, values.base);
    const isTheirs = !isSame(values.theirs, values.base);
    if (!isMine && !isTheirs) return [];
    const isBoth = isMine && isTheirs && !isSame(values.mine, values.theirs);
    return [{ name, ...values, usual: isBoth ? null : isMine ? "mine" : "theirs" }];
  });
}

/** The record that keeps what was chosen of each. */
export function merged(theirs: Wanted, fields: readonly Differing[], chosen: ReadonlyMap<string, Side>): Wanted {
  const values = flat(theirs);
  for (const { name, mine } of fields) if (chosen.get(name) === "mine") values[name] = mine;
  const { [GEOMETRY]: geometry, ...properties } = values;
  return { geometry: (geometry ?? null) as Geometry | null, properties };
}
