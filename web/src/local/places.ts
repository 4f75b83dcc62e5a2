/** The gazetteer in the browser: places by name, by the same rules as atlas/places, simplified where nobody notices. */

import type { Place, PlaceFile } from "../types";
import { likeness } from "./similar";
import { foldPlace, squeeze } from "./spelling";

const EXACT = 1;
const BEGINNING = 0.9;
const WORDS = 0.8;
const SIMILAR = 0.72;
const FALLBACK = 0.3;
const LEAST_LIKE = 0.8;
const LEAST_LIKE_SHORT = 0.75;
/** How like the whole of a question must be to a name if a part of it is a town. */
const LEAST_LIKE_BESIDE_TOWN = 0.9;
const SHORT = 4;
/** What each less important kind costs. */
const KIND_STEP = 0.008;
const LONGEST_TOWN = 5;
const POSTCODE = /(?<!\w)\d{5}(?!\d)/;
const HOUSE_NUMBER = /(?<=\p{L}\.?)\s+\d{1,4}\s?(?:[a-z]\b)?(?=\s|,|;|$)/iu;

interface Entry {
  place: Place;
  /** How unimportant its kind is. */
  rank: number;
  town: number;
  names: string[];
  keys: string[];
}

/** A folded name, and the towns it must lie in (null: anywhere). */
interface Reading {
  name: string;
  towns: ReadonlySet<number> | null;
}

/** The ways to part words into a name and a town at either end; longer towns first. */
function* splits(words: readonly string[]): Generator<[name: string, town: string]> {
  for (let size = Math.min(LONGEST_TOWN, words.length - 1); size > 0; size--) {
    yield [words.slice(0, -size).join(" "), words.slice(-size).join(" ")];
    yield [words.slice(size).join(" "), words.slice(0, size).join(" ")];
  }
}

const mostLike = (key: string, names: readonly string[], least: number): number =>
  Math.max(...names.map((name) => likeness(key, name, least)));

export class Places {
  readonly #entries: Entry[] = [];
  readonly #towns = new Map<string, Set<number>>();
  readonly #townNames: string[] = [];

  /** Take in a file; that of the towns comes first. */
  add(file: PlaceFile): void {
    for (const [rank, name, label, town, lon, lat, also] of file.rows) {
      const kind = file.kinds[rank];
      if (!kind) continue;
      const place: Place = {
        kind: "place",
        id: null,
        label,
        detail: kind.word,
        lon,
        lat,
        precision: kind.precision,
        score: 0,
        name_hsb: null,
      };
      const names = [name, ...also].map(foldPlace);
      this.#entries.push({ place, rank, town, names, keys: names.map(squeeze) });
      if (rank === 0) this.#addTown(town, names);
    }
  }

