/** The atlas's own line icons, 24 units square, drawn with the current text colour. */

import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit-html";
import type { Theme } from "./types";

const SHAPES = {
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  search: svg`<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5.5 5.5"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  minus: svg`<path d="M5 12h14"/>`,
  north: svg`<path d="M12 19V5M6 11l6-6 6 6"/>`,
  south: svg`<path d="M12 5v14M6 13l6 6 6-6"/>`,
  west: svg`<path d="M19 12H5M11 6l-6 6 6 6"/>`,
  east: svg`<path d="M5 12h14M13 6l6 6-6 6"/>`,
  extent: svg`<path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"/>`,
  house: svg`<path d="M4 11.5L12 5l8 6.5M6.5 10v9h11v-9M10 19v-5h4v5"/>`,
  phone: svg`<path d="M6 3.5h3l1.5 4.5-2 1.5a11 11 0 0 0 6 6l1.5-2 4.5 1.5v3a1.5 1.5 0 0 1-1.7 1.5A16.5 16.5 0 0 1 4.5 5.2 1.5 1.5 0 0 1 6 3.5z"/>`,
  mail: svg`<rect x="3.5" y="5.5" width="17" height="13" rx="1.5"/><path d="M4 7l8 6 8-6"/>`,
  clock: svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>`,
  pin: svg`<path d="M12 21s-6.5-6.5-6.5-11.5a6.5 6.5 0 0 1 13 0C18.5 14.5 12 21 12 21z"/><circle cx="12" cy="9.5" r="2.2"/>`,
  target: svg`<circle cx="12" cy="12" r="6"/><circle cx="12" cy="12" r="1.5"/><path d="M12 2.5V6M12 18v3.5M2.5 12H6M18 12h3.5"/>`,
  print: svg`<path d="M7 9V4h10v5M7 17H4.5V9.5h15V17H17M7 14h10v6H7z"/>`,
  link: svg`<path d="M10 14l4-4M8.5 11L6 13.5a3.2 3.2 0 0 0 4.5 4.5L13 15.5M11 8.5L13.5 6a3.2 3.2 0 0 1 4.5 4.5L15.5 13"/>`,
  frame: svg`<path d="M8.5 8L4 12l4.5 4M15.5 8l4.5 4-4.5 4M13.5 5.5l-3 13"/>`,
  lines: svg`<path d="M5 6.5h14M5 11h14M5 15.5h9"/>`,
  keys: svg`<rect x="3" y="6.5" width="18" height="11" rx="1.5"/><path d="M7 10.5h.01M12 10.5h.01M17 10.5h.01M8 14h8"/>`,
  area: svg`<path d="M5 8l8-4 7 6-3 9H7z" stroke-dasharray="3 2.5"/>`,
  city: svg`<path d="M4 20V10h6V5h6v8h4v7zM13 8.5h.01M13 12h.01M7 13.5h.01M7 17h.01M16.5 16.5h.01"/>`,
  external: svg`<path d="M10 6H5.5v12.5H18V14M13.5 4.5h6v6M19 5l-8.5 8.5"/>`,
  youth: svg`<circle cx="8" cy="8" r="2.6"/><circle cx="16.5" cy="10" r="2"/><path d="M3.5 19c0-4 2-6 4.5-6s4.5 2 4.5 6M14 19c0-3 1-4.5 2.8-4.5S20 16 20 19"/>`,
  book: svg`<path d="M12 7c-2-1.7-4.5-2-8-2v13c3.5 0 6 .3 8 2 2-1.7 4.5-2 8-2V5c-3.5 0-6 .3-8 2zM12 7v13"/>`,
  hands: svg`<path d="M12 19l-7-6.5a4.3 4.3 0 0 1 6-6l1 1 1-1a4.3 4.3 0 0 1 6 6z"/>`,
  shop: svg`<path d="M5 10v9h14v-9M3.5 9.5L5.5 5h13l2 4.5c0 1.5-1 2.5-2.3 2.5S16 11 16 9.5c0 1.5-1 2.5-2 2.5s-2-1-2-2.5c0 1.5-1 2.5-2 2.5S8 11 8 9.5C8 11 7 12 5.8 12S3.5 11 3.5 9.5z"/>`,
  network: svg`<circle cx="12" cy="6" r="2.3"/><circle cx="6" cy="17" r="2.3"/><circle cx="18" cy="17" r="2.3"/><path d="M11 8l-4 7M13 8l4 7M8.5 17h7"/>`,
  chart: svg`<path d="M4 4v16h16M8 16v-4M12 16V7M16 16v-6"/>`,
  dot: svg`<circle cx="12" cy="12" r="4.5"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof SHAPES;

export const THEME_ICONS: Record<Theme, IconName> = {
  children_youth_education: "youth",
  civic_lifelong_learning: "book",
  social_inclusion_employment: "hands",
  local_economy: "shop",
  accompanying: "network",
  other: "dot",
};

/** An icon that says nothing by itself: the words stand beside it or in the control's name. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${SHAPES[name]}</svg>`;
}
