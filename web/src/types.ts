/**
 * The records as the API sends them, with the names of the data model: one interface per kind for what the map layers
 * hold of it (atlas/maplayers.py), and one for its whole item.
 */

export type LonLat = readonly [lon: number, lat: number];
export type Box = readonly [west: number, south: number, east: number, north: number];

export type Region = "east" | "west";
export type Period = "2014-2020" | "2021-2027";
export type GeometryQuality = "official" | "quarter" | "schematic" | "municipality" | "none";
export type Octant = "n" | "ne" | "e" | "se" | "s" | "sw" | "w" | "nw";
export type Precision = "address" | "street" | "area" | "city";
export type AreaStatus = "approved" | "applied" | "former" | "unknown";
export type OfficeStatus = "open" | "closed" | "unverified";
export type ProjectStatus = "approved" | "applied" | "planned";
export type Theme =
  | "children_youth_education"
  | "civic_lifelong_learning"
  | "social_inclusion_employment"
  | "local_economy"
  | "accompanying"
  | "other";

/** The kinds of record a reader can open. */
export type RecordKind = "area" | "project" | "office" | "city";

export interface Manager {
  id: string;
  name: string;
  role: string;
  organisation: string;
  region: Region;
  phone: string | null;
  phone_e164: string | null;
  email: string | null;
  as_of: string | null;
  valid_from: string | null;
  confirmed: boolean;
  basis: string;
  /** Who stands in today. */
  substitute: Person | null;
}

/** Somebody as the public may know them. */
export type Person = Omit<Manager, "valid_from" | "confirmed" | "basis" | "substitute">;

/** That somebody is responsible for a city from a day on; `since` is null where that day is not known. */
export interface Assignment {
  city_ags: string;
  manager: (Person & { former_names: readonly { name: string; until: string }[] }) | null;
  since: string | null;
  /** Of the time before, nothing is known. */
  known_from: string | null;
  confirmed: boolean;
  basis: string;
}

/** What the join adds to every record. */
interface Joined {
  city_ags: string;
  city_name: string;
  kreis: string;
  region: Region | null;
  manager_id: string | null;
}

export interface BudgetFigure {
  amount_eur: number;
  approx: boolean;
  kind: "grant" | "cost" | "own_share" | "requested" | "expected" | "max" | "unclear";
  what: string;
  source: string;
  shared_with?: string[];
}

export interface Area extends Joined {
  id: string;
  name: string;
  programme: string;
  periods: Period[];
  status: AreaStatus;
  geometry_quality: GeometryQuality;
  point: LonLat;
  counts: { projects: number; offices: number; themes: Partial<Record<Theme, number>> };
}

export interface AreaDetails extends Area {
  name_official: boolean;
  gihk_title: string | null;
  council_decision: string | null;
  council_decision_date: string | null;
  inhabitants: number | null;
  inhabitants_as_of: string | null;
  hectares: number | null;
  budget_total_eur: number | null;
  budget_basis: "grant" | "grant_eu_and_state" | "framework" | "cost" | null;
  budget_eu_eur: number | null;
  budget_figures: BudgetFigure[];
  boundary_description: string | null;
  sub_quarters: string[];
  note: string | null;
  geometry_evidence: "described" | "named" | "assumed" | null;
  geometry_partial: boolean;
  geometry_note: string | null;
  geometry_sources: string[];
  drawn_hectares: number | null;
  manager: Manager | null;
}

export interface Participation {
  period: Period;
  status: "approved" | "applied" | "concept_only" | "unclear";
  note: string | null;
  sources: string[];
}

export interface City {
  ags: string;
  name: string;
  name_hsb: string | null;
  kreis: string;
  kreis_ags: string;
  region: Region | null;
  manager: Manager | null;
  centre: LonLat;
  /** The municipalities that were merged into it, by the keys that old links have. */
  former: { ags: string; name: string }[];
}

export interface CityDetails extends City {
  website: string | null;
  participation: Participation[];
}

export interface Office extends Joined {
  id: string;
  area_ids: string[];
  kind: string;
  programme: string | null;
  name: string;
  carrier: string | null;
  since: string | null;
  until: string | null;
  status: OfficeStatus;
  precision: Precision;
}

export interface OfficeDetails extends Office {
  value_sources: ValueSources;
  area_names: string[];
  area_relation: "same_programme" | "same_quarter" | null;
  client: string | null;
  street: string | null;
  house_number: string | null;
  postcode: string | null;
  city: string;
  location_note: string | null;
  phone: string | null;
  phone_e164: string | null;
  email: string | null;
  website: string | null;
  opening_hours: string | null;
  opening_hours_as_of: string | null;
  funded_until: string | null;
  as_of: string | null;
  note: string | null;
  precision_note: string;
}

export interface Address {
  street: string | null;
  house_number: string | null;
  postcode: string | null;
  city: string;
  place: string | null;
  kind: "site" | "carrier_seat";
}

