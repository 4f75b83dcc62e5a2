import { describe, expect, it } from "vitest";
import { Atlas } from "./atlas";
import { without } from "./filters";
import { AREA_STATUSES, type Filters, PERIODS, PROGRAMMES, REGIONS, readFilter, THEMES } from "./state";
import { type ChoiceKey, tally } from "./tally";
import { area, office, project } from "./testing";
import type { Assignment, Feature, Geometry } from "./types";

const POINT: Geometry = { type: "Point", coordinates: [14.44, 51.18] };
const feature = <P>(properties: P): Feature<P> => ({ type: "Feature", geometry: POINT, properties });
const collection = <P>(records: P[]) => ({ type: "FeatureCollection", features: records.map(feature) }) as const;

/** A generator of chance that gives the same worlds in every run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const more = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32;
  };
}

// Names with commas and spellings that fold to the same: one choice then stands for several texts.
const CARRIERS = ["CJD", "Bildung, Demokratie und Leben", "Bildung", "Zoë e. V.", "zoe e.V."];
const KREISE = ["Görlitz", "Goerlitz", "Bautzen, Stadt", "Bautzen"];
const CITIES = ["14612000", "14625020"];
const KINDS = ["ESF Nachhaltige soziale Stadtentwicklung", "Soziale Stadt", null];
const DAYS = ["2015-03-01", "2018-06-30", "2022-01-01", null];
const VALUES: Readonly<Record<ChoiceKey, readonly string[]>> = {
  period: PERIODS,
  year: ["2015", "2016", "2017", "2018", "2022"],
  region: REGIONS,
  kreis: KREISE,
  city_ags: CITIES,
  manager_id: ["m-1", "m-2"],
  theme: THEMES,
  programme: PROGRAMMES,
  status: AREA_STATUSES,
  carrier: CARRIERS,
};
const KEYS = Object.keys(VALUES) as ChoiceKey[];

class World {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = chance(seed);
  }

  one<T>(from: readonly T[]): T {
    return from[Math.floor(this.#next() * from.length)] as T;
  }

  some<T>(from: readonly T[]): T[] {
    return from.filter(() => this.#next() < 0.4);
  }

  many<T>(n: number, make: (n: number) => T): T[] {
    return Array.from({ length: n }, (_, index) => make(index));
  }

  joined() {
    return {
      city_ags: this.one(CITIES),
      kreis: this.one(KREISE),
      region: this.one([...REGIONS, null]),
      manager_id: this.one(["m-1", "m-2", null]),
    };
  }

  assignment(city_ags: string): Assignment {
    const manager = { id: this.one(["m-1", "m-2"]), former_names: [] as const } as unknown as Assignment["manager"];
    return { city_ags, manager, since: this.one(DAYS), known_from: null, confirmed: true, basis: "region" };
  }

  atlas(): Atlas {
    const themes = () => Object.fromEntries(this.some(THEMES).map((theme) => [theme, 1]));
    const areas = this.many(8, (n) =>
      area({
        ...this.joined(),
        id: `a-${n}`,
        programme: this.one(KINDS) ?? "EFRE",
        periods: this.some(PERIODS),
        status: this.one(AREA_STATUSES),
        counts: { projects: 0, offices: 0, themes: themes() },
      }),
    );
    const projects = this.many(25, (n) =>
      project({
        ...this.joined(),
        id: `p-${n}`,
        area_id: this.one([...areas.map(({ id }) => id), null]),
        programme: this.one(KINDS),
        period: this.one([...PERIODS, null]),
        theme: this.one(THEMES),
        carrier: this.one([...CARRIERS, null]),
        cost_total_eur: this.one([1000, 50_000, null]),
        start: this.one(DAYS),
        end: this.one(DAYS),
      }),
    );
    const offices = this.many(10, (n) =>
      office({
        ...this.joined(),
        id: `o-${n}`,
        area_ids: this.some(areas.map(({ id }) => id)).slice(0, 3),
        programme: this.one(KINDS),
        carrier: this.one([...CARRIERS, null]),
        since: this.one(DAYS),
        until: this.one(DAYS),
      }),
    );
    const atlas = new Atlas({
      areas: collection(areas),
      projects: collection(projects),
      offices: collection(offices),
      cities: collection([]),
    });
    atlas.learn(CITIES.map((city_ags) => this.assignment(city_ags)));
    return atlas;
  }

  filters(): Filters {
    const chosen = this.some(KEYS).slice(0, 3);
    const filters = chosen.map((key) => readFilter(key, this.one(VALUES[key])));
    const day = this.one([...DAYS, null, null, null]);
    const cost = this.one([10_000, undefined, undefined]);
    return Object.assign({}, ...filters, day && { datetime: day }, cost && { cost_min: cost });
  }
}

/** What the counts mean: filter anew with each value, and count what is left. */
function slowly(atlas: Atlas, key: ChoiceKey, filters: Filters): Map<string, number> {
  const count = (value: string): number => {
    const { areas, projects, offices } = atlas.shown({ ...without(filters, key), ...readFilter(key, value) });
    return areas.length + projects.length + offices.length;
  };
  return new Map(VALUES[key].map((value) => [value, count(value)]));
}

describe("tally", () => {
  const seeds = Array.from({ length: 150 }, (_, seed) => seed);
  it.each(KEYS)("counts for %s what filtering with each value leaves, whatever else is asked", (key) => {
    for (const seed of seeds) {
      const world = new World(seed);
      const atlas = world.atlas();
      const filters = world.filters();
      const counted = tally(atlas, key, VALUES[key], filters);
      expect([seed, filters, [...counted]]).toEqual([seed, filters, [...slowly(atlas, key, filters)]]);
    }
  });
});
