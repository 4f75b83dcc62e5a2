/** Visits, what is due, and the cities and areas they may be about, as the API tells them. */

import type { FeatureCollection } from "../../types";
import { ask, type Reach } from "../api";
import { type Manager, managers } from "../parts/people";

export const KINDS = ["first_talk", "site_visit", "other"] as const;
export type Kind = (typeof KINDS)[number];
export const STATUSES = ["planned", "held", "cancelled"] as const;
export type Status = (typeof STATUSES)[number];

export interface Visit {
  id: string;
  city_ags: string;
  city_name: string | null;
  manager_id: string;
  kind: Kind;
  status: Status;
  /** ISO; the time of day is HH:MM. */
  day: string;
  time: string | null;
  place: string | null;
  area_ids: readonly string[];
  participants: readonly string[];
  result: string | null;
  next_step: string | null;
  next_step_by: string | null;
  /** Names the state that was read. */
  tag: string;
  changed_at: string;
  changed_by: string;
  may: { edit: boolean };
}

export interface Due {
  kind: "overdue" | "next_step" | "first_talk" | "coming";
  city_ags: string;
  city_name: string | null;
  manager_id: string | null;
  by: string | null;
  visit_id: string | null;
  what: string | null;
}

export interface City {
  ags: string;
  name: string;
  manager_id: string | null;
}

export interface Area {
  id: string;
  name: string;
  city_ags: string;
}

/** All that the view works with. */
export interface Known {
  visits: readonly Visit[];
  due: readonly Due[];
  may: Reach;
  cities: readonly City[];
  areas: readonly Area[];
  managers: readonly Manager[];
}

const properties = async <P extends { name: string }>(path: string): Promise<P[]> => {
  const { data } = await ask<FeatureCollection<P>>("GET", path);
  const found = data.features.map((feature) => feature.properties);
  return found.sort((a, b) => a.name.localeCompare(b.name, "de"));
};

export async function load(): Promise<Known> {
  const [answer, cities, areas, people] = await Promise.all([
    ask<Pick<Known, "visits" | "due" | "may">>("GET", "/api/visits"),
    properties<City>("/api/collections/cities/items?limit=1000"),
    properties<Area>("/api/map/areas"),
    managers(),
  ]);
  return { ...answer.data, cities, areas, managers: people };
}

export const visit = async (id: string): Promise<Visit> =>
  (await ask<Visit>("GET", `/api/visits/${encodeURIComponent(id)}`)).data;
