/** The state of the map and its readable form in the URL; pure. */

import { boxHolds } from "./geo";
import { DEFAULT_LANGUAGE, LANGUAGES } from "./texts";
import type { AreaStatus, Box, LonLat, Period, RecordKind, Region, Theme } from "./types";

export type Programme = "esf" | "other";
export type ListKind = "areas" | "projects" | "offices";
/** What stands beside the map besides records: the figures of them all, or the map in words. */
export type Extra = "stats" | "words";
/** What stands beside the map: the records of a kind, or something else. */
export type Listed = ListKind | Extra;
/** How figures are grouped, and what is counted or added up: the names of the API (atlas/stats.py). */
export type By = "theme" | "kreis" | "period" | "year" | "region" | "city" | "status";
export type Measure = "projects" | "areas" | "offices" | "cities" | "cost_total_eur" | "eu_amount_eur";

/** What narrows the map, by the names of the API's parameters. */
export interface Filters {
  period?: Period;
  datetime?: string;
  year?: number;
  region?: Region;
  kreis?: string;
  city_ags?: string;
  manager_id?: string;
  theme?: Theme;
  programme?: Programme;
  status?: AreaStatus;
  carrier?: string;
  cost_min?: number;
  cost_max?: number;
}

export type FilterKey = keyof Filters;

/** What a link may say beside filters and records. */
export type LinkKey = "compare" | "list" | "by" | "measure" | "lang" | "where" | "at" | "view";

/** A part of an old or mistyped link that cannot be used. */
export interface Dropped {
  key: FilterKey | LinkKey;
  value: string;
}

/** What the panel shows: a record, a place, the records at one point, or nothing. */
export type Selection =
  | { kind: RecordKind; id: string /** The area that an area is laid beside. */; compare?: string }
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
  list: Listed;
  by: By;
  measure: Measure;
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
export const EXTRAS: readonly Extra[] = ["stats", "words"];
const LISTED: readonly Listed[] = [...LIST_KINDS, ...EXTRAS];
export const BYS: readonly By[] = ["theme", "kreis", "period", "year", "region", "city", "status"];
export const MEASURES: readonly Measure[] = [
  "projects",
  "areas",
  "offices",
  "cities",
  "cost_total_eur",
  "eu_amount_eur",
];
const RECORD_KINDS: readonly RecordKind[] = ["area", "project", "office", "city"];

export const EMPTY: State = {
  selection: null,
  filters: {},
  list: "areas",
  by: "theme",
  measure: "projects",
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

/** The other area of a comparison: there is none without a first, nor with itself. */
function comparedOf(params: URLSearchParams): string | undefined {
  const [area, other] = [params.get("area"), params.get("compare")];
  return area && other && other !== area ? other : undefined;
}

function selectionOf(params: URLSearchParams): Selection | null {
  for (const kind of RECORD_KINDS) {
    const id = params.get(kind);
    if (id) return { kind, id, ...pick("compare", comparedOf(params)) };
  }
  const place = positionOf(params.get("where"));
  if (place) return { kind: "place", position: place, ...pick("label", params.get("place") ?? undefined) };
  const group = positionOf(params.get("at"));
  return group && { kind: "group", position: group };
}

const VIEW = ["lon", "lat", "zoom"] as const;
/** The map has no more than Saxony and its neighbours to show; nothing is drawn for scales beyond these. */
export const ROAM: Box = [10.4, 49.2, 16.6, 52.6];
const ZOOMS = [0, 24] as const;

function viewOf(params: URLSearchParams): View | null {
  const [lon, lat, zoom] = VIEW.map((name) => numberOf(params.get(name)));
  if (lon == null || lat == null || zoom == null) return null;
  return boxHolds(ROAM, [lon, lat]) && zoom >= ZOOMS[0] && zoom <= ZOOMS[1] ? { lon, lat, zoom } : null;
}

const YEARS = [1990, 2100] as const;

function yearOf(text: string): number | undefined {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  return year >= YEARS[0] && year <= YEARS[1] ? year : undefined;
}

/** A day that the calendar has; 2021-02-30 would silently become another. */
function dayOf(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !yearOf(text.slice(0, 4))) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined;
}

function amountOf(text: string): number | undefined {
  const amount = numberOf(text.replace(",", "."));
  return amount !== null && amount >= 0 ? amount : undefined;
}

const worded = (text: string): string | undefined => text || undefined;

/** How each filter is read from text, in the order in which addresses and the form name them. */
const READERS: { [K in FilterKey]-?: (text: string) => Filters[K] | undefined } = {
  period: (text) => oneOf(PERIODS, text),
  datetime: dayOf,
  year: yearOf,
  region: (text) => oneOf(REGIONS, text),
  kreis: worded,
  city_ags: (text) => text.match(/^\d{8}$/)?.[0],
  manager_id: (text) => text.match(/^[\w-]+$/)?.[0],
  theme: (text) => oneOf(THEMES, text),
  programme: (text) => oneOf(PROGRAMMES, text),
  status: (text) => oneOf(AREA_STATUSES, text),
  carrier: worded,
  cost_min: amountOf,
  cost_max: amountOf,
};
export const FILTER_KEYS = Object.keys(READERS) as FilterKey[];

