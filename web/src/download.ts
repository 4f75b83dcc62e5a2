/** The addresses from which the API gives exactly what the list shows. Pure. */

import { activeKeys } from "./filters";
import type { FilterKey, ListKind, State } from "./state";

export type Format = "json" | "csv";

const JOINED: readonly FilterKey[] = ["region", "kreis", "city_ags", "manager_id", "datetime"];

/** The parameters that a collection of the API knows in the map's meaning (atlas/filters.py). */
const KNOWN: Readonly<Record<ListKind, readonly FilterKey[]>> = {
  areas: [...JOINED, "period", "status", "theme"],
  projects: [...JOINED, "period", "theme", "carrier", "cost_min", "cost_max", "year"],
  offices: [...JOINED, "carrier"],
};

/** As many as the API gives at once. */
const MOST = "10000";

/** Where to download the records of one kind; what the API cannot ask by a filter, it is asked for by id. */
export function downloadHref(kind: ListKind, ids: readonly string[], state: State, format: Format): string {
  const active = activeKeys(state.filters);
  // To the API a manager is today's, to the map that of the chosen day.
  const isPast = state.filters.manager_id !== undefined && state.filters.datetime !== undefined;
  const known = active.filter((key) => KNOWN[kind].includes(key) && !(isPast && key === "manager_id"));
  const isExact = !state.inView && known.length === active.length;
  const params = new URLSearchParams([
    ...known.map((key): [string, string] => [key, String(state.filters[key])]),
    ...(isExact ? [] : [["id", ids.join(",")]]),
    ["f", format],
    ["limit", MOST],
  ] as [string, string][]);
  return `/api/collections/${kind}/items?${params.toString().replaceAll("%2C", ",")}`;
}
