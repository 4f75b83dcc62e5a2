/** Visits as lists: what is due, and month by month what was and what will be. */

import { html, nothing, type TemplateResult } from "lit-html";
import { date, listing } from "../../format";
import { mayIn } from "../api";
import { moment } from "../parts/moment";
import { t } from "../texts";
import type { Due, Known, Visit } from "./data";
import { byMonth, type Values } from "./values";

export interface Acts {
  plan(begin: Partial<Values>): void;
  edit(visit: Visit, begin: Partial<Values>): void;
  cancel(visit: Visit): void;
  remove(visit: Visit): void;
}

const nameOf = (known: Known, id: string | null): string =>
  known.managers.find((one) => one.id === id)?.name ?? t("staff-board-nobody");

const button = (words: string, whole: string, act: () => void): TemplateResult =>
  html`<button type="button" class="button" aria-label=${`${words}: ${whole}`} @click=${act}>${words}</button>`;

/** What has a day first, then the cities whose first talk is to come, which are many in the beginning. */
export function dueList(known: Known, due: readonly Due[], today: string, acts: Acts): TemplateResult {
  const dated = due.filter(({ kind }) => kind !== "first_talk");
  const first = due.filter(({ kind }) => kind === "first_talk");
  const entries = (ones: readonly Due[]): TemplateResult =>
    html`<ul class="plain entries">${ones.map((one) => dueEntry(known, one, today, acts))}</ul>`;
  return html`${dated.length > 0 ? entries(dated) : html`<p>${t("staff-due-none")}</p>`}
    ${
      first.length > 0
        ? html`<details>
            <summary>${t("staff-due-first", { n: first.length })}</summary>
            ${entries(first)}
          </details>`
        : nothing
    }`;
}

function dueEntry(known: Known, due: Due, today: string, acts: Acts): TemplateResult {
  const { kind, city_ags, city_name, manager_id, by, what } = due;
  const isLate = by !== null && by < today;
  return html`<li class="entry ${isLate ? "entry-late" : ""}">
    <p>
      <strong>${city_name ?? city_ags}</strong>: ${t(`staff-due-${kind}`)}
      ${by ? html`<span class="badge">${t("staff-due-by", { day: date(by) })}</span>` : nothing}
      ${isLate ? html`<span class="badge badge-late">${t("staff-due-late")}</span>` : nothing}
    </p>
    <p class="hint">${nameOf(known, manager_id)}${what ? ` · ${what}` : nothing}</p>
    ${dueActs(known, due, acts)}
  </li>`;
}

function dueActs(known: Known, due: Due, acts: Acts): TemplateResult | typeof nothing {
  const city = due.city_name ?? due.city_ags;
  const visit = known.visits.find(({ id }) => id === due.visit_id);
  if (due.kind === "first_talk" || due.kind === "next_step") {
    if (!mayIn("keep_visits", due.manager_id)) return nothing;
    const kind = due.kind === "first_talk" ? "first_talk" : "site_visit";
    const begin = { city_ags: due.city_ags, manager_id: due.manager_id ?? "", kind };
    return html`<div class="row-acts">${button(t("staff-visit-plan"), city, () => acts.plan(begin))}</div>`;
  }
  if (!visit?.may.edit) return nothing;
  return html`<div class="row-acts">
    ${due.kind === "overdue" ? button(t("staff-visit-hold"), city, () => acts.edit(visit, { status: "held" })) : nothing}
    ${button(t("staff-visit-move"), city, () => acts.edit(visit, {}))}
  </div>`;
}

/** All visits under the names of their months. */
export function monthList(known: Known, visits: readonly Visit[], today: string, acts: Acts): TemplateResult {
  if (visits.length === 0) return html`<p>${t("staff-visits-none")}</p>`;
  return html`${[...byMonth(visits)].map(
    ([month, ones]) => html`<section class="month" aria-labelledby="month-${month}">
      <h3 id="month-${month}">${date(month)} <span class="hint">${t("staff-visits-shown", { n: ones.length })}</span></h3>
      <ul class="plain entries">${ones.map((visit) => entry(known, visit, today, acts))}</ul>
    </section>`,
  )}`;
}

function entry(known: Known, visit: Visit, today: string, acts: Acts): TemplateResult {
  const { kind, status, day, time, place, changed_at, changed_by } = visit;
  const when = time ? t("staff-visit-at", { day: date(day), time }) : date(day);
  const areas = known.areas.filter(({ id }) => visit.area_ids.includes(id)).map(({ name }) => name);
  return html`<li class="entry visit-${status}">
    <p>
      <strong>${when}: ${visit.city_name ?? visit.city_ags}</strong> ${t(`staff-visit-kind-${kind}`)}
      <span class="badge badge-visit-${status}">${t(`staff-visit-status-${status}`)}</span>
    </p>
    <dl class="facts">
      ${fact(t("staff-visit-manager"), nameOf(known, visit.manager_id))} ${fact(t("staff-visit-place"), place)}
      ${fact(t("staff-visit-areas"), listing(areas))}
      ${fact(t("staff-visit-participants"), listing(visit.participants))} ${fact(t("staff-visit-result"), visit.result)}
      ${fact(t("staff-visit-next"), nextStep(visit))}
    </dl>
    <p class="hint">${t("staff-visit-changed", { who: changed_by, at: moment(changed_at) })}</p>
    ${visit.may.edit ? entryActs(visit, when, today, acts) : nothing}
  </li>`;
}

const nextStep = ({ next_step, next_step_by }: Visit): string | null =>
  next_step && next_step_by ? t("staff-visit-next-until", { what: next_step, day: date(next_step_by) }) : next_step;

const fact = (name: string, value: string | null): TemplateResult | typeof nothing =>
  value
    ? html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`
    : nothing;

function entryActs(visit: Visit, when: string, today: string, acts: Acts): TemplateResult {
  const whole = `${visit.city_name ?? ""}, ${when}`;
  const isPlanned = visit.status === "planned";
  return html`<div class="row-acts">
    ${isPlanned && visit.day <= today ? button(t("staff-visit-hold"), whole, () => acts.edit(visit, { status: "held" })) : nothing}
    ${button(t("staff-visit-change"), whole, () => acts.edit(visit, {}))}
    ${isPlanned ? button(t("staff-visit-cancel"), whole, () => acts.cancel(visit)) : nothing}
    ${button(t("staff-visit-delete"), whole, () => acts.remove(visit))}
  </div>`;
}
