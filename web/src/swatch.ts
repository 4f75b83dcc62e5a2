/** A small drawing of how an area looks on the map, for list and legend. */

import { html, type TemplateResult } from "lit-html";
import { areaClasses, patternOf } from "./map/style";
import type { Area } from "./types";

export type Look = Pick<Area, "programme" | "status" | "geometry_quality" | "region">;

/** The swatch says nothing by itself: the words stand beside it. */
export const swatch = (look: Look): TemplateResult =>
  html`<svg class="swatch" viewBox="0 0 36 24" aria-hidden="true">
    <rect class="${areaClasses(look)} swatch-area" x="3" y="3" width="30" height="18" rx="2" fill=${patternOf(look) ?? "none"} />
  </svg>`;
