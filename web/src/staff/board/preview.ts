/** What hand-overs would do to each workload, and what would be refused; nothing is written by looking. */

import { html, nothing, type TemplateResult } from "lit-html";
import { date } from "../../format";
import { language } from "../../texts";
import { ask } from "../api";
import { t } from "../texts";
import type { CityWish, Named } from "./assignments";
import { besideTable } from "./beside";
import { amountsOf, type Load, NOTHING } from "./load";

interface Refusal {
  city_ags: string;
  city_name: string;
  detail: string;
  detail_en: string;
}

export interface Preview {
  /** The day of which the workload is told. */
  on: string;
  managers: { manager: Named; before: Load | null; after: Load | null }[];
  refused: Refusal[];
}

export const preview = async (changes: readonly CityWish[]): Promise<Preview> =>
  (await ask<Preview>("POST", "/api/assignments/preview", { body: { changes } })).data;

/** The cities that cannot be handed over so, each with its reason. */
export function refusedList(refused: readonly Refusal[]): TemplateResult | typeof nothing {
  if (refused.length === 0) return nothing;
  const isEnglish = language().code === "en";
  return html`<div class="notice problem">
    <p>${t("staff-preview-refused", { n: refused.length })}</p>
    <ul>${refused.map((one) => html`<li><strong>${one.city_name}:</strong> ${isEnglish ? one.detail_en : one.detail}</li>`)}</ul>
  </div>`;
}

export function previewed({ on, managers, refused }: Preview): TemplateResult {
  const people = managers.map(({ manager, before, after }) => ({
    name: manager.name,
    before: before ? amountsOf(before) : NOTHING,
    after: after ? amountsOf(after) : NOTHING,
  }));
  return html`${refusedList(refused)}
    <p class="hint">${t("staff-preview-on", { day: date(on) })}</p>
    ${besideTable(people, t("staff-preview"))}
    <p class="hint">${t("staff-load-travel-hint")}</p>`;
}
