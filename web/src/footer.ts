/** The footer with the funder's emblem, and the attributions that stand beside the map. */

import { html, render, type TemplateResult } from "lit-html";
import { FLAG_VIEW_BOX, starPaths } from "./emblem";
import { t } from "./texts";

const emblem = (): TemplateResult =>
  html`<svg class="emblem" viewBox=${FLAG_VIEW_BOX} role="img" aria-label=${t.footer.emblem}>
    <rect width="27" height="18" fill="#003399" />
    <path fill="#FFCC00" d=${starPaths().join("")} />
  </svg>`;

/** The pages that stand beside the map. */
const PAGES = [
  { href: "/gebiete", name: t.footer.areas },
  { href: "/staedte", name: t.footer.cities },
  { href: "/projekte", name: t.footer.projects },
  { href: "/bueros", name: t.footer.offices },
  { href: "/daten", name: t.footer.data },
];

/** Draw the footer. */
export function drawFooter(place: HTMLElement): void {
  render(
    html`<div class="cofunded">${emblem()}<strong>${t.footer.cofunded}</strong></div>
      <nav aria-label=${t.footer.links}>
        ${PAGES.map(({ href, name }) => html`<a href=${href}>${name}</a>`)}
      </nav>`,
    place,
  );
}

/** Draw the credits of everything the map is made of. */
export function drawAttributions(place: HTMLElement): void {
  place.setAttribute("aria-label", t.footer.attributionLabel);
  render(html`${t.footer.attributions.map((credit) => html`<span>${credit}</span> `)}`, place);
}
