/** The footer with the funder's emblem. */

import { html, render, type TemplateResult } from "lit-html";
import { FLAG_VIEW_BOX, starPaths } from "./emblem";
import { t } from "./texts";
import { pageHref } from "./words";

const emblem = (): TemplateResult =>
  html`<svg class="emblem" viewBox=${FLAG_VIEW_BOX} role="img" aria-label=${t("footer-emblem")}>
    <rect width="27" height="18" fill="#003399" />
    <path fill="#FFCC00" d=${starPaths().join("")} />
  </svg>`;

/** The pages that stand beside the map. */
const PAGES = [
  { href: "/gebiete", key: "footer-areas" },
  { href: "/staedte", key: "footer-cities" },
  { href: "/projekte", key: "footer-projects" },
  { href: "/bueros", key: "footer-offices" },
  { href: "/statistik", key: "list-kinds-stats" },
  { href: "/daten", key: "footer-data" },
  { href: "/einbetten", key: "footer-embed" },
  { href: "/barrierefreiheit", key: "footer-accessibility" },
  { href: "/datenschutz", key: "footer-privacy" },
  { href: "/impressum", key: "footer-imprint" },
] as const;

/** Draw the funder's emblem beside its name, which stands in the page itself: it is read without JavaScript too. */
export function drawEmblem(place: HTMLElement): void {
  render(emblem(), place);
}

/** Draw the links to the pages that stand beside the map. */
export function drawFooterLinks(place: HTMLElement): void {
  render(html`${PAGES.map(({ href, key }) => html`<a href=${pageHref(href)}>${t(key)}</a> `)}`, place);
}
