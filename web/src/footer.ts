/** The footer with the funder's emblem, and the attributions that stand beside the map. */

import { html, render, type TemplateResult } from "lit-html";
import { FLAG_VIEW_BOX, starPaths } from "./emblem";
import { t } from "./texts";

const emblem = (): TemplateResult =>
  html`<svg class="emblem" viewBox=${FLAG_VIEW_BOX} role="img" aria-label=${t.footer.emblem}>
    <rect width="27" height="18" fill="#003399" />
    <path fill="#FFCC00" d=${starPaths().join("")} />
  </svg>`;

/** Draw the footer. */
export function drawFooter(place: HTMLElement): void {
  render(
    html`<div class="cofunded">${emblem()}<strong>${t.footer.cofunded}</strong></div>
      <nav aria-label=${t.footer.links}>
        <a href="/daten">${t.footer.data}</a>
      </nav>`,
    place,
  );
}

/** Draw the credits of everything the map is made of. */
export function drawAttributions(place: HTMLElement): void {
  place.setAttribute("aria-label", t.footer.attributionLabel);
  render(html`${t.footer.attributions.map((credit) => html`<span>${credit}</span> `)}`, place);
}