  #addTown(town: number, names: readonly string[]): void {
    this.#townNames[town] = names[0] ?? "";
    for (const key of names.map(squeeze)) this.#towns.set(key, (this.#towns.get(key) ?? new Set()).add(town));
  }

  /** What a text can mean, the best first. */
  find(q: string, limit: number): Place[] {
    const digits = q.match(POSTCODE)?.[0];
    const code = digits && this.#entries.find(({ names }) => names[0] === digits);
    const text = q.replace(POSTCODE, " ");
    const read = [text, text.replace(HOUSE_NUMBER, "")].flatMap((one) => this.#readings(one));
    // A postal code says in which town a street is looked for, unless the question names one.
    const towns = code && !read.some((way) => way.towns) ? new Set([code.town]) : null;
    const ways = towns ? read.map(({ name }) => ({ name, towns })) : read;
    const scores = new Map<Entry, number>();
    // A code beside its town is more exact than the town: it comes first.
    if (code && this.#isTown(text)) scores.set(code, EXACT + 2 * KIND_STEP);
    this.#match(ways, scores, limit);
    if (scores.size === 0) this.#matchSimilar(ways, scores);
    if (scores.size === 0) return this.#townOf(ways, text.replace(HOUSE_NUMBER, "").trim());
    const ranked = [...scores].sort(([a, high], [b, low]) => low - high || a.rank - b.rank);
    const labels = new Map(ranked.map(([{ place }]) => [place.label, place]).reverse() as [string, Place][]);
    const best = ranked.map(([{ place }, score]) => ({ ...place, score }));
    return best.filter(({ label }) => labels.delete(label)).slice(0, limit);
  }

  /** True of a text that names a town or nothing. */
  #isTown(text: string): boolean {
    const key = squeeze(foldPlace(text));
    return key === "" || this.#towns.has(key);
  }

  /** The town of a question whose street or place is not known, saying so. */
  #townOf(ways: readonly Reading[], asked: string): Place[] {
    const towns = ways.flatMap((way) => [...(way.towns ?? [])]);
    const found = this.#entries.find(({ rank, town }) => rank === 0 && town === Math.min(...towns));
    if (!found) return [];
    const missing = asked.slice(0, Math.max(0, asked.lastIndexOf(","))) || asked;
    return [{ ...found.place, label: `${found.place.label} („${missing}“ nicht verzeichnet)`, score: FALLBACK }];
  }

  #readings(text: string): Reading[] {
    const parts = text
      .split(/[,;()]/)
      .map(foldPlace)
      .filter(Boolean);
    const whole = parts.join(" ");
    if (!whole) return [];
    const found: Reading[] = [{ name: whole, towns: null }];
    for (const [name, town] of splits(whole.split(" "))) {
      const towns = this.#towns.get(squeeze(town));
      if (towns && name) found.push({ name, towns });
    }
    return found;
  }

  #match(ways: readonly Reading[], scores: Map<Entry, number>, limit: number): void {
    const isInTown = ways.some((way) => way.towns);
    for (const score of [EXACT, BEGINNING, WORDS]) {
      for (const { name, towns } of ways) {
        // Who names a town does not mean "Goethestraße, Auerbach" by "Goethestraße Aue".
        if (score === WORDS && isInTown && !towns) continue;
        const fits = this.#test(score, name);
        this.#note(scores, score, (one) => (!towns || towns.has(one.town)) && fits(one));
      }
      if (scores.size >= 2 * limit) return;
    }
  }

  #test(score: number, name: string): (one: Entry) => boolean {
    const key = squeeze(name);
    if (score === EXACT) return ({ keys }) => keys.includes(key);
    if (score === BEGINNING) return ({ keys }) => keys.some((one) => one.startsWith(key));
    const words = name.split(" ").map((word) => ` ${word}`);
    return ({ names, town }) => {
      const own = ` ${names.join("  ")}`;
      const around = `${own} ${this.#townNames[town] ?? ""}`;
      return words.every((word) => around.includes(word)) && words.some((word) => own.includes(word));
    };
  }

  #matchSimilar(ways: readonly Reading[], scores: Map<Entry, number>): void {
    const isInTown = ways.some((way) => way.towns);
    for (const { name, towns } of ways) {
      const key = squeeze(name);
      const usual = key.length <= SHORT ? LEAST_LIKE_SHORT : LEAST_LIKE;
      const least = isInTown && !towns ? LEAST_LIKE_BESIDE_TOWN : usual;
      const within = this.#entries.filter((one) => key.length >= SHORT && (!towns || towns.has(one.town)));
      for (const one of within) this.#add(scores, one, SIMILAR * mostLike(key, one.keys, least));
    }
  }

  #note(scores: Map<Entry, number>, score: number, test: (one: Entry) => boolean): void {
    for (const one of this.#entries) if (test(one)) this.#add(scores, one, score);
  }

  #add(scores: Map<Entry, number>, one: Entry, score: number): void {
    const value = score - KIND_STEP * one.rank;
    if (value > (scores.get(one) ?? 0)) scores.set(one, value);
  }
}
