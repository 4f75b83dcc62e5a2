/** The search over the loaded records, by the same rules as atlas/search.py. */

import type { Atlas, Placed } from "../atlas";
import { fold } from "../fold";
import type { Place, Precision, RecordKind } from "../types";
import { ratio } from "./similar";

interface Entry {
  hit: Place;
  name: string;
  detail: string;
  words: string;
  /** The Upper Sorbian name of a city is as good as the German one. */
  other: string;
}

/** Records of one quality of match come in this order: the area before its office before its projects. */
const WEIGHT: Readonly<Record<RecordKind, number>> = { area: 0.04, city: 0.03, office: 0.02, project: 0.01 };
/** Who looks for the town hall means the town. */
const AUTHORITY = /^(?:stadt|stadtverwaltung|rathaus|gemeinde|gemeindeverwaltung) (?=.)/;
const LEAST_LIKE = 0.82;

type Texts = readonly (string | null | undefined)[];
const joined = (texts: Texts, sign: string): string => texts.filter(Boolean).join(sign);

function entry(
  { kind, id, label, precision }: { kind: RecordKind; id: string; label: string; precision: Precision },
  { point }: Placed<unknown>,
  details: Texts,
  more: Texts,
  sorbian: string | null = null,
): Entry {
  const detail = joined(details, ", ");
  const hit: Place = { kind, id, label, detail, lon: point[0], lat: point[1], precision, score: 0, name_hsb: sorbian };
  const words = fold(joined([label, detail, sorbian, ...more], " "));
  return { hit, name: fold(label), detail: fold(detail), words, other: fold(sorbian ?? "") };
}

/** Everything in the atlas that can be found. */
export function entriesOf(atlas: Atlas): Entry[] {
  const areas = [...atlas.areas.values()].map((one) => {
    const { id, name, city_name, kreis, programme } = one.record;
    return entry({ kind: "area", id, label: name, precision: "area" }, one, [city_name], [kreis, programme]);
  });
  const cities = [...atlas.cities.values()].map((one) => {
    const { ags, name, kreis, name_hsb } = one.record;
    return entry({ kind: "city", id: ags, label: name, precision: "city" }, one, [kreis], [], name_hsb);
  });
  const offices = [...atlas.offices.values()].map((one) => {
    const { id, name, precision, kind, city_name, kreis, carrier, area_ids } = one.record;
    const names = atlas.pick(atlas.areas, area_ids).map((area) => area.name);
    const more = [kreis, carrier, ...names];
    return entry({ kind: "office", id, label: name, precision }, one, [kind, city_name], more);
  });
  const projects = [...atlas.projects.values()].map((one) => {
    const { id, title, precision, area_id, city_name, kreis, carrier, beneficiary, programme } = one.record;
    const details = [area_id && atlas.areas.get(area_id)?.record.name, city_name];
    const more = [kreis, carrier, beneficiary, programme];
    return entry({ kind: "project", id, label: title, precision }, one, details, more);
  });
  return [...areas, ...cities, ...offices, ...projects];
}

/** What is asked of a city, without the word for its authority. */
const meant = (wanted: string, { hit }: Entry): string =>
  hit.kind === "city" ? wanted.replace(AUTHORITY, "") : wanted;

function score(wanted: string, { name, detail, words, other }: Entry): number {
  if (name === wanted || other === wanted) return 1;
  if (name.startsWith(wanted) || other.startsWith(wanted)) return 0.9;
  if (` ${name}`.includes(` ${wanted}`)) return 0.8;
  const asked = wanted.split(" ");
  if (asked.every((word) => name.includes(word))) return 0.7;
  const around = ` ${name} ${detail}`;
  if (asked.every((word) => around.includes(` ${word}`))) {
    return asked.some((word) => ` ${name}`.includes(` ${word}`)) ? 0.65 : 0.6;
  }
  return asked.every((word) => ` ${words}`.includes(` ${word}`)) ? 0.5 : 0;
}

/** How well the worst of the words is found among those of the name or its town; 0 if one is not. */
function fuzzyScore(wanted: string, { name, detail, other }: Entry): number {
  const known = `${name} ${other} ${detail}`.split(" ").filter(Boolean);
  const best = wanted.split(" ").map((word) => Math.max(...known.map((other) => ratio(word, other))));
  return best.every((one) => one >= LEAST_LIKE) ? Math.min(...best) / 2 : 0;
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
const weighed = ({ kind, score: own }: Place): number => own + (kind === "place" ? 0 : WEIGHT[kind]);

/** Records that fit the words, the best first; typing errors are forgiven where nothing else is found. */
export function findRecords(entries: readonly Entry[], q: string): Place[] {
  const wanted = fold(q);
  if (!wanted) return [];
  const hits = (rate: typeof score): Place[] =>
    entries.map((one) => ({ ...one.hit, score: rate(meant(wanted, one), one) })).filter((hit) => hit.score > 0);
  const found = hits(score);
  return (found.length > 0 ? found : hits(fuzzyScore)).sort(
    (a, b) => weighed(b) - weighed(a) || compare(a.label, b.label) || compare(a.id ?? "", b.id ?? ""),
  );
}
