/** What can be chosen in each filter: codes from the vocabulary, names and years from the loaded records. */

import type { Atlas } from "./atlas";
import { activeKeys, without } from "./filters";
import { fold } from "./fold";
import { date, money } from "./format";
import {
  AREA_STATUSES,
  type Dropped,
  droppedFrom,
  type FilterKey,
  type Filters,
  isLinkKey,
  PERIODS,
  PROGRAMMES,
  type Programme,
  parseState,
  REGIONS,
  type State,
  THEMES,
} from "./state";
import { type ChoiceKey, tally } from "./tally";
import { t } from "./texts";
import type { AreaStatus, City, Period, Region, Theme } from "./types";

/** The filters whose values only the data know. */
const NAMED = ["kreis", "city_ags", "manager_id", "carrier"] as const;

const LONGEST_VALUE = 60;

const german = new Intl.Collator("de", { numeric: true });
const known = (values: Iterable<string | null | undefined>): string[] => [
  ...new Set([...values].filter((value) => value != null)),
];

/** Names in order; of spellings that the API takes for the same, the first. */
function names(values: Iterable<string | null>): string[] {
  const unlike = new Map(known(values).map((name) => [fold(name), name]));
  return [...unlike.values()].sort(german.compare);
}

/** Every year in which a project runs. */
function years(atlas: Atlas): string[] {
  const dates = [...atlas.projects.values()].flatMap(({ record }) => [record.start, record.end]);
  const found = known(dates).map((day) => Number(day.slice(0, 4)));
  const first = Math.min(...found);
  return found.length === 0 ? [] : Array.from({ length: Math.max(...found) - first + 1 }, (_, n) => String(first + n));
}

export class Choices {
  readonly #atlas: Atlas;
  /** How the values of each filter are found; most readers never ask for them. */
  readonly #finding: Readonly<Record<ChoiceKey, () => readonly string[]>>;
  readonly #found = new Map<ChoiceKey, readonly string[]>();
  readonly #managers: ReadonlyMap<string, string>;
  /** What became of municipalities that were merged, by the keys that old links have. */
  readonly #merged: ReadonlyMap<string, { old: string; city: City }>;

  constructor(atlas: Atlas) {
    this.#atlas = atlas;
    const cities = [...atlas.cities.values()].map((one) => one.record);
    const carried = () => [...atlas.projects.values(), ...atlas.offices.values()].map((one) => one.record.carrier);
    const managers = cities.flatMap(({ manager }) => manager ?? []);
    this.#managers = new Map(managers.map((manager) => [manager.id, manager.name]));
    this.#merged = new Map(
      cities.flatMap((city) => city.former.map(({ ags, name }) => [ags, { old: `${name} (${ags})`, city }])),
    );
    this.#finding = {
      period: () => PERIODS,
      year: () => years(atlas),
      region: () => REGIONS,
      kreis: () => names(cities.map((city) => city.kreis)),
      city_ags: () => cities.map((city) => city.ags),
      manager_id: () => [...this.#managers.keys()].sort(german.compare),
      theme: () => THEMES,
      programme: () => PROGRAMMES,
      status: () => AREA_STATUSES,
      carrier: () => names(carried()),
    };
  }

  /** The filters that are chosen from a list. */
  get keys(): readonly ChoiceKey[] {
    return Object.keys(this.#finding) as ChoiceKey[];
  }

  /** The values of a filter, in the order to show. */
  of(key: ChoiceKey): readonly string[] {
    const values = this.#found.get(key) ?? this.#finding[key]();
    this.#found.set(key, values);
    return values;
  }

  /** For each value of one filter, how many records would remain with all other filters as they are. */
  counts(key: ChoiceKey, filters: Filters): Map<string, number> {
    return tally(this.#atlas, key, this.of(key), filters);
  }

  /** A value as people say it. */
  word(key: FilterKey, value: string): string {
    return this.#words[key]?.(value) ?? value;
  }

  readonly #words: Readonly<Partial<Record<FilterKey, (value: string) => string | undefined>>> = {
    period: (value) => t(`period-${value as Period}`),
    region: (value) => t(`region-${value as Region}`),
    theme: (value) => t(`theme-${value as Theme}`),
    programme: (value) => t(`programme-${value as Programme}`),
    status: (value) => t(`status-${value as AreaStatus}`),
    city_ags: (value) => this.#atlas.cities.get(value)?.record.name,
    manager_id: (value) => this.#managers.get(value),
    datetime: date,
    cost_min: (value) => money(Number(value)),
    cost_max: (value) => money(Number(value)),
  };

  /** A part of a link with its value, such as "Stadt: Bautzen". */
  naming(key: FilterKey, value: string): string {
    return t("filters-naming", { label: t(`filters-${key}`), value: this.word(key, value) });
  }

  /** What a link asks in vain or by a former name, in sentences; empty where all of it is of today. */
  complaint(query: string): string {
    const { filters, selection } = parseState(query);
    const cities = new Set([filters.city_ags, selection?.kind === "city" ? selection.id : undefined]);
    const merged = [...cities].flatMap((ags) => this.#merged.get(ags ?? "") ?? []);
    const sentences = merged.map(({ old, city }) => t("link-merged", { old, city: city.name }));
    return [...sentences, this.#complaintOf(this.dropped(query))].filter(Boolean).join(" ");
  }

  #complaintOf(dropped: readonly Dropped[]): string {
    const said = dropped.map(({ key, value }) =>
      t("link-part", {
        label: isLinkKey(key) ? t(`link-${key}`) : t(`filters-${key}`),
        value: value.slice(0, LONGEST_VALUE),
      }),
    );
    return said.length === 0 ? "" : t("link-dropped", { what: said.join("; ") });
  }

  /** A state as a link has it, with the cities of today, and without filters that the data do not know. */
  opened(found: State): State {
    const { selection } = found;
    const filters = this.usable(found.filters);
    return selection?.kind === "city"
      ? { ...found, filters, selection: { ...selection, id: this.#today(selection.id) } }
      : { ...found, filters };
  }

  readonly #today = (ags: string): string => this.#merged.get(ags)?.city.ags ?? ags;

  /** The filters with names as the data spell them, without those that the data do not know. */
  usable(filters: Filters): Filters {
    return NAMED.reduce<Filters>((left, key) => {
      const value = filters[key];
      return value === undefined ? left : { ...without(left, key), ...this.#spelt(key, value) };
    }, filters);
  }

  #spelt(key: (typeof NAMED)[number], value: string): Filters {
    const wanted = key === "city_ags" ? this.#today(value) : value;
    const found =
      this.of(key).find((name) => name === wanted) ?? this.of(key).find((name) => fold(name) === fold(wanted));
    return found === undefined ? {} : { [key]: found };
  }

  /** The parts of a query string that cannot be used, and what they said. */
  dropped(query: string): Dropped[] {
    const { filters } = parseState(query);
    const usable = this.usable(filters);
    const unknown = activeKeys(filters).filter((key) => usable[key] === undefined);
    return [...droppedFrom(query), ...unknown.map((key) => ({ key, value: String(filters[key]) }))];
  }
}
