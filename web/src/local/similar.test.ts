import { expect, it } from "vitest";
import { likeness, ratio } from "./similar";

// The figures are those of rapidfuzz, which the API uses.
it.each([
  ["gesundbrunen", "gesundbrunnen", 0.96],
  ["gesundbrnunen", "gesundbrunnen", 0.923],
  ["zittau", "zwickau", 0.615],
  ["a", "b", 0],
])("%s and %s have %d of their letters in common", (a, b, expected) => {
  expect(ratio(a, b)).toBeCloseTo(expected, 3);
});

it.each([
  ["radberg", "radeberg", 0.875],
  ["radebegr", "radeberg", 0.875],
  ["markkleeberg", "markkleeberg", 1],
  ["zittau", "zwickau", 0],
])("%s is like %s by %d", (a, b, expected) => {
  expect(likeness(a, b, 0.75)).toBeCloseTo(expected, 3);
});
