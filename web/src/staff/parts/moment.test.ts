import { expect, it } from "vitest";
import { dayOf, moment } from "./moment";

it.each([
  ["2026-10-31T22:59:59+00:00", "31. Oktober 2026"],
  ["2026-10-31T23:30:00+00:00", "1. November 2026"],
  ["2026-07-31T22:30:00.123456+00:00", "1. August 2026"],
])("a moment is of the day that it was in Saxony", (iso, told) => {
  expect(dayOf(iso)).toBe(told);
  expect(moment(iso).startsWith(told)).toBe(true);
});
