import { expect, it } from "vitest";
import { shortcutOf } from "./keyhelp";

const pressed = (key: string, held: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...held,
});

it("knows the keys that work everywhere", () => {
  expect(["/", "?", "a", "Escape"].map((key) => shortcutOf(pressed(key)))).toEqual(["search", "help", null, null]);
});

it("leaves keys to the browser and to whoever is writing", () => {
  const held = [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }];
  expect(held.map((one) => shortcutOf(pressed("?", one)))).toEqual([null, null, null, null]);
});