/** One filter read from text; nothing where the text cannot be used. */
export const readFilter = (key: FilterKey, text: string): Filters => pick(key, READERS[key](text.trim())) as Filters;

function filtersOf(params: URLSearchParams): Filters {
  return Object.assign({}, ...FILTER_KEYS.map((key) => readFilter(key, params.get(key) ?? "")));
}

/** A language by its code or by its tag: the element of the embedded map takes the tag, as `lang` of any element. */
const languageOf = (text: string | null): string | undefined =>
  LANGUAGES.find(({ code, lang }) => code === text || lang === text)?.code;

/** How the parts beside the filters are judged: what they say, and whether it can be used. */
const JUDGES: Readonly<Record<LinkKey, (params: URLSearchParams) => [said: string, isUsable: boolean]>> = {
  compare: (params) => [params.get("compare") ?? "", comparedOf(params) !== undefined],
  list: (params) => [params.get("list") ?? "", oneOf(LISTED, params.get("list")) !== undefined],
  by: (params) => [params.get("by") ?? "", oneOf(BYS, params.get("by")) !== undefined],
  measure: (params) => [params.get("measure") ?? "", oneOf(MEASURES, params.get("measure")) !== undefined],
  lang: (params) => [params.get("lang") ?? "", languageOf(params.get("lang")) !== undefined],
  where: (params) => [params.get("where") ?? "", positionOf(params.get("where")) !== null],
  at: (params) => [params.get("at") ?? "", positionOf(params.get("at")) !== null],
  view: (params) => [
    VIEW.flatMap((name) => (params.get(name) ? [`${name}=${params.get(name)}`] : [])).join(" "),
    viewOf(params) !== null,
  ],
};
const LINK_KEYS = Object.keys(JUDGES) as LinkKey[];
export const isLinkKey = (key: FilterKey | LinkKey): key is LinkKey => key in JUDGES;

/** The parts of a query string that `parseState` leaves out. */
export function droppedFrom(query: string): Dropped[] {
  const params = new URLSearchParams(query);
  const filters = FILTER_KEYS.flatMap((key) => {
    const value = params.get(key)?.trim() ?? "";
    return value && READERS[key](value) === undefined ? [{ key, value }] : [];
  });
  const others = LINK_KEYS.flatMap((key) => {
    const [value, isUsable] = JUDGES[key](params);
    return value.trim() && !isUsable ? [{ key, value }] : [];
  });
  return [...filters, ...others];
}

/** Read a query string; what cannot be used is left out, the rest still holds. */
export function parseState(query: string): State {
  const params = new URLSearchParams(query);
  return {
    selection: selectionOf(params),
    filters: filtersOf(params),
    list: oneOf(LISTED, params.get("list")) ?? EMPTY.list,
    by: oneOf(BYS, params.get("by")) ?? EMPTY.by,
    measure: oneOf(MEASURES, params.get("measure")) ?? EMPTY.measure,
    inView: params.get("inview") === "1",
    view: viewOf(params),
    language: languageOf(params.get("lang")) ?? EMPTY.language,
  };
}

/** About a metre. */
const PRECISE = 5;
const degrees = (value: number, digits = PRECISE): string => String(Number(value.toFixed(digits)));

/** As few decimals as keep the map within a fifth of a pixel: the address stays short. */
const digitsAt = (zoom: number): number => (zoom < 9 ? 3 : zoom < 12 ? 4 : PRECISE);

function selectionParams(selection: Selection): [string, string][] {
  if (selection.kind === "group") return [["at", selection.position.map((value) => degrees(value)).join(",")]];
  if (selection.kind !== "place") {
    const { kind, id, compare } = selection;
    return compare === undefined
      ? [[kind, id]]
      : [
          [kind, id],
          ["compare", compare],
        ];
  }
  const where: [string, string] = ["where", selection.position.map((value) => degrees(value)).join(",")];
  return selection.label ? [where, ["place", selection.label]] : [where];
}

function viewParams(view: View): [string, string][] {
  return [
    ["lon", degrees(view.lon, digitsAt(view.zoom))],
    ["lat", degrees(view.lat, digitsAt(view.zoom))],
    ["zoom", String(Number(view.zoom.toFixed(2)))],
  ];
}

/** Write a state as a query string, in a fixed order, without what stands at its default. */
export function formatState(state: State): string {
  const params = new URLSearchParams([
    ...(state.selection ? selectionParams(state.selection) : []),
    ...FILTER_KEYS.flatMap((key) => (state.filters[key] === undefined ? [] : [[key, String(state.filters[key])]])),
    ...(["list", "by", "measure"] as const).flatMap((key) => (state[key] === EMPTY[key] ? [] : [[key, state[key]]])),
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

/** True where a change only moved the map: thousands of rows and signs then need no second look. */
export const hasOnlyMoved = (state: State, before: State): boolean =>
  state.view !== null &&
  state.filters === before.filters &&
  formatState({ ...state, view: null }) === formatState({ ...before, view: null });

/** True where what stands beside the map tells of the part that it shows. */
export const followsMap = ({ inView, list }: State): boolean => inView || list === "words";
