/** What the API tells and takes of assignments: the only module of the board that knows its addresses. */

import { ask } from "../api";

export interface Named {
  id: string;
  name: string;
}

/** One stretch of a city, as whoever is logged in sees it. */
export interface Entry {
  id: string;
  manager: Named | null;
  since: string | null;
  /** The last day on which it holds. */
  until: string | null;
  known_from: string | null;
  confirmed: boolean;
  decided_by: string | null;
  reason: string | null;
  changed: { who: string; at: string; revision: number };
}

/** The assignments of a city; `tag` names the state that was read. */
export interface CityState {
  city_ags: string;
  city_name: string;
  tag: string;
  current: Entry | null;
  substitute: Named | null;
  planned: Entry[];
  timeline: Entry[];
}

export interface Wish {
  manager_id: string;
  /** No day means the first assignment, whose start is not known. */
  valid_from: string | null;
  confirmed: boolean;
}

/** What a city shall have; no manager takes back what begins on that day, so that the one before goes on. */
export interface CityWish extends Omit<Wish, "manager_id"> {
  manager_id: string | null;
  city_ags: string;
  tag: string;
}

const address = (ags: string): string => `/api/cities/${ags}/assignment`;

/** The state of some cities, in the same order. */
export const states = (ags: readonly string[]): Promise<CityState[]> =>
  Promise.all(ags.map(async (one) => (await ask<CityState>("GET", address(one))).data));

/** Write several assignments in one change, all or none. */
export async function handOver(changes: readonly CityWish[], reason: string): Promise<CityState[]> {
  return (await ask<{ cities: CityState[] }>("POST", "/api/assignments", { body: { changes, reason } })).data.cities;
}
