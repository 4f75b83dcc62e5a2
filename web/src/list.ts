/** The list beside the map: the same records, sorted and grouped by city. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import type { Placed, Shown } from "./atlas";
import { areaBrief, officeBrief, projectBrief } from "./brief";
import { downloadHref, downloadPage, type Format, type Wanted } from "./download";
import { activeKeys } from "./filters";
import { count } from "./format";
import { icon, THEME_ICONS } from "./icons";
import { IS_FILES } from "./site";
import { type Extra, formatState, LIST_KINDS, type Listed, type ListKind, type State } from "./state";
import { swatch } from "./swatch";
import { t } from "./texts";
import type { Area, Box, Manager, Office, Project, RecordKind } from "./types";
import { windowed } from "./windowed";
import { Heights } from "./windowing";
import { german, sorbian } from "./words";

export interface ListActions {
  /** Who was responsible for a city on a day: null where that is not known, undefined before it is loaded. */
  managerOn(ags: string, day: string): Manager | null | undefined;
  /** What a city is called in Upper Sorbian, if it is. */
  sorbianOf(ags: string): string | null;
  open(kind: RecordKind, id: string): void;
  /** Point at an area on the map while the mouse or the focus is on its row. */
  hint(areaId: string | null): void;
  change(change: Partial<Pick<State, "list" | "inView">>): void;
}

interface Row {
  kind: RecordKind;
  id: string;
  name: string;
  sign: TemplateResult;
  detail: unknown;
}

const EXTRA_ICONS = { stats: "chart", words: "lines" } as const;

const areaRow = ({ record }: Placed<Area>): Row => ({
  kind: "area",
  id: record.id,
  name: record.name,
  sign: swatch(record),
  detail: areaBrief(record),
});

const projectRow = ({ record }: Placed<Project>): Row => ({
  kind: "project",
  id: record.id,
  name: record.title,
  sign: icon(THEME_ICONS[record.theme]),
  detail: projectBrief(record),
});

const officeRow = ({ record }: Placed<Office>): Row => ({
  kind: "office",
  id: record.id,
  name: record.name,
  sign: icon("house"),
  detail: officeBrief(record),
});

/** What the list is drawn from. */
export interface Listing {
  shown: Shown;
  /** The records that the chosen day leaves out because nothing is known of their time. */
  untimed: Shown;
  state: State;
  /** The box of the map, where the list follows it. */
  box: Box | null;
}

/** A record before it is put into words, which only the rows near the screen are. */
interface Entry {
  record: Area | Project | Office;
  row(): Row;
}

const entriesOf = <P extends Area | Project | Office>(
  placed: readonly Placed<P>[],
  row: (one: Placed<P>) => Row,
): Entry[] => placed.map((one) => ({ record: one.record, row: () => row(one) }));

function listed(shown: Shown, kind: ListKind): Entry[] {
  if (kind === "areas") return entriesOf(shown.areas, areaRow);
  return kind === "projects" ? entriesOf(shown.projects, projectRow) : entriesOf(shown.offices, officeRow);
}

/** The entries of each city, in the order given. */
function byCity(entries: readonly Entry[]): Map<string, Entry[]> {
  const cities = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = cities.get(entry.record.city_ags);
    if (group) group.push(entry);
    else cities.set(entry.record.city_ags, [entry]);
  }
  return cities;
}

/** The records of the list, all of them and no others, as files. */
function downloads(wanted: Wanted): TemplateResult {
  const { kind, records } = wanted;
  const link = (format: Format, label: string): TemplateResult =>
    html`<a class="button" href=${downloadHref(wanted, format)} download=${`${kind}.${format === "json" ? "geojson" : format}`}
      >${label}<span class="visually-hidden"> (${t(`count-${kind}`, { n: records.length })})</span></a
    >`;
  const isPart = wanted.box !== null || activeKeys(wanted.filters).length > 0;
  return html`<p class="downloads"><span>${t("list-download")}</span> ${link("json", t("list-download-json"))} ${link("csv", t("list-download-csv"))} ${IS_FILES ? nothing : html`<a class="button" href=${downloadPage(wanted)}>${t("list-download-more")}</a>`}
    ${IS_FILES && isPart ? html`<span class="hint">${t("list-whole")}</span>` : nothing}</p>`;
}

const untimedNote = (n: number): unknown =>
  n > 0 ? html`<p class="hint list-untimed">${t("list-untimed", { n })}</p>` : nothing;

export class RecordList {
  readonly #root: HTMLElement;
  readonly #actions: ListActions;
  readonly #areas: readonly Area[];
  readonly #extras: readonly Extra[];
  readonly #heights = new Heights();

  /**
   * `areas` are all there are, shown or not; `extras` are what may stand in the place of the records: whoever offers it
   * fills that place.
   */
  constructor(root: HTMLElement, areas: readonly Area[], actions: ListActions, extras: readonly Extra[] = []) {
    this.#root = root;
    this.#areas = areas;
    this.#actions = actions;
    this.#extras = extras;
  }

  /** Draw the list; `settle` then fills it with rows, and a frame later it fills by itself. */
  show(listing: Listing): void {
    const { shown, state } = listing;
    render(
      html`<h2 id="list-title">${t("list-title")}</h2>
        ${this.#kinds(shown, state)} ${this.#body(listing)}`,
      this.#root,
    );
  }

