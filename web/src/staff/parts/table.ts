/**
 * A table that can be sorted and whose rows can be chosen, by mouse and by keys: Space chooses, Shift chooses a stretch,
 * the arrow keys go from row to row. On narrow screens each row becomes a card; the roles keep it a table.
 */

import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { repeat } from "lit-html/directives/repeat.js";
import { t } from "../texts";

export interface Column<R> {
  key: string;
  label: string;
  cell(row: R): unknown;
  /** The order of two rows; without it nobody can sort by this column. */
  order?(a: R, b: R): number;
  isNumber?: boolean;
  /** The column that names the row. */
  isName?: boolean;
}

export interface Sorting {
  key: string;
  isDown: boolean;
}

/** How rows are chosen; `label` names the box of a row. */
export interface Choosing<R> {
  label(row: R): string;
  has(id: string): boolean;
  /** `order` are the rows as they stand; with `isStretch` everything since the last one is meant. */
  choose(id: string, isStretch: boolean, order: readonly string[]): void;
}

export interface Table<R> {
  caption: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  id(row: R): string;
  sorting: Sorting;
  sort(sorting: Sorting): void;
  choosing?: Choosing<R>;
  /** What is said where there are no rows. */
  empty: string;
}

/** The rows in the order of a column; rows of the same rank keep theirs. */
export function sorted<R>({ rows, columns, sorting: { key, isDown } }: Table<R>): R[] {
  const order = columns.find((column) => column.key === key)?.order;
  return order ? rows.toSorted((a, b) => (isDown ? order(b, a) : order(a, b))) : [...rows];
}

function header<R>({ sorting, sort }: Table<R>, { key, label, order, isNumber }: Column<R>): TemplateResult {
  const isCurrent = sorting.key === key;
  const state = isCurrent ? (sorting.isDown ? "descending" : "ascending") : nothing;
  const sign = isCurrent ? (sorting.isDown ? "▼" : "▲") : "";
  const flip = (): void => sort({ key, isDown: isCurrent && !sorting.isDown });
  return html`<th role="columnheader" scope="col" class=${isNumber ? "is-number" : ""} aria-sort=${state}>
    ${order ? html`<button type="button" class="table-sort" @click=${flip}>${label} <span aria-hidden="true">${sign}</span></button>` : label}
  </th>`;
}

function box<R>(row: R, id: string, order: readonly string[], { label, has, choose }: Choosing<R>): TemplateResult {
  let isStretch = false;
  const note = (event: MouseEvent): void => {
    isStretch = event.shiftKey;
  };
  return html`<td role="cell" class="table-box">
    <label><input
      type="checkbox"
      data-row=${id}
      aria-label=${label(row)}
      .checked=${live(has(id))}
      @click=${note}
      @change=${() => choose(id, isStretch, order)}
    /></label>
  </td>`;
}

function cell<R>(row: R, { label, cell: draw, isName, isNumber }: Column<R>): TemplateResult {
  return isName
    ? html`<th role="rowheader" scope="row" data-column=${label}>${draw(row)}</th>`
    : html`<td role="cell" data-column=${label} class=${isNumber ? "is-number" : ""}>${draw(row)}</td>`;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The arrow keys go to the box of the next row. */
function walk(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const here = event.target;
  if (!step || !(here instanceof HTMLInputElement) || !here.dataset["row"]) return;
  const boxes = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("input[data-row]")];
  const next = boxes[boxes.indexOf(here) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

export function table<R>(wanted: Table<R>): TemplateResult {
  const { caption, columns, id, choosing, empty } = wanted;
  const rows = sorted(wanted);
  const order = rows.map(id);
  const line = (row: R): TemplateResult =>
    html`<tr role="row" class=${choosing?.has(id(row)) ? "is-chosen" : ""}>
      ${choosing ? box(row, id(row), order, choosing) : nothing} ${columns.map((column) => cell(row, column))}
    </tr>`;
  return html`<table role="table" class="table" @keydown=${walk}>
      <caption>${caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          ${choosing ? html`<th role="columnheader" scope="col"><span class="visually-hidden">${t("staff-table-choose")}</span></th>` : nothing}
          ${columns.map((column) => header(wanted, column))}
        </tr>
      </thead>
      <tbody role="rowgroup">${repeat(rows, id, line)}</tbody>
    </table>
    ${rows.length === 0 ? html`<p class="table-empty">${empty}</p>` : nothing}`;
}
