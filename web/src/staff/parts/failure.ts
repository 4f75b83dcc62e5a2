/** What is shown where a view could not be loaded: why, and a way to try again. */

import { html, nothing, type TemplateResult } from "lit-html";
import { sentenceOf } from "../api";
import { t } from "../texts";

export const failure = (error: unknown, retry: () => void): TemplateResult | typeof nothing =>
  error
    ? html`<div class="notice" role="alert">
        <p>${sentenceOf(error)}</p>
        <button type="button" class="button" @click=${retry}>${t("errors-retry")}</button>
      </div>`
    : nothing;

export const loading = (): TemplateResult => html`<p class="loading">${t("staff-loading")}</p>`;
