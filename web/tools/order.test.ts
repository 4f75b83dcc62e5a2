import type { Rolldown } from "vite";
import { expect, it } from "vitest";
import { inOrder, withParts } from "./order";

const PAGE = `<head>
    <title>Atlas</title>
    <link rel="preload" href="/api/map/areas" as="fetch" crossorigin />
    <script type="module" crossorigin src="/assets/main.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/texts.js">
    <link rel="stylesheet" crossorigin href="/assets/main.css">
  </head>`;

it("asks for what paints the page first, and for its scripts last", () => {
  expect(inOrder(PAGE)).toBe(`<head>
    <title>Atlas</title>
    <link rel="stylesheet" crossorigin href="/assets/main.css">
    <link rel="preload" href="/api/map/areas" as="fetch" crossorigin />
    <script type="module" fetchpriority="low" crossorigin src="/assets/main.js"></script>
    <link rel="modulepreload" fetchpriority="low" crossorigin href="/assets/texts.js">
  </head>`);
});

const chunk = (name: string, imports: string[], dynamicImports: string[] = []): Rolldown.OutputChunk =>
  ({ type: "chunk", name, imports, dynamicImports }) as unknown as Rolldown.OutputChunk;

const BUNDLE = {
  "assets/main.js": chunk("main", ["assets/pause.js"], ["assets/map.js", "assets/begin.js"]),
  "assets/map.js": chunk("map", ["assets/texts.js"]),
  "assets/begin.js": chunk("begin", ["assets/map.js"], ["assets/panel.js"]),
  "assets/texts.js": chunk("texts", []),
  "assets/panel.js": chunk("panel", []),
};

const asked = (page: string): string[] =>
  [...page.matchAll(/modulepreload" crossorigin href="\/assets\/(\w+)/g)].map((found) => found[1] as string);

it("asks at once for the parts that the entry runs one after the other, and for each only once", () => {
  const page = withParts(PAGE, { chunk: BUNDLE["assets/main.js"], bundle: BUNDLE });
  expect(asked(page).toSorted()).toEqual(["begin", "map", "texts"]);
});

it("leaves to other entries when they fetch what they import later", () => {
  const page = withParts(PAGE, { chunk: chunk("embed", [], ["assets/map.js"]), bundle: BUNDLE });
  expect(page).toBe(PAGE);
});
