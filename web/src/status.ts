/** The message above the map: what is loading, and what went wrong. */

import { html, render } from "lit-html";
import { sentenceOf } from "./api";
import { element } from "./dom";
import { t } from "./texts";

/** Show it in the place of any earlier one. */
export function showStatus(message: unknown): void {
  render(message, element("status"));
}

/** Nothing can be shown: say why, and offer to try again; with the network the page comes by itself. */
export function showFailure(error: unknown): void {
  window.addEventListener("online", () => window.location.reload(), { once: true });
  showStatus(
    html`<div class="notice notice-load" role="alert">
      <h2>${t("errors-load")}</h2>
      <p>${sentenceOf(error)}</p>
      <button type="button" class="button" @click=${() => window.location.reload()}>${t("errors-retry")}</button>
    </div>`,
  );
}

/** The map is useful without its background: a missing layer is said once, nothing else stops. */
export function noticeBasemap(): void {
  showStatus(html`<p class="notice" role="status">${t("errors-basemap")}</p>`);
}