export interface Project extends Joined {
  id: string;
  area_id: string | null;
  title: string;
  beneficiary: string | null;
  carrier: string | null;
  programme: string | null;
  period: Period | null;
  start: string | null;
  end: string | null;
  cost_total_eur: number | null;
  eu_amount_eur: number | null;
  grant_total_eur: number | null;
  grant_approx: boolean | null;
  theme: Theme;
  status: ProjectStatus | null;
  precision: Precision;
}

export interface ProjectDetails extends Project {
  value_sources: ValueSources;
  record_id: string | null;
  area_name: string | null;
  area_basis: "source" | "assumed" | null;
  title_addition: string | null;
  co_financing_rate: { value: number; basis: "eu" | "eu_and_state"; computed: boolean } | null;
  fund: string | null;
  specific_objective: string | null;
  theme_basis: "record" | "assigned";
  address: Address | null;
  summary: string | null;
  note: string | null;
  precision_note: string;
}

export interface Source {
  id: string;
  url: string | null;
  what: string;
  publisher: string;
  seen: string;
  as_of: string | null;
  note: string | null;
}

export interface Conflict {
  id: string;
  subject_id: string;
  field: string;
  values: { value: string; source: string }[];
  note: string | null;
}

export interface Geometry {
  type: "Point" | "MultiPoint" | "LineString" | "MultiLineString" | "Polygon" | "MultiPolygon";
  coordinates: unknown;
}

export interface Feature<P> {
  type: "Feature";
  id?: string | number;
  geometry: Geometry | null;
  bbox?: Box;
  properties: P;
}

export interface FeatureCollection<P> {
  type: "FeatureCollection";
  features: Feature<P>[];
  facts_as_of?: string;
  /** How many records there are beside these, where they are too many for a layer. */
  stock?: number;
}

/** Some of the records that a question finds, and how many those are. */
export interface Page<P> extends FeatureCollection<P> {
  numberMatched: number;
}

/** An area in a list. */
export interface AreaBrief {
  id: string;
  name: string;
  city_name: string | null;
  programme: string;
  periods: Period[];
  status: AreaStatus;
}

export interface Beside {
  area: AreaBrief;
  relation: "same" | "within" | "contains" | "overlap" | "touch" | "near";
  share: number;
  distance_m: number;
  direction: Octant | null;
}

/** The ids of the sources of single values, by field. */
export type ValueSources = Readonly<Record<string, readonly string[]>>;

/** What follows from the records of an area or a city (atlas/profile). */
export interface Profile {
  money: {
    projects: number;
    cost_eur: number | null;
    cost_known: number;
    eu_eur: number | null;
    eu_known: number;
    eu_share: number | null;
    share_known: number;
  };
  per_inhabitant: { amount_eur: number; basis: "budget" | "projects" } | null;
  themes: { theme: Theme; projects: number; cost_eur: number | null; cost_known: number }[];
  timeline: { years: { year: number; projects: number }[]; undated: number };
  surroundings: Surroundings | null;
  value_sources: ValueSources;
}

export interface Surroundings {
  reach_m: number | null;
  drawn: Beside[];
  undrawn: AreaBrief[];
  predecessors: AreaBrief[];
  successors: AreaBrief[];
}

/** A single item: the feature with its sources and conflicts in full; areas and cities have a profile. */
export interface Item<P> extends Feature<P> {
  sources: Source[];
  conflicts: Conflict[];
  profile?: Profile;
  revision: number;
}

export interface Place {
  kind: RecordKind | "place";
  id: string | null;
  label: string;
  detail: string;
  lon: number;
  lat: number;
  precision: Precision;
  score: number;
  /** What a city is called in Upper Sorbian. */
  name_hsb: string | null;
}

/** A basemap of pictures from another host. */
export interface ForeignBasemap {
  url: string;
  name: string;
  attribution: string;
}

/** A file of the gazetteer for the search without a server. */
export interface PlaceFile {
  kinds: { kind: string; word: string; precision: Precision }[];
  rows: [kind: number, name: string, label: string, town: number, lon: number, lat: number, further: string[]][];
}

/** The answer to "Wo bin ich?". */
export interface Where {
  position: { lon: number; lat: number; label: string | null; precision: Precision };
  inside: boolean;
  sentence: string;
  /** The sentence in other languages, by the code of the language. */
  [sentence: `sentence_${string}`]: string | undefined;
  area: Feature<Area> | null;
  distance_m: number | null;
  direction: string | null;
  areas: { id: string; name: string }[];
  offices: Feature<OfficeDetails>[];
  projects: Feature<Project>[];
  city: Feature<City> | null;
  manager: Manager | null;
}

export interface TownProperties {
  name: string;
  name_hsb: string | null;
  ags: string;
  population: number | null;
  rank: number;
}

/** A shape of a region, or of a part of it. */
export type RegionShape = Feature<{ region: Region }>;

export interface NamedProperties {
  name: string;
  kind?: "land" | "country";
}

/** A part of a text twin: a city by its key, or the overview that comes first. */
export interface TwinSection {
  key: string;
  heading: string;
  sentences: string[];
}

/** What a view of the map shows, in words. */
export interface TextTwin {
  title: string;
  sections: TwinSection[];
}
