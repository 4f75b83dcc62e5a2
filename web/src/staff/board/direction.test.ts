import { expect, it } from "vitest";
import { type Direction, nextInDirection } from "./direction";

const spot = (name: string, x: number, y: number) => ({ name, x, y });
const HERE = spot("here", 0, 0);
const SPOTS = [HERE, spot("north", 1, -10), spot("far north", 0, -20), spot("east", 5, 4), spot("south-west", -9, 10)];

it.each<[Direction, string | undefined]>([
  ["ArrowUp", "north"],
  ["ArrowRight", "east"],
  ["ArrowDown", "south-west"],
  // Nothing lies straight in the west, but something does lie west.
  ["ArrowLeft", "south-west"],
])("%s leads to %s", (direction, name) => {
  expect(nextInDirection(HERE, SPOTS, direction)?.name).toBe(name);
});

it("leads nowhere at the edge", () => {
  expect(nextInDirection(HERE, [HERE, spot("north", 0, -1)], "ArrowDown")).toBeNull();
});
