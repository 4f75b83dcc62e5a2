/** The calendar of visits for calendar programs: an address with a token of its own, shown once. */

import { html, type TemplateResult } from "lit-html";
import { ask } from "../api";
import { choiceField, textField } from "../parts/field";
import type { Manager } from "../parts/people";
import { showOnce } from "../parts/secret";
import { fillIn, missing } from "../parts/sheet";
import { t } from "../texts";

const DAYS = 366;

const addressOf = (manager: string, token: string): string =>
  `${window.location.origin}/api/visits/calendar.ics?${new URLSearchParams({ ...(manager && { manager }), token })}`;

/** Make an address to subscribe to; `manager` is offered first. */
export async function subscribe(managers: readonly Manager[], manager: string): Promise<boolean> {
  const typed = { label: t("staff-calendar-label-usual"), manager };
  const made = await fillIn({
    title: t("staff-calendar"),
    send: t("staff-calendar-make"),
    missing: () => missing({ label: typed.label }),
    fields: (wrong) => html`<p>${t("staff-calendar-lead")}</p>
      ${choiceField({
        id: "calendar-manager",
        label: t("staff-calendar-whose"),
        value: typed.manager,
        choices: [
          { value: "", label: t("staff-calendar-all") },
          ...managers.map(({ id, name }) => ({ value: id, label: name })),
        ],
        change: (id) => Object.assign(typed, { manager: id }),
      })}
      ${textField({ id: "calendar-label", label: t("staff-calendar-label"), hint: t("staff-token-label-hint"), isRequired: true, value: typed.label, problem: wrong.get("label"), change: (label) => Object.assign(typed, { label }) })}`,
    act: async () => {
      const body = { label: typed.label, scopes: ["read_calendar"], days: DAYS, reason: t("staff-calendar-reason") };
      return (await ask<{ secret: string }>("POST", "/api/tokens", { body })).data;
    },
  });
  if (!made) return false;
  const value = addressOf(typed.manager, made.secret);
  await showOnce({
    title: t("staff-calendar"),
    lead: t("staff-calendar-made"),
    label: t("staff-calendar-address"),
    value,
    more: howTo(value),
  });
  return true;
}

const howTo = (address: string): TemplateResult => html`<ul class="how-to">
    <li>${t("staff-calendar-outlook")}</li>
    <li>${t("staff-calendar-apple")}</li>
    <li>${t("staff-calendar-thunderbird")}</li>
  </ul>
  <p><a href=${address.replace(/^https?:/, "webcal:")}>${t("staff-calendar-open")}</a></p>
  <p class="hint">${t("staff-calendar-end")} <a href="/mitarbeit/konten">${t("staff-accounts")}</a></p>`;
