/** The sources of single values: which back a value still, once it has changed. Pure. */

import { isSame } from "./merge";
import type { Wanted } from "./records";
import type { Values } from "./values";

export const SOURCES_FIELD = "value_sources";

const named = (properties: Values): Readonly<Record<string, string[]>> =>
  (properties[SOURCES_FIELD] ?? {}) as Record<string, string[]>;

/** The ids of the sources of one value; none where the record names only those of the whole. */
export const sourcesOf = (properties: Values, name: string): readonly string[] => named(properties)[name] ?? [];

/** Whether a value has changed while its sources are those of the value before. */
export const isOutdated = (values: Values, base: Wanted | null, name: string): boolean =>
  base !== null &&
  sourcesOf(values, name).length > 0 &&
  isSame(sourcesOf(values, name), sourcesOf(base.properties, name)) &&
  !isSame(values[name], base.properties[name]);

/** The record with the sources of its values, without those of values that have changed; some still back the new one. */
export function withoutOutdated(values: Values, base: Wanted | null, stillBacked: ReadonlySet<string>): Values {
  if (!(SOURCES_FIELD in values)) return values;
  const kept = Object.entries(named(values)).filter(
    ([name]) => stillBacked.has(name) || !isOutdated(values, base, name),
  );
  return { ...values, [SOURCES_FIELD]: Object.fromEntries(kept) };
}
