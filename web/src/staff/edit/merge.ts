/** Two states of a record: where they differ, and what comes of choosing among the work of two people. Pure. */

import type { Geometry } from "../../types";
import type { Wanted } from "./records";

export type Side = "mine" | "theirs";

/** A field that at least one of both has changed, as the server tells it. */
export interface Differing {
  name: string;
  side: Side | "both" | "conflict";
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

/** Whose value stands where nobody chooses; null where both changed it differently. */
export const usualSide = ({ side }: Differing): Side | null =>
  side === "conflict" ? null : side === "theirs" ? "theirs" : "mine";

const GEOMETRY = "geometry";

const flat = ({ geometry, properties }: Wanted): Record<string, unknown> => ({ ...properties, [GEOMETRY]: geometry });

/** What is unknown, and a list without anything in it, are the same. */
const plain = (value: unknown): string =>
  value !== null && typeof value === "object" && Object.keys(value).length === 0
    ? "null"
    : JSON.stringify(sorted(value ?? null));

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

/** The record with these fields as one side has them. */
function withSides(
  record: Wanted,
  fields: readonly Differing[],
  sideOf: (field: Differing) => Side | undefined,
): Wanted {
  const values = flat(record);
  for (const field of fields) {
    const side = sideOf(field);
    if (side) values[field.name] = field[side];
  }
  const { [GEOMETRY]: geometry, ...properties } = values;
  return { geometry: (geometry ?? null) as Geometry | null, properties };
}

/** The record as the others have left it. */
export const theirsOf = (base: Wanted, fields: readonly Differing[]): Wanted => withSides(base, fields, () => "theirs");

/** The record of the others with what was chosen of mine. */
export const merged = (theirs: Wanted, fields: readonly Differing[], chosen: ReadonlyMap<string, Side>): Wanted =>
  withSides(theirs, fields, ({ name }) => chosen.get(name));
