/** The figures as a chart that is a table, as a file, and by Kreis on the map. */

import "../styles/stats.css";
import { html, nothing, render, type TemplateResult } from "lit-html";
import type { Atlas, Shown } from "../atlas";
import { type Bar, barChart, type Chart, yearChart } from "../chart";
import { element } from "../dom";
import { activeKeys } from "../filters";
import type { AtlasMap } from "../map";
import { dataAt, IS_FILES } from "../site";
import { BYS, type By, type Filters, formatState, MEASURES, type Measure, readFilter, type State } from "../state";
import { language, t } from "../texts";
import type { Box } from "../types";
import { pageHref } from "../words";
import { measuresBy, type Row, type Table, tableOf } from "./figures";
import { kreisLegend, tintOf } from "./kreise";
import { FILTER_OF, inOrder, isMoney, knownNote, measureWord, nameOf, valueText } from "./words";

export interface StatsActions {
  change(change: Partial<Pick<State, "by" | "measure">>): void;
  filter(filters: Filters): void;
  say(sentence: string): void;
}

/** What the figures are of; with a box where they are those of the map's view. */
export interface Wanted {
  shown: Shown;
  state: State;
  box: Box | null;
}

/** What a chart is made of; `measure` is one that the grouping has. */
interface Subject {
  wanted: Wanted;
  table: Table;
  by: By;
  measure: Measure;
}

const caption = ({ by, measure }: Subject): string =>
  t("stats-caption", { measure: measureWord(measure), by: t(`stats-by-${by}`) });

/** The address at which the API has the same figures; the map's filters are its parameters. */
function address(path: string, { wanted: { state, box }, by }: Subject, extra: Record<string, string>): string {
  const params = new URLSearchParams([
    ...activeKeys(state.filters).map((key): [string, string] => [key, String(state.filters[key])]),
    ...(box ? [["bbox", box.join(",")]] : []),
    ["by", by],
    ...Object.entries(extra),
  ] as [string, string][]);
  return `${path}?${params.toString().replaceAll("%2C", ",")}`;
}

export class StatsView {
  readonly #atlas: Atlas;
  readonly #map: AtlasMap;
  readonly #actions: StatsActions;
  #said = "";

  constructor(atlas: Atlas, map: AtlasMap, actions: StatsActions) {
    this.#atlas = atlas;
    this.#map = map;
    this.#actions = actions;
  }

  /** Draw the figures into the list's place for them, or take them off the map again. */
  show(wanted: Wanted | null): void {
    const subject = wanted && this.#subject(wanted);
    if (subject) {
      render(this.#template(subject), element("stats"));
      this.#say(subject);
    } else this.#said = "";
    this.#showOnMap(subject);
  }

  #subject(wanted: Wanted): Subject {
    const { by, measure } = wanted.state;
    const table = tableOf(wanted.shown, by, this.#atlas);
    const can = measuresBy(by, MEASURES);
    return { wanted, table, by, measure: can.includes(measure) ? measure : "projects" };
  }

  #say(subject: Subject): void {
    const words = t("stats-live", { caption: caption(subject), total: this.#total(subject) });
    const about = [language().code, subject.by, subject.measure].join();
    if (about !== this.#said) this.#actions.say(words);
    this.#said = about;
  }

  #showOnMap(subject: Subject | null): void {
    const tint = subject?.by === "kreis" ? tintOf(subject.table.rows, subject.measure) : null;
    render(tint && subject ? kreisLegend(tint, caption(subject)) : nothing, element("tint-legend"));
    this.#map.tint(tint).catch(() => this.#actions.say(t("errors-basemap")));
  }

  #total({ table: { total }, measure }: Subject): string {
    if (!isMoney(measure)) return `${valueText(total, measure)} ${measureWord(measure)}`;
    return [valueText(total, measure), knownNote(total, measure)].join(", ");
  }

  #template(subject: Subject): TemplateResult {
    const { table, by, measure, wanted } = subject;
    const isEmpty = table.rows.length === 0;
    return html`<div class="stats">
      <div class="stats-fields">
        ${this.#choice(
          "by",
          t("stats-by"),
          BYS.map((one) => [one, t(`stats-by-${one}`)]),
          by,
        )}
        ${this.#choice(
          "measure",
          t("stats-measure"),
          measuresBy(by, MEASURES).map((one) => [one, measureWord(one)]),
          measure,
        )}
      </div>
      <p class="stats-total">${t("stats-total", { what: this.#total(subject) })}</p>
      ${isEmpty ? html`<p class="notice">${t(wanted.state.inView ? "list-empty-in-view" : "list-empty")}</p>` : this.#chart(subject)}
      ${this.#notes(subject)}
      ${this.#elsewhere(subject)}
    </div>`;
  }

  /** The same figures as a file and on a page; files have only those of all records. */
  #elsewhere(subject: Subject): TemplateResult {
    const { by, measure } = subject;
    const table = dataAt(address("/api/stats", subject, { f: "csv" }));
    const page = IS_FILES ? pageHref("/statistik") : address("/statistik", subject, { measure });
    return html`<p class="downloads">
      ${table ? html`<a class="button" href=${table} download="zahlen-${by}.csv">${t("stats-download")}</a>` : nothing}
      <a class="button" href=${page}>${t("stats-page")}</a>
    </p>`;
  }

  #choice(name: "by" | "measure", label: string, options: [string, string][], chosen: string): TemplateResult {
    const choose = (event: Event): void =>
      this.#actions.change({ [name]: (event.currentTarget as HTMLSelectElement).value });
    return html`<label class="field"><span>${label}</span>
      <select name=${name} @change=${choose}>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
      </select>
    </label>`;
  }

  #chart(subject: Subject): TemplateResult {
    const { table, by, measure, wanted } = subject;
    const bars = inOrder(table.rows, by, measure).map((row) => this.#bar(row, subject, wanted.state));
    const chart: Chart = { caption: caption(subject), head: t(`stats-by-${by}`), measure: measureWord(measure), bars };
    return by === "year" && !isMoney(measure) ? yearChart(chart) : barChart(chart);
  }

  #bar({ key, figures }: Row, { by, measure }: Subject, state: State): Bar {
    const note = knownNote(figures, measure);
    return {
      name: this.#name(by, key, state),
      value: figures[measure],
      text: valueText(figures, measure),
      ...(note && { note }),
    };
  }

  /** The name of a group sets its filter, unless it is set; years stand too close together to be aimed at. */
  #name(by: By, key: string, state: State): unknown {
    const name = nameOf(by, key, this.#atlas);
    const filters = { ...state.filters, ...readFilter(FILTER_OF[by], key) };
    if (by === "year" || state.filters[FILTER_OF[by]] !== undefined) return name;
    const narrow = (event: MouseEvent): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#actions.filter(filters);
    };
    return html`<a class="stats-name" href=${formatState({ ...state, filters })} @click=${narrow}>${name}</a>`;
  }

  #notes({ table, by, measure }: Subject): TemplateResult {
    const counted = table.rows.reduce((sum, { figures }) => sum + figures[measure], 0);
    const rest = table.rest[measure];
    const isOver = counted + rest > table.total[measure] + 0.5;
    return html`${rest > 0 ? html`<p class="hint">${t("stats-rest", { what: valueText(table.rest, measure), by: t(`stats-by-${by}`) })}</p>` : nothing}
      ${isOver ? html`<p class="hint">${t("stats-several")}</p>` : nothing}`;
  }
}
