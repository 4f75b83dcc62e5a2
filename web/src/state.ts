/** The state of the map and its readable form in the URL; pure. */

import { DEFAULT_LANGUAGE, LANGUAGES } from "./texts";
import type { AreaStatus, LonLat, Period, RecordKind, Region, Theme } from "./types";

export type Programme = "esf" | "other";
export type ListKind = "areas" | "projects" | "offices";

export interface Filters {
  period?: Period;
  region?: Region;
  theme?: Theme;
  city_ags?: string;
  programme?: Programme;
  status?: AreaStatus;
}

/** What the panel shows: a record, a place, the records at one point, or nothing. */
export type Selection =
  | { kind: RecordKind; id: string }
  | { kind: "place"; position: LonLat; label?: string }
  | { kind: "group"; position: LonLat };

export interface View {
  lon: number;
  lat: number;
  zoom: number;
}

export interface State {
  selection: Selection | null;
  filters: Filters;
  list: ListKind;
  inView: boolean;
  view: View | null;
  /** The code of the interface's language. */
  language: string;
}

export const PERIODS: readonly Period[] = ["2014-2020", "2021-2027"];
export const REGIONS: readonly Region[] = ["east", "west"];
export const PROGRAMMES: readonly Programme[] = ["esf", "other"];
export const AREA_STATUSES: readonly AreaStatus[] = ["approved", "applied", "former", "unknown"];
export const THEMES: readonly Theme[] = [
  "children_youth_education",
  "civic_lifelong_learning",
  "social_inclusion_employment",
  "local_economy",
  "accompanying",
  "other",
];
export const LIST_KINDS: readonly ListKind[] = ["areas", "projects", "offices"];
const RECORD_KINDS: readonly RecordKind[] = ["area", "project", "office", "city"];

export const EMPTY: State = {
  selection: null,
  filters: {},
  list: "areas",
  inView: false,
  view: null,
  language: DEFAULT_LANGUAGE,
};

const oneOf = <T extends string>(allowed: readonly T[], value: string | null): T | undefined =>
  allowed.find((candidate) => candidate === value);

const pick = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

function numberOf(text: string | null): number | null {
  const value = text === null || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : null;
}

function positionOf(text: string | null): LonLat | null {
  const [lon, lat, rest] = (text ?? "").split(",").map(numberOf);
  return rest === undefined && lon != null && lat != null ? [lon, lat] : null;
}

function selectionOf(params: URLSearchParams): Selection | null {
  for (const kind of RECORD_KINDS) {
    const id = params.get(kind);
    if (id) return { kind, id };
  }
  const place = positionOf(params.get("where"));
  if (place) return { kind: "place", position: place, ...pick("label", params.get("place") ?? undefined) };
  const group = positionOf(params.get("at"));
  return group && { kind: "group", position: group };
}

function viewOf(params: URLSearchParams): View | null {
  const [lon, lat, zoom] = ["lon", "lat", "zoom"].map((name) => numberOf(params.get(name)));
  return lon != null && lat != null && zoom != null ? { lon, lat, zoom } : null;
}

function filtersOf(params: URLSearchParams): Filters {
  return {
    ...pick("period", oneOf(PERIODS, params.get("period"))),
    ...pick("region", oneOf(REGIONS, params.get("region"))),
    ...pick("theme", oneOf(THEMES, params.get("theme"))),
    ...pick("city_ags", params.get("city_ags")?.match(/^\d{8}$/)?.[0]),
    ...pick("programme", oneOf(PROGRAMMES, params.get("programme"))),
    ...pick("status", oneOf(AREA_STATUSES, params.get("status"))),
  };
}

/** Read a query string; what cannot be used is left out, the rest still holds. */
export function parseState(query: string): State {
  const params = new URLSearchParams(query);
  return {
    selection: selectionOf(params),
    filters: filtersOf(params),
    list: oneOf(LIST_KINDS, params.get("list")) ?? EMPTY.list,
    inView: params.get("inview") === "1",
    view: viewOf(params),
    language: LANGUAGES.find(({ code }) => code === params.get("lang"))?.code ?? EMPTY.language,
  };
}

const degrees = (value: number): string => String(Number(value.toFixed(5)));

function selectionParams(selection: Selection): [string, string][] {
  if (selection.kind === "group") return [["at", selection.position.map(degrees).join(",")]];
  if (selection.kind !== "place") return [[selection.kind, selection.id]];
  const where: [string, string] = ["where", selection.position.map(degrees).join(",")];
  return selection.label ? [where, ["place", selection.label]] : [where];
}

function viewParams(view: View): [string, string][] {
  return [
    ["lon", degrees(view.lon)],
    ["lat", degrees(view.lat)],
    ["zoom", String(Number(view.zoom.toFixed(2)))],
  ];
}

/** Write a state as a query string, in a fixed order, without what stands at its default. */
export function formatState(state: State): string {
  const params = new URLSearchParams([
    ...(state.selection ? selectionParams(state.selection) : []),
    ...Object.entries(state.filters).filter(([, value]) => value !== undefined),
    ...(state.list === EMPTY.list ? [] : [["list", state.list]]),
    ...(state.inView ? [["inview", "1"]] : []),
    ...(state.view ? viewParams(state.view) : []),
    ...(state.language === EMPTY.language ? [] : [["lang", state.language]]),
  ] as [string, string][]);
  const query = params.toString().replaceAll("%2C", ",");
  return query ? `?${query}` : "";
}

/** True where two selections mean the same thing. */
export function sameSelection(a: Selection | null, b: Selection | null): boolean {
  if (a === null || b === null) return a === b;
  return JSON.stringify(selectionParams(a)) === JSON.stringify(selectionParams(b));
}
