/** A visit as its form holds it, and back. Pure. */

import type { Visit } from "./data";

/** What the form holds: texts, and lists as people write them. */
export interface Values {
  city_ags: string;
  manager_id: string;
  kind: string;
  status: string;
  day: string;
  time: string;
  place: string;
  area_ids: readonly string[];
  /** One function a line. */
  participants: string;
  result: string;
  next_step: string;
  next_step_by: string;
}

export const EMPTY: Values = {
  city_ags: "",
  manager_id: "",
  kind: "first_talk",
  status: "planned",
  day: "",
  time: "",
  place: "",
  area_ids: [],
  participants: "",
  result: "",
  next_step: "",
  next_step_by: "",
};

export const valuesOf = (visit: Visit): Values => ({
  city_ags: visit.city_ags,
  manager_id: visit.manager_id,
  kind: visit.kind,
  status: visit.status,
  day: visit.day,
  time: visit.time ?? "",
  place: visit.place ?? "",
  area_ids: visit.area_ids,
  participants: visit.participants.join("\n"),
  result: visit.result ?? "",
  next_step: visit.next_step ?? "",
  next_step_by: visit.next_step_by ?? "",
});

const orUnknown = (text: string): string | null => text.trim() || null;

/** What is sent: what was left empty is unknown. */
export const bodyOf = (values: Values): object => ({
  ...values,
  time: orUnknown(values.time),
  place: orUnknown(values.place),
  participants: values.participants
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean),
  result: orUnknown(values.result),
  next_step: orUnknown(values.next_step),
  next_step_by: orUnknown(values.next_step_by),
});

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const isChanged = (before: Values, now: Values): boolean => !isSame(before, now);

/** What one has changed oneself, on the state that somebody else has written meanwhile. */
export function rebased(before: Values, mine: Values, theirs: Values): Values {
  const keys = Object.keys(mine) as (keyof Values)[];
  const own = keys.filter((key) => !isSame(mine[key], before[key])).map((key) => [key, mine[key]]);
  return { ...theirs, ...Object.fromEntries(own) };
}

/** Visits by their month (2026-03), in the order in which they come. */
export function byMonth<V extends { day: string }>(visits: readonly V[]): Map<string, V[]> {
  const found = new Map<string, V[]>();
  for (const one of visits) {
    const month = one.day.slice(0, 7);
    found.set(month, [...(found.get(month) ?? []), one]);
  }
  return found;
}
