/** The columns of the table of cities. */

import { html, nothing, type TemplateResult } from "lit-html";
import { count, date } from "../../format";
import type { Column } from "../parts/table";
import { t } from "../texts";
import { type CityRow, type Look, type Person, plannedAfter, spellOn } from "./data";

export interface Telling {
  day: string;
  look(id: string | null): Look;
  open(row: CityRow): void;
}

/** Who somebody is: letters in their shape, and the name. */
export function personMark(person: Person | null, look: Look): TemplateResult {
  return html`<span class="person-mark"
    ><span class="letters tone-${look.tone}" aria-hidden="true">${look.letters}</span>${person?.name ?? t("staff-board-nobody")}</span
  >`;
}

function planned(row: CityRow, day: string): TemplateResult | typeof nothing {
  const [next] = plannedAfter(row, day);
  if (!next?.from) return nothing;
  const said = t("staff-board-planned", { day: date(next.from), name: next.person?.name ?? t("staff-board-nobody") });
  return html`<span class="board-planned">${said}</span>`;
}

function standing(row: CityRow, day: string): unknown {
  const now = spellOn(row, day);
  if (!now) return planned(row, day);
  const key = now.isConfirmed ? "confirmed" : "assumed";
  return html`<span class="badge standing-${key}">${t(`staff-standing-${key}`)}</span> ${planned(row, day)}`;
}

const compare = (a: string, b: string): number => a.localeCompare(b, "de");

export function columnsOf({ day, look, open }: Telling): Column<CityRow>[] {
  const nameOn = (row: CityRow): string => spellOn(row, day)?.person?.name ?? "";
  const sinceOn = (row: CityRow): string => spellOn(row, day)?.from ?? "";
  const rank = (row: CityRow): string =>
    `${spellOn(row, day)?.isConfirmed ?? ""}${plannedAfter(row, day)[0]?.from ?? "~"}`;
  return [
    {
      key: "name",
      label: t("staff-board-city"),
      isName: true,
      order: (a, b) => compare(a.name, b.name),
      cell: (row) =>
        html`<button type="button" class="city-open" data-ags=${row.ags} aria-haspopup="dialog" @click=${() => open(row)}>${row.name}</button>`,
    },
    {
      key: "manager",
      label: t("staff-board-manager"),
      order: (a, b) => compare(nameOn(a), nameOn(b)),
      cell: (row) => {
        const person = spellOn(row, day)?.person ?? null;
        return personMark(person, look(person?.id ?? null));
      },
    },
    {
      key: "since",
      label: t("staff-board-since"),
      order: (a, b) => compare(sinceOn(a), sinceOn(b)),
      cell: (row) => (sinceOn(row) ? date(sinceOn(row)) : t("staff-board-since-unknown")),
    },
    {
      key: "standing",
      label: t("staff-board-standing"),
      order: (a, b) => compare(rank(a), rank(b)),
      cell: (row) => standing(row, day),
    },
    {
      key: "kreis",
      label: t("staff-board-kreis"),
      order: (a, b) => compare(a.kreis, b.kreis),
      cell: (row) => row.kreis,
    },
    {
      key: "areas",
      label: t("staff-board-areas"),
      isNumber: true,
      order: (a, b) => a.areas - b.areas,
      cell: (row) => count(row.areas),
    },
    {
      key: "projects",
      label: t("staff-board-projects"),
      isNumber: true,
      order: (a, b) => a.projects - b.projects,
      cell: (row) => count(row.projects),
    },
  ];
}
