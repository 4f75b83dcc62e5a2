import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { facesOf, lettersOf } from "./fonts.ts";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string): string => readFileSync(file(path), "utf8");
const faces = facesOf(read("../../atlas/design/fonts.css"));
const served = new Set(faces.flatMap(({ ranges }) => [...lettersOf(ranges)]));
const missing = (text: string): string[] => [...new Set(text.match(/\p{L}/gu))].filter((one) => !served.has(one));

it("reads single letters and ranges of them", () => {
  expect(lettersOf("U+0041-0043, U+20AC")).toBe("ABC€");
});

it("knows every face of the style sheet with its weights", () => {
  expect(faces.map(({ name, min, max }) => [name, min, max])).toEqual([
    ["latin", 400, 700],
    ["latin-ext", 400, 700],
  ]);
});

it.each(readdirSync(file("../../atlas/texts")).filter((name) => name.endsWith(".ftl")))(
  "has the letters of %s",
  (name) => {
    expect(missing(read(`../../atlas/texts/${name}`))).toEqual([]);
  },
);

it.each([
  "basemap/towns.geojson",
  "layers/areas.geojson",
  "layers/projects.geojson",
  "layers/offices.geojson",
  "layers/cities.geojson",
])("has the letters of %s", (name) => {
  expect(missing(read(`../../geodata/${name}`))).toEqual([]);
});
