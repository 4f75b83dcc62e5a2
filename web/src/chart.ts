/**
 * Charts that everyone can read: each is a table, and its bars only draw the figures once more (chart.css).
 *
 * `barChart` lays the bars across, one below the other; `yearChart` stands them side by side, one for each year.
 * Both take the same chart. Bars begin at zero and share one scale: the largest value is the whole width.
 */

import "../../atlas/design/chart.css";
import { html, nothing, svg, type TemplateResult } from "lit-html";

export interface Bar {
  /** What the bar is of: words, or a link. */
  name: unknown;
  value: number;
  /** The value as a reader writes it, with its unit. */
  text: string;
  /** What has to be known about the value, such as of how many records it is known. */
  note?: string;
}

export interface Chart {
  caption: string;
  /** The heading of the names, such as "Thema". */
  head: string;
  /** The heading of the values, such as "Projekte". */
  measure: string;
  bars: readonly Bar[];
}

const COLUMN_PX = 72;
const LONGEST = 3;

/** Each bar's part of the longest one, from 0 to 1. */
export function sharesOf(bars: readonly Bar[]): number[] {
  const most = Math.max(0, ...bars.map((bar) => bar.value));
  return bars.map(({ value }) => (most > 0 ? value / most : 0));
}

/** True where figures side by side are wider than a column may be, so that they are turned there (chart.css). */
export const isLong = (bars: readonly Bar[]): boolean => bars.some(({ text }) => text.length > LONGEST);

const rect = svg`<rect width="100%" height="100%" />`;

function barRow({ name, text, note }: Bar, share: number): TemplateResult {
  return html`<tr role="row">
    <th scope="row" role="rowheader">${name}</th>
    <td aria-hidden="true"><svg focusable="false">${svg`<rect width="${share * 100}%" height="100%" />`}</svg></td>
    <td role="cell" class="chart-text">${text}${note ? html` <span class="chart-note">${note}</span>` : nothing}</td>
  </tr>`;
}

/** Bars across, for names of any length. */
export function barChart({ caption, head, measure, bars }: Chart): TemplateResult {
  const shares = sharesOf(bars);
  return html`<figure class="chart chart-bars">
    <table role="table">
      <caption>${caption}</caption>
      <thead role="rowgroup" class="chart-head">
        <tr role="row"><th scope="col" role="columnheader">${head}</th><th scope="col" role="columnheader">${measure}</th></tr>
      </thead>
      <tbody role="rowgroup">${bars.map((bar, i) => barRow(bar, shares[i] ?? 0))}</tbody>
    </table>
  </figure>`;
}

function columnCell({ text }: Bar, share: number): TemplateResult {
  return html`<td role="cell">
    <span class="chart-text">${text}</span><svg aria-hidden="true" focusable="false" height=${Math.round(share * COLUMN_PX)}>${rect}</svg>
  </td>`;
}

/** Bars upright, for short names in a row: the years. */
export function yearChart({ caption, head, measure, bars }: Chart): TemplateResult {
  const shares = sharesOf(bars);
  return html`<figure class=${isLong(bars) ? "chart chart-years chart-long" : "chart chart-years"}>
    <table role="table">
      <caption>${caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader" class="chart-head">${head}</th>
          ${bars.map(({ name }) => html`<th scope="col" role="columnheader">${name}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        <tr role="row">
          <th scope="row" role="rowheader" class="chart-head">${measure}</th>
          ${bars.map((bar, i) => columnCell(bar, shares[i] ?? 0))}
        </tr>
      </tbody>
    </table>
  </figure>`;
}
