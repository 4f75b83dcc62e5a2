/** What each manager has to look after, as the API counts it. */

import { count, metres, money } from "../../format";
import { ask } from "../api";
import { t } from "../texts";
import type { Person } from "./data";

export interface Load {
  cities: number;
  areas: number;
  /** By the codes of the status of an area. */
  areas_by_status: Readonly<Record<string, number>>;
  projects: number;
  cost_total_eur: number;
  /** How many projects have a cost that is known. */
  cost_known: number;
  travel: { length_m: number; base_office_id: string | null };
}

export interface Loaded {
  manager: Person;
  load: Load;
  /** Known for today only. */
  visits_due: number | null;
}

/** How much each manager has to look after on a day. */
export const workload = async (on: string, signal: AbortSignal): Promise<Loaded[]> =>
  (await ask<{ managers: Loaded[] }>("GET", "/api/workload", { query: { on }, signal })).data.managers;

export const MEASURES = ["cities", "areas", "projects", "money", "travel"] as const;
export type Measure = (typeof MEASURES)[number];
/** What is weighed, in pieces, euros and metres. */
export type Amounts = Readonly<Record<Measure, number>>;

export const NOTHING: Amounts = { cities: 0, areas: 0, projects: 0, money: 0, travel: 0 };

export const amountsOf = ({ cities, areas, projects, cost_total_eur, travel }: Load): Amounts => ({
  cities,
  areas,
  projects,
  money: cost_total_eur,
  travel: travel.length_m,
});

const WRITTEN: Record<Measure, (value: number) => string> = {
  cities: count,
  areas: count,
  projects: count,
  money: (euros) => money(Math.round(euros)),
  travel: metres,
};

/** A measure in figures. */
export const written = (amounts: Amounts, measure: Measure): string => WRITTEN[measure](amounts[measure]);

export const measureName = (measure: Measure): string => t(`staff-load-${measure}`);
