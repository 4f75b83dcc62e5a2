/** The Vite plugin that lets a page be painted first: its style sheets are asked for before anything, its scripts last. */

import type { IndexHtmlTransformContext, Plugin } from "vite";

const SHEET = / *<link rel="stylesheet"[^>]*>\n/g;
const SCRIPT = /<(script type="module"|link rel="modulepreload")/g;
const FIRST_PRELOAD = / *<link rel="preload"|<\/head>/;

/** The head of a built page in the order of its painting; the scripts wait for nothing but the way there. */
export function inOrder(page: string): string {
  const sheets = (page.match(SHEET) ?? []).join("");
  return page
    .replace(SHEET, "")
    .replace(FIRST_PRELOAD, (next) => sheets + next)
    .replace(SCRIPT, '<$1 fetchpriority="low"');
}

type Built = Pick<IndexHtmlTransformContext, "chunk" | "bundle">;

/** The entry that imports its parts one after the other, to run each in a task of its own. */
const IN_PARTS = "main";

/** The page with the parts of its entry asked for as early as if the entry imported them all at once. */
export function withParts(page: string, { chunk, bundle }: Built): string {
  if (chunk?.name !== IN_PARTS) return page;
  const files = new Set<string>();
  const gather = (file: string): void => {
    const found = bundle?.[file];
    if (files.has(file) || found?.type !== "chunk") return;
    files.add(file);
    found.imports.forEach(gather);
  };
  chunk.dynamicImports.forEach(gather);
  const links = [...files]
    .filter((file) => !page.includes(file))
    .map((file) => `    <link rel="modulepreload" crossorigin href="/${file}">\n`);
  return page.replace(/ *<\/head>/, (end) => links.join("") + end);
}

export function order(): Plugin {
  const handler = (page: string, built: Built): string => inOrder(withParts(page, built));
  return { name: "order", apply: "build", transformIndexHtml: { order: "post", handler } };
}
