/** An office: as a card inside other panels, and as a panel of its own. */

import { html, nothing, type TemplateResult } from "lit-html";
import * as format from "../format";
import { icon } from "../icons";
import { t } from "../texts";
import type { Office, OfficeDetails } from "../types";
import { german, prose } from "../words";
import type { Context, Details, Evidence } from "./context";
import {
  address,
  cityManager,
  facts,
  mailLink,
  pageLink,
  phoneLink,
  recordLink,
  row,
  section,
  statusBadge,
  webLink,
} from "./parts";
import { backedRow, conflictsAbout, otherConflicts, sourcesPart } from "./sources";

const unverified = (since: string | null): string =>
  since ? t("office-unverified-since", { when: format.date(since) }) : t("office-unverified");

function statusWords(office: OfficeDetails): TemplateResult | typeof nothing {
  if (office.status === "unverified") return html`<p class="notice">${prose(unverified(office.as_of))}</p>`;
  return office.status === "closed" ? html`<p class="notice">${t("office-closed")}</p>` : nothing;
}

function hours(office: OfficeDetails): TemplateResult {
  if (!office.opening_hours) return html`${t("office-no-hours")}`;
  const as_of = office.opening_hours_as_of ?? office.as_of;
  return html`${german(office.opening_hours)}
    <span class="hint">(${as_of ? t("as-of", { when: format.date(as_of) }) : t("office-hours-undated")})</span>`;
}

function officeAddress(office: OfficeDetails): TemplateResult {
  return html`${office.street ? address(office) : html`${office.city} <span class="hint">(${t("office-no-address")})</span>`}
    ${office.location_note ? html`<br />${german(office.location_note)}` : nothing}`;
}

function contactFacts(office: OfficeDetails, evidence: Evidence | null): unknown {
  const backed = backedRow(evidence, office.value_sources);
  return facts(
    backed("carrier", t("office-carrier"), german(office.carrier)),
    backed("client", t("office-client"), german(office.client)),
    backed("street", t("office-address"), officeAddress(office)),
    backed("opening_hours", t("office-hours"), hours(office)),
    backed("phone", t("office-phone"), phoneLink(office.phone, office.phone_e164)),
    backed("email", t("office-email"), mailLink(office.email)),
    backed("website", t("office-website"), webLink(office.website)),
  );
}

/** An office inside the panel of its area, city or place. */
export function officeCard(context: Context, office: OfficeDetails): TemplateResult {
  return html`<div class="card office-card">
    <h4>${icon("house")}${recordLink(context, "office", office.id, german(office.name))}</h4>
    <p>${german(office.kind)} ${statusBadge(office.status, t(`office-status-${office.status}`))}</p>
    ${statusWords(office)} ${contactFacts(office, null)}
  </div>`;
}

const areaLinks = (context: Context, office: OfficeDetails): unknown =>
  office.area_ids.length > 0
    ? html`<ul class="plain">
        ${office.area_ids.map((id, i) => html`<li>${recordLink(context, "area", id, office.area_names[i] ?? id)}</li>`)}
      </ul>`
    : nothing;

/** What is known of an office before its item is there. */
export const officeLead = (context: Context, office: Office): TemplateResult => html`<p class="lead">
  ${german(office.kind)}, ${recordLink(context, "city", office.city_ags, office.city_name)}
  ${statusBadge(office.status, t(`office-status-${office.status}`))}
</p>`;

/** The body of an office's own panel. */
export function officePanel(context: Context, { record: office, evidence }: Details<OfficeDetails>): TemplateResult {
  const isOther = office.area_relation === "same_quarter" && office.programme;
  return html`
    ${statusWords(office)} ${contactFacts(office, evidence)}
    ${facts(
      row(t("office-areas"), areaLinks(context, office)),
      row(
        t("area-programme"),
        isOther ? t("office-other-programme", { programme: office.programme ?? "" }) : german(office.programme),
      ),
      row(t("office-since"), office.since && format.date(office.since)),
      row(t("office-until"), office.until && format.date(office.until)),
      row(t("office-funded"), office.funded_until && format.date(office.funded_until)),
      row(
        t("office-position"),
        html`${t(`precision-${office.precision}`)} <span class="hint">${german(office.precision_note)}</span>`,
      ),
    )}
    ${conflictsAbout(evidence, "street", "phone", "status", "since", "name")}
    ${otherConflicts(evidence, ["street", "phone", "status", "since", "name"])}
    ${office.note ? html`<p>${german(office.note)}</p>` : nothing} ${cityManager(context, office.city_ags)}
    ${section(t("sources-section"), html`${pageLink(context, `/bueros/${office.id}`)} ${sourcesPart(context, evidence)}`)}
  `;
}
