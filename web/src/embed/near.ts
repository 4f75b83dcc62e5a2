/** The embedded map of what lies near a place: which records those are. */

import { isUnanswered } from "../api";
import type { Atlas, Placed, Shown } from "../atlas";
import { wayBetween } from "../metres";
import { near } from "../near/ask";
import { IS_FILES } from "../site";
import { parseState } from "../state";
import type { Feature, LonLat, Project } from "../types";

/** A place, and what is looked for around it in the names of /api/nearby. */
export interface Near {
  position: LonLat;
  label: string;
  question: URLSearchParams;
}

const WISHES = ["kind", "theme", "period", "status", "radius_m", "limit"] as const;
const KINDS = ["projects", "offices", "areas"] as const;
const USUAL = 20;

/** Read it from a query string; null where no place is named. */
export function parseNear(query: string): Near | null {
  const params = new URLSearchParams(query);
  const [lon, lat, rest] = (params.get("near") ?? "")
    .split(",")
    .map((part) => (part.trim() ? Number(part) : Number.NaN));
  if (rest !== undefined || !Number.isFinite(lon) || !Number.isFinite(lat)) return null;
  const position = [Number(lon), Number(lat)] as const;
  const wishes = WISHES.flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? ""]] : []));
  const question = new URLSearchParams([["lon", String(lon)], ["lat", String(lat)], ...wishes]);
  return { position, label: params.get("place") ?? `${lat}, ${lon}`, question };
}

/** The records near a place by the server's answer; where there is none, by what the page itself has. */
export async function shownNear(atlas: Atlas, asked: Near): Promise<Shown> {
  if (IS_FILES) return kept(atlas, asked);
  try {
    const hits = await near<Project & { collection: string }>(
      `/api/nearby?${asked.question}`,
      new AbortController().signal,
    );
    const of = (collection: string): typeof hits =>
      hits.filter(({ properties }) => properties.collection === collection);
    return {
      areas: picked(atlas.areas, of("areas")),
      projects: of("projects").flatMap((hit) => met(atlas, hit)),
      offices: picked(atlas.offices, of("offices")),
    };
  } catch (error) {
    if (!isUnanswered(error)) throw error;
    return kept(atlas, asked);
  }
}

const picked = <P>(from: ReadonlyMap<string, Placed<P>>, hits: readonly Feature<unknown>[]): Placed<P>[] =>
  hits.flatMap(({ id }) => from.get(String(id)) ?? []);

/** A project of the layers, or of the stock, of which the answer tells all that the map has to know. */
function met(atlas: Atlas, hit: Feature<Project>): readonly Placed<Project>[] {
  const { id } = hit.properties;
  if (!atlas.projects.has(id)) atlas.welcome(hit);
  const known = atlas.project(id);
  return known ? [known] : [];
}

/** The nearest of the records that the filters leave; areas by their middles. */
function kept(atlas: Atlas, { position, question }: Near): Shown {
  const shown = atlas.shown(parseState(`?${question}`).filters);
  const wanted = (question.get("kind") ?? KINDS.join()).split(",");
  const radius = Number(question.get("radius_m") ?? Number.POSITIVE_INFINITY);
  const away = new Map<unknown, number>();
  for (const kind of KINDS.filter((one) => wanted.includes(one)))
    for (const one of shown[kind]) away.set(one, wayBetween(position, one.point).metres);
  const nearest = [...away.entries()].filter(([, metres]) => metres <= radius).sort(([, a], [, b]) => a - b);
  const kept = new Set(nearest.slice(0, Number(question.get("limit") ?? USUAL)).map(([one]) => one));
  return {
    areas: shown.areas.filter((one) => kept.has(one)),
    projects: shown.projects.filter((one) => kept.has(one)),
    offices: shown.offices.filter((one) => kept.has(one)),
  };
}
