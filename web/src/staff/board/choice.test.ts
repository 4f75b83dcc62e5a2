import { beforeEach, expect, it } from "vitest";
import { Choice } from "./choice";

const ORDER = ["a", "b", "c", "d", "e"];
let choice: Choice;

beforeEach(() => {
  choice = new Choice();
});

it("chooses one by one and lets go again", () => {
  for (const id of ["b", "d", "b"]) choice.toggle(id);
  expect(choice.ids()).toEqual(["d"]);
});

it.each([
  ["b", "d"],
  ["d", "b"],
])("chooses the stretch from %s to %s", (from, to) => {
  choice.toggle(from);
  choice.stretch(ORDER, to);
  expect(choice.ids().sort()).toEqual(["b", "c", "d"]);
});

it("lets a stretch go where its end was chosen", () => {
  choice.add(ORDER);
  choice.toggle("b");
  choice.stretch(ORDER, "d");
  expect(choice.ids()).toEqual(["a", "e"]);
});

it("begins anew where the beginning is no longer in the order", () => {
  choice.toggle("b");
  choice.stretch(["c", "d"], "d");
  expect(choice.ids()).toEqual(["b", "d"]);
});

it("forgets what there is no longer", () => {
  choice.add(ORDER);
  choice.keep(new Set(["b", "x"]));
  expect(choice.ids()).toEqual(["b"]);
});
