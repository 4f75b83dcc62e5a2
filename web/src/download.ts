/** The addresses from which the API gives exactly what the list shows, short however long the list is. Pure. */

import { activeKeys, programmeKind } from "./filters";
import { dataAt, pageAt } from "./site";
import type { FilterKey, Filters, ListKind } from "./state";
import { DEFAULT_LANGUAGE, language } from "./texts";
import type { Area, Box } from "./types";

export type Format = "json" | "csv";

/** What the list shows, and by what it was asked for. */
export interface Wanted {
  kind: ListKind;
  records: readonly { id: string; city_ags: string; programme?: string | null }[];
  filters: Filters;
  /** The box of the map, where the list follows it. */
  box: Box | null;
  areas: readonly Area[];
}

const JOINED: readonly FilterKey[] = ["region", "kreis", "city_ags", "manager_id", "datetime"];

/** The parameters that a collection of the API knows in the map's meaning (atlas/filters.py). */
const KNOWN: Readonly<Record<ListKind, readonly FilterKey[]>> = {
  areas: [...JOINED, "period", "status", "theme"],
  projects: [...JOINED, "period", "theme", "carrier", "cost_min", "cost_max", "year"],
  offices: [...JOINED, "carrier"],
};

/** As many as the API gives at once. */
const MOST = "10000";
/** Servers and proxies refuse long addresses; this many characters of ids leave room for the rest. */
const MOST_OF_IDS = 2000;

type Parameters = readonly (readonly [name: string, value: string])[];

/** True where a filter means the same to the API: there a manager is always today's, here that of the chosen day. */
const isKnownOf = (kind: ListKind, key: FilterKey, filters: Filters): boolean =>
  KNOWN[kind].includes(key) && !(key === "manager_id" && filters.datetime !== undefined);

/** The filters that are set: those that a collection of the API has in the map's meaning, and those that only the map has. */
export function parted(kind: ListKind, filters: Filters): { known: FilterKey[]; others: FilterKey[] } {
  const active = activeKeys(filters);
  const known = active.filter((key) => isKnownOf(kind, key, filters));
  return { known, others: active.filter((key) => !known.includes(key)) };
}

/** Some filters as parameters of an address. */
export const parametersOf = (filters: Filters, keys: readonly FilterKey[] = activeKeys(filters)): [string, string][] =>
  keys.map((key) => [key, String(filters[key])]);

/** A box in degrees as a parameter, exact to about a metre. */
export const boxText = (box: Box): string => box.map((degrees) => degrees.toFixed(5)).join(",");

const joined = (values: readonly string[]): string => [...new Set(values)].join(",");

/** What means the same as one filter in other words of the API; null where there is nothing. */
function inOtherWords(key: FilterKey | "box", { kind, records, filters, box, areas }: Wanted): Parameters | null {
  if (kind !== "projects") return null;
  switch (key) {
    case "box":
      return [["bbox", (box ?? []).join(",")]];
    case "status":
      return [["area", joined(areas.flatMap((area) => (area.status === filters.status ? [area.id] : [])))]];
    case "manager_id":
      return filters.city_ags ? [] : [["city_ags", joined(records.map((record) => record.city_ags))]];
    case "programme": {
      const names = records.map((record) => record.programme ?? "");
      const areAll = names.every((name) => !name.includes(",") && programmeKind(name) === filters.programme);
      return areAll ? [["programme", joined(names)]] : null;
    }
    default:
      return null;
  }
}

/** What asks for exactly these records beside the filters that the API knows: nothing, their ids, or other words. */
function rest(wanted: Wanted, unknown: readonly (FilterKey | "box")[]): Parameters {
  if (unknown.length === 0) return [];
  const ids = wanted.records.map(({ id }) => id).join(",");
  if (ids.length <= MOST_OF_IDS) return [["id", ids]];
  const words = unknown.map((key) => inOtherWords(key, wanted));
  return words.every((one) => one !== null) ? words.flat() : [["id", ids]];
}

/** Where to download the records of the list; files have them all, whatever the filters. */
export function downloadHref(wanted: Wanted, format: Format): string {
  const { kind, filters, box } = wanted;
  const { known, others } = parted(kind, filters);
  const unknown = [...others, ...(box ? (["box"] as const) : [])];
  const params = new URLSearchParams([
    ...parametersOf(filters, known),
    ...rest(wanted, unknown).map(([name, value]): [string, string] => [name, value]),
    ["f", format],
    ["limit", MOST],
  ]);
  const items = `/api/collections/${kind}/items?`;
  const asked = dataAt(items + params.toString().replaceAll("%2C", ","));
  return asked ?? String(dataAt(`${items}f=${format}`));
}

/** The page with every format of what the map shows. */
export function downloadPage({ filters, box }: Pick<Wanted, "filters" | "box">): string {
  const { code } = language();
  return pageAt("/herunterladen", code === DEFAULT_LANGUAGE ? "" : code, {
    ...Object.fromEntries(parametersOf(filters)),
    ...(box && { bbox: box.join(",") }),
  });
}
