/** The Vite plugin that lets a page be painted first: its style sheets are asked for before anything, its scripts last. */

import type { Plugin } from "vite";

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

export function order(): Plugin {
  return { name: "order", apply: "build", transformIndexHtml: { order: "post", handler: inOrder } };
}
