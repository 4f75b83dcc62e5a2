/** The pieces that panels are made of. */

import { html, nothing, type TemplateResult } from "lit-html";
import * as format from "../format";
import { type IconName, icon } from "../icons";
import { EMPTY, formatState } from "../state";
import { language, t } from "../texts";
import type { AreaStatus, Manager, OfficeStatus, ProjectStatus, RecordKind, Region } from "../types";
import { german, pageHref, prose } from "../words";
import type { Context } from "./context";

export type Part = TemplateResult | typeof nothing;

/** One line of a definition list; nothing where the value is not known. */
export function row(label: string, value: unknown): Part {
  return value === null || value === undefined || value === "" || value === nothing
    ? nothing
    : html`<div class="fact"><dt>${label}</dt><dd>${value}</dd></div>`;
}

export const facts = (...rows: unknown[]): Part =>
  rows.every((one) => one === nothing) ? nothing : html`<dl class="facts">${rows}</dl>`;

export const section = (title: string, body: unknown, sign?: IconName): TemplateResult =>
  html`<section class="panel-section">
    <h3>${sign ? icon(sign) : nothing}${title}</h3>
    ${body}
  </section>`;

export const regionBadge = (region: Region | null): Part =>
  region ? html`<span class="badge badge-${region}">${t(`region-${region}`)}</span>` : nothing;

export const statusBadge = (
  status: AreaStatus | OfficeStatus | ProjectStatus | "none",
  label: string,
): TemplateResult => html`<span class="badge badge-status badge-${status}">${label}</span>`;

/** A link that opens a record in the panel, and its address for whoever opens it elsewhere. */
export function recordLink(context: Context, kind: RecordKind, id: string, label: unknown): TemplateResult {
  const open = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    context.open({ kind, id });
  };
  const href = formatState({ ...EMPTY, language: language().code, filters: context.filters, selection: { kind, id } });
  return html`<a class="record-link" href=${href} data-kind=${kind} data-id=${id} @click=${open}>${label}</a>`;
}

export const phoneLink = (shown: string | null, e164: string | null): Part =>
  shown
    ? html`<a class="contact" href="tel:${e164 ?? shown.replace(/[^\d+]/g, "")}">${icon("phone")}${shown}</a>`
    : nothing;

export const mailLink = (address: string | null): Part =>
  address ? html`<a class="contact" href="mailto:${address}">${icon("mail")}${address}</a>` : nothing;

/** Only web addresses become links: a fact is data, not code. */
export const webLink = (url: string | null, label?: string): Part => {
  if (!url) return nothing;
  if (!/^https?:\/\//i.test(url)) return html`${url}`;
  return html`<a class="contact" href=${url} rel="noopener external"
    >${icon("external")}${label ?? format.host(url)}<span class="visually-hidden"> (${t("sources-external")})</span></a
  >`;
};

/** Who is responsible for a city, or was on the day chosen. */
export function cityManager({ atlas, filters: { datetime } }: Context, ags: string): TemplateResult {
  const then = atlas.manager(ags, datetime);
  const now = atlas.manager(ags, undefined);
  const told = managerCard(then, datetime);
  // Of a day of which nothing is known, somebody still has to be asked.
  return then === null && now ? html`${told} ${section(t("manager-today"), managerBody(now))}` : told;
}

/** Who is responsible, with the honest words about how sure that is. */
export function managerCard(manager: Manager | null | undefined, day?: string): TemplateResult {
  const title = day === undefined ? t("manager-title") : t("manager-title-on", { day: format.date(day) });
  if (manager === undefined) return section(title, html`<p aria-busy="true">${t("manager-waiting")}</p>`);
  if (!manager) return section(title, html`<p>${t(day === undefined ? "manager-unknown" : "manager-unknown-on")}</p>`);
  return section(title, managerBody(manager));
}

const managerBody = (manager: Manager): TemplateResult => html`<div class="card manager manager-${manager.region}">
  <p class="manager-name">${manager.name}</p>
  <p class="manager-role">${german(`${manager.role}, ${manager.organisation}`)}</p>
  <p class="contacts">${phoneLink(manager.phone, manager.phone_e164)}${mailLink(manager.email)}</p>
  ${manager.valid_from ? html`<p>${t("manager-since", { when: format.date(manager.valid_from) })}</p>` : nothing}
  ${substitute(manager.substitute)}
  ${manager.confirmed ? nothing : html`<p class="hint">${prose(t("manager-assumed"))}</p>`}
  ${manager.as_of ? html`<p class="hint">${prose(t("manager-as-of", { when: format.date(manager.as_of) }))}</p>` : nothing}
</div>`;

const substitute = (other: Manager["substitute"]): TemplateResult | typeof nothing =>
  other
    ? html`<p>${t("manager-substitute", { name: other.name })}</p><p class="contacts">${phoneLink(other.phone, other.phone_e164)}${mailLink(other.email)}</p>`
    : nothing;

/** The record's own page, for print and for sharing, of the day chosen. */
export function pageLink({ filters: { datetime } }: Context, path: string): TemplateResult {
  const asked = datetime === undefined ? {} : { datetime };
  return html`<p><a class="contact" href=${pageHref(path, asked)}>${t("panel-page")}</a></p>`;
}

export function address(parts: {
  street: string | null;
  house_number: string | null;
  postcode: string | null;
  city: string;
}): string {
  const street = [parts.street, parts.house_number].filter(Boolean).join(" ");
  return [street, [parts.postcode, parts.city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}
