import { expect, it } from "vitest";
import { bodyOf, byMonth, EMPTY, isChanged, rebased } from "./values";

const TALK = { ...EMPTY, city_ags: "14625020", manager_id: "quge-ost", day: "2026-03-10" };

it("sends what was left empty as unknown, and each line as one function", () => {
  const body = bodyOf({ ...TALK, place: " Rathaus ", participants: "Quartiersmanagement\n\n Stadtplanungsamt \n" });
  expect(body).toMatchObject({
    place: "Rathaus",
    participants: ["Quartiersmanagement", "Stadtplanungsamt"],
    time: null,
    result: null,
    next_step: null,
    next_step_by: null,
  });
});

it("keeps what one has changed oneself when somebody else was faster", () => {
  const mine = { ...TALK, place: "Rathaus" };
  const theirs = { ...TALK, day: "2026-03-12", area_ids: ["bautzen-gesundbrunnen"] };
  expect(rebased(TALK, mine, theirs)).toEqual({ ...theirs, place: "Rathaus" });
});

it("knows whether anything is changed", () => {
  expect(isChanged(TALK, { ...TALK, area_ids: [] })).toBe(false);
  expect(isChanged(TALK, { ...TALK, area_ids: ["x"] })).toBe(true);
});

it("parts visits by month and keeps their order", () => {
  const months = byMonth([{ day: "2026-04-01" }, { day: "2026-03-20" }, { day: "2026-03-10" }]);
  expect([...months]).toEqual([
    ["2026-04", [{ day: "2026-04-01" }]],
    ["2026-03", [{ day: "2026-03-20" }, { day: "2026-03-10" }]],
  ]);
});
