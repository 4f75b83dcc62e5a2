/** What one does with the view as a whole, in the row below the map: print it, copy its link, look up the keys. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { icon } from "./icons";
import { keyHelp, openKeyHelp } from "./keyhelp";
import { fetchQr } from "./qrcode";
import { IS_FILES } from "./site";
import { t } from "./texts";
import { pageHref } from "./words";

/** What became of the link: nothing yet, copied, or shown for the visitor to copy. */
type Copied = "no" | "yes" | "by-hand";

function linkField(): TemplateResult {
  return html`<input
    type="text"
    class="acts-link"
    readonly
    aria-label=${t("acts-link")}
    .value=${window.location.href}
    @focus=${(event: FocusEvent) => (event.currentTarget as HTMLInputElement).select()}
  />`;
}

async function copyLink(place: HTMLElement): Promise<void> {
  draw(place, "no");
  try {
    await navigator.clipboard.writeText(window.location.href);
    draw(place, "yes");
  } catch {
    // Without a secure connection, or refused: the visitor's own hands can do it.
    draw(place, "by-hand");
    place.querySelector<HTMLElement>(".acts-link")?.focus();
  }
}

/** The code on the sheet is there before the browser lays it out. */
const print = (): void => void fetchQr().then(() => window.print());

/** The page that builds embedded maps begins with the view that stands here when the link is followed. */
function takeAlong(event: Event): void {
  if (!IS_FILES) (event.currentTarget as HTMLAnchorElement).search = window.location.search;
}

const SAID = { yes: "acts-copied", "by-hand": "acts-by-hand" } as const;

function draw(place: HTMLElement, copied: Copied): void {
  place.setAttribute("aria-label", t("acts-label"));
  render(
    html`<button type="button" class="button act-print" @click=${print}>${icon("print")}${t("acts-print")}</button>
      <button type="button" class="button act-copy" @click=${() => void copyLink(place)}>${icon("link")}${t("acts-copy")}</button>
      <a class="button act-embed" href=${IS_FILES ? pageHref("/einbetten") : "/einbetten"} @click=${takeAlong}>${icon("frame")}${t("acts-embed")}</a>
      <button type="button" class="button act-keys" aria-haspopup="dialog" @click=${openKeyHelp}>${icon("keys")}${t("acts-keys")}</button>
      <div class=${copied === "no" ? nothing : "acts-answer"}>
        <p role="status">${copied === "no" ? nothing : t(SAID[copied])}</p>
        ${copied === "by-hand" ? linkField() : nothing}
      </div>
      ${keyHelp()}`,
    place,
  );
}

function forget({ currentTarget, relatedTarget }: FocusEvent): void {
  const place = currentTarget as HTMLElement;
  if (relatedTarget && !place.contains(relatedTarget as Node)) draw(place, "no");
}

/** Draw the row; what was said of the link goes when the focus goes, and when the row is drawn anew. */
export function drawActs(place: HTMLElement): void {
  draw(place, "no");
  place.addEventListener("focusout", forget);
}
