/** The Vite plugin of the fonts: of each, only the letters and weights that its @font-face names are served. */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import subset from "subset-font";
import type { HtmlTagDescriptor, Plugin } from "vite";

const FACES = fileURLToPath(new URL("../../atlas/design/fonts.css", import.meta.url));
const MADE = fileURLToPath(new URL("../node_modules/.cache/fonts/", import.meta.url));
const ORIGINAL = "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next";
/** The face that the first view cannot do without; the others are fetched where a page has their letters. */
const FIRST = /^assets\/latin-[\w-]{8}\.woff2$/;

const FACE =
  /@font-face \{[^}]*font-weight: (\d+) (\d+);[^}]*url\("@fonts\/([\w-]+)\.woff2"\)[^}]*unicode-range:([^;]+);/g;

interface Face {
  name: string;
  min: number;
  max: number;
  ranges: string;
}

/** The faces of a style sheet whose files are made here. */
export const facesOf = (css: string): Face[] =>
  [...css.matchAll(FACE)].map(([, min, max, name = "", ranges = ""]) => ({
    name,
    min: Number(min),
    max: Number(max),
    ranges,
  }));

/** The letters of a CSS unicode-range, such as "U+0020-007E, U+20AC". */
export function lettersOf(ranges: string): string {
  return ranges
    .split(",")
    .map((range) => range.replace("U+", "").trim().split("-"))
    .flatMap(([first = "", last = first]) => {
      const from = Number.parseInt(first, 16);
      return Array.from({ length: Number.parseInt(last, 16) - from + 1 }, (_, n) => String.fromCodePoint(from + n));
    })
    .join("");
}

async function make({ name, min, max, ranges }: Face): Promise<void> {
  const original = createRequire(import.meta.url).resolve(`${ORIGINAL}-${name}-wght-normal.woff2`);
  const small = await subset(await readFile(original), lettersOf(ranges), {
    targetFormat: "woff2",
    variationAxes: { wght: { min, max } },
  });
  await writeFile(`${MADE}${name}.woff2`, small);
}

async function makeAll(): Promise<void> {
  await mkdir(MADE, { recursive: true });
  await Promise.all(facesOf(await readFile(FACES, "utf8")).map(make));
}

/** The page names the first face before the style sheet does, so that both come at once. */
function preload(files: readonly string[]): HtmlTagDescriptor[] {
  const file = files.find((name) => FIRST.test(name));
  if (!file) return [];
  const attrs = { rel: "preload", href: `/${file}`, as: "font", type: "font/woff2", crossorigin: true };
  return [{ tag: "link", attrs, injectTo: "head" }];
}

export function fonts(): Plugin {
  return {
    name: "fonts",
    config: () => ({ resolve: { alias: { "@fonts": MADE } } }),
    buildStart: makeAll,
    transformIndexHtml: { order: "post", handler: (_, { bundle }) => preload(Object.keys(bundle ?? {})) },
  };
}
