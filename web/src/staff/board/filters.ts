/** What narrows the cities: a name, who is responsible, the Kreis, how settled it is; and the day of which all is told. */

import { html, type TemplateResult } from "lit-html";
import { choiceField, textField } from "../parts/field";
import { t } from "../texts";
import { type CityRow, type Person, plannedAfter, spellOn, today } from "./data";

export const STANDINGS = ["confirmed", "assumed", "planned"] as const;
export type Standing = (typeof STANDINGS)[number];

/** As the address writes them; an empty text narrows nothing. */
export interface Filters {
  q: string;
  manager: string;
  kreis: string;
  standing: string;
  day: string;
}

const NAMES: Readonly<Record<keyof Filters, string>> = {
  q: "q",
  manager: "manager_id",
  kreis: "kreis",
  standing: "stand",
  day: "tag",
};
const KEYS = Object.keys(NAMES) as (keyof Filters)[];

/** The filters of an address; without a day this day is meant. */
export function filtersOf(query: URLSearchParams): Filters {
  const read = (key: keyof Filters): string => query.get(NAMES[key]) ?? "";
  const day = read("day");
  return {
    q: read("q"),
    manager: read("manager"),
    kreis: read("kreis"),
    standing: read("standing"),
    day: /^\d{4}-\d\d-\d\d$/.test(day) ? day : today(),
  };
}

/** The address of filters, which leaves out what goes without saying. */
export function addressOf(filters: Filters): URLSearchParams {
  const said = KEYS.filter((key) => filters[key] && !(key === "day" && filters.day === today()));
  return new URLSearchParams(said.map((key) => [NAMES[key], filters[key]]));
}

/** How settled it is who holds a city on a day. */
export function standingsOf(row: CityRow, day: string): Standing[] {
  const now = spellOn(row, day);
  const planned = plannedAfter(row, day).length > 0;
  return [
    ...(now ? [now.isConfirmed ? ("confirmed" as const) : ("assumed" as const)] : []),
    ...(planned ? ["planned" as const] : []),
  ];
}

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("de");

export const matches = (row: CityRow, { q, manager, kreis, standing, day }: Filters): boolean =>
  folded(row.name).includes(folded(q.trim())) &&
  (!manager || spellOn(row, day)?.person?.id === manager) &&
  (!kreis || row.kreis === kreis) &&
  (!standing || standingsOf(row, day).includes(standing as Standing));

const any = { value: "", label: "" };

/** The fields; `change` gets what is different. */
export function filterFields(
  filters: Filters,
  { people, kreise }: { people: readonly Person[]; kreise: readonly string[] },
  change: (part: Partial<Filters>) => void,
): TemplateResult {
  const all = { ...any, label: t("staff-board-any") };
  return html`<form class="board-filters" aria-label=${t("staff-board-filters")} @submit=${(event: Event) => event.preventDefault()}>
    ${textField({ id: "board-q", label: t("staff-board-q"), value: filters.q, change: (q) => change({ q }) })}
    ${choiceField({
      id: "board-manager",
      label: t("staff-board-manager"),
      value: filters.manager,
      choices: [all, ...people.map(({ id, name }) => ({ value: id, label: name }))],
      change: (manager) => change({ manager }),
    })}
    ${choiceField({
      id: "board-kreis",
      label: t("staff-board-kreis"),
      value: filters.kreis,
      choices: [all, ...kreise.map((kreis) => ({ value: kreis, label: kreis }))],
      change: (kreis) => change({ kreis }),
    })}
    ${choiceField({
      id: "board-standing",
      label: t("staff-board-standing"),
      value: filters.standing,
      choices: [all, ...STANDINGS.map((one) => ({ value: one, label: t(`staff-standing-${one}`) }))],
      change: (standing) => change({ standing }),
    })}
    ${textField({
      id: "board-day",
      label: t("staff-board-day"),
      type: "date",
      value: filters.day,
      change: (day) => change({ day: day || today() }),
    })}
  </form>`;
}
