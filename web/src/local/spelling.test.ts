import { expect, it } from "vitest";
import { foldPlace, squeeze } from "./spelling";

it.each([
  ["Ölsnitz", "Oelsnitz"],
  ["Görlitz", "gorlitz"],
  ["Eisenbahnstr.", "Eisenbahnstraße"],
  ["Otto-Nagel-Strasse", "otto nagel straße"],
  ["Zittau Hbf", "zittau hauptbahnhof"],
  ["Budyšin", "budysin"],
  ["Běła Woda", "bela woda"],
  ["St. Egidien", "Sankt Egidien"],
])("%s and %s have one key", (a, b) => {
  expect(squeeze(foldPlace(a))).toBe(squeeze(foldPlace(b)));
});
