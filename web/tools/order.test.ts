import { expect, it } from "vitest";
import { inOrder } from "./order";

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
