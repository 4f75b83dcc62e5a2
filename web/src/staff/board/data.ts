/** The cities with all that is known of who is responsible for them; what holds on a day is worked out here. Pure. */

import type { Assignment, City, FeatureCollection, Geometry, LonLat, Region } from "../../types";

export interface Person {
  id: string;
  name: string;
  region: Region;
}

/** A stretch of days on which somebody is responsible; an open side is null. */
export interface Spell {
  person: Person | null;
  from: string | null;
  /** The first day on which it is no longer so. */
  until: string | null;
  /** Of the days before, nothing is known. */
  knownFrom: string | null;
  isConfirmed: boolean;
}

export interface CityRow {
  ags: string;
  name: string;
  kreis: string;
  centre: LonLat;
  geometry: Geometry | null;
  areas: number;
  projects: number;
  /** All stretches in the order of time, planned ones too. */
  spells: readonly Spell[];
}

export interface CityProperties extends City {
  counts: { areas: number; projects: number; offices: number };
}

function spellsOf(assignments: readonly Assignment[]): Spell[] {
  return assignments.map((one, n) => ({
    person: one.manager && { id: one.manager.id, name: one.manager.name, region: one.manager.region },
    from: one.since,
    until: assignments[n + 1]?.since ?? null,
    knownFrom: one.known_from,
    isConfirmed: one.confirmed,
  }));
}

/** One row for each city, by name; the assignments of a city come in the order of time. */
export function rowsOf(cities: FeatureCollection<CityProperties>, assignments: readonly Assignment[]): CityRow[] {
  const rows = cities.features.map(({ geometry, properties: { ags, name, kreis, centre, counts } }) => {
    const known = assignments.filter(({ city_ags, manager }) => city_ags === ags && manager !== null);
    return { ags, name, kreis, centre, geometry, ...counts, spells: spellsOf(known) };
  });
  return rows.sort((a, b) => a.name.localeCompare(b.name, "de"));
}

/** What holds for a city on a day (ISO); null where nobody is known. */
export function spellOn({ spells }: CityRow, day: string): Spell | null {
  const last = spells.findLast(({ from }) => (from ?? "") <= day);
  return last && (last.knownFrom ?? "") <= day ? last : null;
}

/** The changes that are planned after a day. */
export const plannedAfter = ({ spells }: CityRow, day: string): readonly Spell[] =>
  spells.filter(({ from }) => from !== null && from > day);

/** Everybody who is, was or will be responsible for some city: by region, then by name. */
export function peopleOf(rows: readonly CityRow[]): Person[] {
  const found = new Map<string, Person>();
  for (const { spells } of rows) for (const { person } of spells) if (person) found.set(person.id, person);
  return [...found.values()].sort((a, b) => a.region.localeCompare(b.region) || a.name.localeCompare(b.name, "de"));
}

/** How a person is told apart on the map without colour: by letters, and by a pattern of their own. */
export interface Look {
  letters: string;
  tone: Region | "none";
  pattern: "lines" | "dots" | "hatch";
}

const NOBODY: Look = { letters: "?", tone: "none", pattern: "hatch" };
const PATTERNS = { east: "lines", west: "dots" } as const;

const initials = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map((part) => part.charAt(0))
    .join("")
    .toLocaleUpperCase("de")
    .slice(0, 3);

/** The look of each of them: the first of a region has its pattern, whoever comes after them another one. */
export function looksOf(people: readonly Person[]): (id: string | null) => Look {
  const seen = new Set<Region>();
  const looks = new Map<string, Look>();
  for (const { id, name, region } of people) {
    const pattern = seen.has(region) ? "hatch" : PATTERNS[region];
    seen.add(region);
    looks.set(id, { letters: initials(name), tone: region, pattern });
  }
  return (id) => (id ? looks.get(id) : undefined) ?? NOBODY;
}

/** This day as the person here writes it. */
export function today(now = new Date()): string {
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
