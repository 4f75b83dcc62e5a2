/** Two areas side by side: a table whose lines say in words whether both are the same. */

import { html, nothing, type TemplateResult } from "lit-html";
import * as format from "../format";
import { wayBetween } from "../metres";
import { IS_FILES } from "../site";
import { t } from "../texts";
import type { AreaDetails } from "../types";
import { german, pageHref, prose } from "../words";
import type { Context, Details } from "./context";
import { recordLink } from "./parts";
import { comparePicker } from "./picker";
import { knownOf } from "./profile";

type One = Details<AreaDetails>;
type Read = (one: One) => string | null;
type Verdict = "same" | "different" | "unknown";

/** One line: what is compared, and how it reads for each; `isData` marks words out of the German data. */
export interface Line {
  label: string;
  values: readonly [string | null, string | null];
  isData: boolean;
}

const SIGNS: Record<Verdict, string> = { same: "=", different: "≠", unknown: "?" };
const LETTERS = ["A", "B"] as const;

const listed = (words: readonly string[]): string | null => (words.length > 0 ? words.join("; ") : null);
const amount = (value: number | null | undefined): string | null => (value == null ? null : format.money(value));
const hectares = (value: number | null): string | null =>
  value === null ? null : t("area-hectares-of", { n: format.number(value) });

function costs({ evidence: { profile } }: One): string | null {
  const money = profile?.money;
  if (!money || money.cost_eur === null) return null;
  return `${format.money(money.cost_eur)} (${knownOf(money.cost_known, money.projects)})`;
}

function share({ evidence: { profile } }: One): string | null {
  const money = profile?.money;
  if (!money || money.eu_share === null) return null;
  return `${format.share(money.eu_share)} (${knownOf(money.share_known, money.projects)})`;
}

function total({ record }: One): string | null {
  const basis = record.budget_basis ? ` (${t(`area-basis-${record.budget_basis}`)})` : "";
  return record.budget_total_eur === null ? null : format.money(record.budget_total_eur) + basis;
}

function inhabitants({ record }: One): string | null {
  if (record.inhabitants === null) return null;
  const when = record.inhabitants_as_of;
  const asOf = when ? t("as-of", { when: format.date(when) }) : t("profile-no-day");
  return `${format.count(record.inhabitants)} (${asOf})`;
}

function years({ evidence: { profile } }: One): string | null {
  const found = profile?.timeline.years ?? [];
  const [first, last] = [found.at(0), found.at(-1)];
  if (!first || !last) return null;
  return first === last ? `${first.year}` : t("span-both", { start: `${first.year}`, end: `${last.year}` });
}

const themes: Read = ({ evidence: { profile } }) =>
  listed((profile?.themes ?? []).map(({ theme, projects }) => `${t(`theme-${theme}`)}: ${format.count(projects)}`));

/** What is compared, in the order of the panel; a label, how it is read, and whether the data say it in German. */
const subjects = (): readonly (readonly [label: string, read: Read, isData?: true])[] => [
  [t("kinds-city"), ({ record }) => record.city_name, true],
  [t("filters-kreis"), ({ record }) => record.kreis, true],
  [t("glossary-region"), ({ record }) => record.region && t(`region-${record.region}`)],
  [t("area-programme"), ({ record }) => record.programme, true],
  [t("area-periods"), ({ record }) => listed(record.periods.map((period) => t(`period-${period}`)))],
  [t("filters-status"), ({ record }) => t(`status-${record.status}`)],
  [t("area-inhabitants"), inhabitants],
  [t("area-hectares"), ({ record }) => hectares(record.hectares)],
  [t("compare-drawn"), ({ record }) => hectares(record.drawn_hectares)],
  [t("conflict-boundary_description"), ({ record }) => t(`quality-${record.geometry_quality}`)],
  [t("manager-title"), ({ record }) => record.manager?.name ?? null, true],
  [t("area-offices"), ({ offices }) => format.count(offices.length)],
  [t("area-money-total"), total],
  [t("profile-costs"), costs],
  [t("profile-eu"), ({ evidence }) => amount(evidence.profile?.money.eu_eur)],
  [t("profile-share"), share],
  [t("profile-head"), ({ evidence }) => amount(evidence.profile?.per_inhabitant?.amount_eur)],
  [t("area-projects"), ({ record }) => format.count(record.counts.projects)],
  [t("profile-themes"), themes],
  [t("profile-time"), years],
];

