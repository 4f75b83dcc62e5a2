/** On which days a record holds; the same rule as `datetime` in the API (atlas/query.py). Pure. */

import type { Period } from "./types";

/** What records say about their time: dates of their own, or funding periods. */
export interface Timed {
  start?: string | null;
  end?: string | null;
  since?: string | null;
  until?: string | null;
  period?: Period | null;
  periods?: readonly Period[];
}

type Span = readonly [first: string, last: string];

const PERIOD_DAYS: Readonly<Record<Period, Span>> = {
  "2014-2020": ["2014-01-01", "2020-12-31"],
  "2021-2027": ["2021-01-01", "2027-12-31"],
};
const NEVER_ENDS = "9999";

/** A year or month as its last day, so that ISO texts compare. */
const lastDay = (day: string): string => ({ 4: `${day}-12-31`, 7: `${day}-31` })[day.length] ?? day;

/** When a record holds: its own dates, else its funding periods; where nothing is known there is nothing. */
export function spansOf(record: Timed): Span[] {
  const start = record.start || record.since;
  const end = record.end || record.until;
  if (start || end) return [[start || "", end ? lastDay(end) : NEVER_ENDS]];
  const periods = record.periods ?? (record.period ? [record.period] : []);
  return periods.map((period) => PERIOD_DAYS[period]);
}

/** True where the record is known to hold on a day (ISO). */
export const holdsOn = (record: Timed, day: string): boolean =>
  spansOf(record).some(([first, last]) => first <= day && day <= last);

/** True where the record's own dates touch a year; a record without dates is known in no year. */
export function runsIn({ start, end }: Timed, year: number): boolean {
  if (!start && !end) return false;
  const first = start ? Number(start.slice(0, 4)) : year;
  const last = end ? Number(end.slice(0, 4)) : Math.max(first, year);
  return first <= year && year <= last;
}