  #body(listing: Listing): TemplateResult {
    const { state } = listing;
    const extra = this.#extras.find((one) => one === state.list);
    if (extra === "words") return html`<div id="twin" class="twin" tabindex="-1"></div>`;
    if (extra === "stats") return html`${this.#toggle(state)}<div id="stats"></div>`;
    const kind = LIST_KINDS.find((one) => one === state.list) ?? "areas";
    return html`${this.#toggle(state)} ${this.#records(kind, listing)}`;
  }

  #records(kind: ListKind, { shown, untimed, state, box }: Listing): TemplateResult {
    const entries = listed(shown, kind);
    const records = entries.map(({ record }) => record);
    const { filters } = state;
    return html`${records.length > 0 ? downloads({ kind, records, filters, box, areas: this.#areas }) : nothing}
      ${untimedNote(untimed[kind].length)}
      ${records.length === 0 ? html`<p class="notice">${state.inView ? t("list-empty-in-view") : t("list-empty")}</p>` : nothing}
      ${this.#groups(byCity(entries), state)}`;
  }

  /** Scroll the selected row into view, where the list scrolls by itself. */
  reveal(): void {
    const row = this.#root.querySelector<HTMLElement>(".list-row [aria-current]");
    const box = this.#root.parentElement;
    if (!row || !box || box.scrollHeight <= box.clientHeight) return;
    const top = row.offsetTop - box.scrollTop;
    if (top < 0 || top + row.offsetHeight > box.clientHeight) box.scrollTop = row.offsetTop - box.clientHeight / 3;
  }

  #kinds(shown: Shown, state: State): TemplateResult {
    return html`<fieldset class="segments">
      <legend class="visually-hidden">${t("list-shows")}</legend>
      ${LIST_KINDS.map((kind) => this.#segment(kind, state, html`<strong>${count(shown[kind].length)}</strong>`))}
      ${this.#extras.map((extra) => this.#segment(extra, state, icon(EXTRA_ICONS[extra])))}
    </fieldset>`;
  }

  #segment(what: Listed, state: State, sign: TemplateResult): TemplateResult {
    const choose = (): void => this.#actions.change({ list: what });
    return html`<label class=${LIST_KINDS.some((kind) => kind === what) ? "segment" : "segment segment-extra"}>
      <input type="radio" name="list" value=${what} .checked=${state.list === what} @change=${choose} />
      <span>${sign} ${t(`list-kinds-${what}`)}</span>
    </label>`;
  }

  #toggle(state: State): TemplateResult {
    const change = (event: Event): void =>
      this.#actions.change({ inView: (event.currentTarget as HTMLInputElement).checked });
    return html`<label class="check">
      <input type="checkbox" name="inview" .checked=${state.inView} @change=${change} />${t("list-in-view")}
    </label>`;
  }

  #groups(cities: ReadonlyMap<string, readonly Entry[]>, state: State): TemplateResult {
    const keep = state.selection && "id" in state.selection ? state.selection.id : null;
    return html`${this.#chargeNotes([...cities.keys()], state)}
    ${[...cities].map(
      ([ags, group]) => html`<section class="list-group">
        <h3>${this.#link({ kind: "city", id: ags }, state, html`${group[0]?.record.city_name} ${sorbian(this.#actions.sorbianOf(ags))}`)}<span class="count">${count(group.length)}</span></h3>
        ${this.#charge(ags, state)}
        <ul
          class="plain windowed"
          ${windowed<Entry>({
            items: group,
            key: ({ record }) => record.id,
            row: (entry) => this.#row(entry.row(), state),
            keep,
            heights: this.#heights,
          })}
        ></ul>
      </section>`,
    )}`;
  }

  #row(row: Row, state: State): TemplateResult {
    return html`<li class="list-row">${this.#link(row, state, this.#words(row))}</li>`;
  }

  /** Who was responsible for a city, where a day is chosen and it is known. */
  #charge(ags: string, { filters: { datetime: day } }: State): unknown {
    const name = day === undefined ? undefined : this.#actions.managerOn(ags, day)?.name;
    return name ? html`<p class="hint list-charge">${t("list-charge", { name })}</p>` : nothing;
  }

  /** How sure it is who was responsible on the day chosen. */
  #chargeNotes(cities: readonly string[], { filters: { datetime: day } }: State): unknown {
    if (day === undefined) return nothing;
    const managers = cities.map((ags) => this.#actions.managerOn(ags, day));
    const isAssumed = managers.some((manager) => manager?.confirmed === false);
    return html`${managers.includes(null) ? html`<p class="hint list-charge-note">${t("list-charge-unknown")}</p>` : nothing}
      ${isAssumed ? html`<p class="hint list-charge-note">${t("manager-assumed")}</p>` : nothing}`;
  }

  #words(row: Row): TemplateResult {
    return html`<span class="list-sign">${row.sign}</span>
      <span class="list-words"><span class="list-name">${row.kind === "area" ? row.name : german(row.name)}</span><span class="hint">${row.detail}</span></span>`;
  }

  #link({ kind, id }: { kind: RecordKind; id: string }, state: State, body: unknown): TemplateResult {
    const selected = state.selection;
    const isCurrent = selected !== null && "id" in selected && selected.kind === kind && selected.id === id;
    const open = (event: MouseEvent): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#actions.open(kind, id);
    };
    const hint = (): void => this.#actions.hint(kind === "area" ? id : null);
    const unhint = (): void => this.#actions.hint(null);
    return html`<a
      class="list-link"
      href=${formatState({ ...state, selection: { kind, id }, view: null })}
      data-kind=${kind}
      data-id=${id}
      aria-current=${isCurrent ? "true" : nothing}
      @click=${open}
      @pointerenter=${hint}
      @pointerleave=${unhint}
      @focus=${hint}
      @blur=${unhint}
      >${body}</a
    >`;
  }
}