/** The lines of a comparison; what is known of neither area is left out. */
export function linesOf(a: One, b: One): Line[] {
  return subjects()
    .map(([label, read, isData = false]) => ({ label, values: [read(a), read(b)] as const, isData }))
    .filter(({ values }) => values.some((value) => value !== null));
}

/** Whether both areas say the same; where one says nothing, that is not known. */
export function verdictOf({ values: [a, b] }: Pick<Line, "values">): Verdict {
  if (a === null || b === null) return "unknown";
  return a === b ? "same" : "different";
}

/** How far apart the middles of two drawn areas lie; nothing where one is not drawn by itself. */
function apart([a, b]: readonly [AreaDetails, AreaDetails]): string {
  if ([a, b].some(({ geometry_quality: quality }) => quality === "none" || quality === "municipality")) return "";
  const { metres, direction } = wayBetween(a.point, b.point);
  return t("compare-apart", { distance: format.metres(metres), direction: t(`direction-${direction}`) });
}

function countsOf(lines: readonly Line[]): string {
  const count = (verdict: Verdict): number => lines.filter((line) => verdictOf(line) === verdict).length;
  return t("compare-counts", { same: count("same"), different: count("different"), unknown: count("unknown") });
}

function cell(line: Line, i: 0 | 1): TemplateResult {
  const value = line.values[i];
  const said =
    value === null ? html`<span class="hint">${t("compare-absent")}</span>` : line.isData ? german(value) : value;
  return html`<td role="cell"><span class="letter" aria-hidden="true">${LETTERS[i]}</span> <span>${said}</span></td>`;
}

function lineRow(line: Line): TemplateResult {
  const verdict = verdictOf(line);
  return html`<tr role="row" class="compare-${verdict}">
    <th scope="row" role="rowheader">${line.label} <span class="verdict"><span aria-hidden="true">${SIGNS[verdict]}</span> ${t(`compare-${verdict}`)}</span></th>
    ${cell(line, 0)}${cell(line, 1)}
  </tr>`;
}

function table(context: Context, both: readonly [AreaDetails, AreaDetails], lines: readonly Line[]): TemplateResult {
  const heads = both.map(
    (area, i) => html`<th scope="col" role="columnheader">
      <span class="letter">${LETTERS[i]}</span> ${recordLink(context, "area", area.id, german(area.name))}
    </th>`,
  );
  return html`<table class="compare" role="table">
    <caption class="visually-hidden">${t("compare-title", { a: both[0].name, b: both[1].name })}</caption>
    <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${t("compare-subject")}</th>${heads}</tr></thead>
    <tbody role="rowgroup">${lines.map(lineRow)}</tbody>
  </table>`;
}

/** The body of the panel that compares two areas. */
export function comparison(context: Context, a: One, b: One): TemplateResult {
  const lines = linesOf(a, b);
  const both = [a.record, b.record] as const;
  const words = [countsOf(lines), apart(both)].filter(Boolean).join(" ");
  const page = `/vergleich?${new URLSearchParams({ a: a.record.id, b: b.record.id })}`;
  return html`
    <p>${prose(words)}</p>
    <p>
      <button type="button" class="button" @click=${() => context.open({ kind: "area", id: a.record.id })}>
        ${t("compare-end")}
      </button>
    </p>
    ${table(context, both, lines)}
    ${[a, b].some(({ record }) => record.geometry_quality === "schematic") ? html`<p class="hint">${t("profile-weak")}</p>` : nothing}
    ${comparePicker(context, a.record.id, b.record.id)}
    ${IS_FILES ? nothing : html`<p><a class="contact" href=${pageHref(page)}>${t("panel-page")}</a></p>`}
  `;
}
