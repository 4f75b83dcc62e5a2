/**
 * What an atlas with a stock has beside its map: how many projects the list leaves out, those of the view as a list, and
 * whether all of them could be drawn; on paper, what the sheet leaves out. Loaded where there is a stock, and only there.
 */

import "./texts/later";
import "./styles/stock.css";
import { html, nothing, render, type TemplateResult } from "lit-html";
import * as api from "./api";
import type { Atlas } from "./atlas";
import { element } from "./dom";
import { boxText, parametersOf, parted } from "./download";
import { listing } from "./format";
import type { AtlasMap } from "./map";
import type { StockLayer } from "./map/stock";
import { IS_FILES } from "./site";
import type { Filters, Selection, State } from "./state";
import { t } from "./texts";
import { pageHref, prose } from "./words";

/** A view is counted once it has come to rest. */
const REST_MS = 350;
/** What takes longer is told. */
const PATIENCE_MS = 1000;

export interface StockOptions {
  open(selection: Selection): void;
  say(sentence: string): void;
  /** True in a frame of another page: pages of the atlas then open beside it. */
  isFramed: boolean;
}

export class StockView {
  readonly #atlas: Atlas;
  readonly #map: AtlasMap;
  readonly #options: StockOptions;
  readonly #root = document.createElement("section");
  readonly #legend = document.createElement("div");
  readonly #sheet = document.createElement("section");
  #layer: StockLayer | null = null;
  #state: State | null = null;
  /** How many projects the view holds, those of the list among them; null where that is not known. */
  #count: number | null = null;
  /** False while the count is that of a view before. */
  #isCounted = false;
  /** True where a sentence was said before the count was there. */
  #isOwed = false;
  #progress: "done" | "slow" | "failed" = "done";
  #counting = new AbortController();
  #rest = 0;
  #patience = 0;

  private constructor(atlas: Atlas, map: AtlasMap, options: StockOptions) {
    this.#atlas = atlas;
    this.#map = map;
    this.#options = options;
    this.#root.className = "stock";
    this.#root.setAttribute("aria-labelledby", "stock-title");
    element("list").before(this.#root);
    document.querySelector(".legend-body")?.append(this.#legend);
    this.#sheet.className = "sheet";
    // Before the map is laid out for paper: the sheet tells of the view on the screen.
    window.addEventListener("beforeprint", () => this.#write(), { capture: true });
  }

  /** Files draw nothing of a stock: there is nobody to ask for its tiles. */
  static async load(atlas: Atlas, map: AtlasMap, options: StockOptions): Promise<StockView> {
    const view = new StockView(atlas, map, options);
    if (!IS_FILES) view.#layer = await view.#layerOf(map);
    return view;
  }

  #layerOf(map: AtlasMap): Promise<StockLayer> {
    return map.stock({
      openProject: (project, coordinates) => {
        this.#atlas.welcome({ type: "Feature", geometry: { type: "Point", coordinates }, properties: project });
        this.#options.open({ kind: "project", id: project.id });
      },
      openGroup: (position) => this.#options.open({ kind: "group", position }),
      progressed: (state) => this.#progressed(state),
      moved: () => this.#recount(),
    });
  }

  show(state: State | null): void {
    if (!state) return;
    const isSpokenAnew = this.#state !== null && this.#state.language !== state.language;
    this.#state = state;
    this.#draw();
    if (!this.#layer) return;
    const asked = new URLSearchParams(parametersOf(state.filters)).toString();
    this.#layer.ask(asked && `?${asked}`);
    if (isSpokenAnew) this.#layer.repaint();
    const { selection } = state;
    this.#layer.mark(selection?.kind === "project" ? this.#atlas.stocked(selection.id) : null);
    this.#recount();
  }

  /** What counts of the list leave out: how many there are in the view with these; a count that comes later is said then. */
  sentence(): string {
    this.#isOwed = !this.#isCounted;
    return this.#counted() ?? t("stock-uncounted");
  }

  /** How many projects the view holds, in words; null where that is not known, or not under all filters. */
  #counted(): string | null {
    const { others } = parted("projects", this.#filters);
    const isKnown = this.#isCounted && this.#count !== null && others.length === 0;
    return isKnown ? t("stock-counted", { n: this.#count ?? 0 }) : null;
  }

  #progressed({ isLoading, hasFailed }: { isLoading: boolean; hasFailed: boolean }): void {
    window.clearTimeout(this.#patience);
    if (isLoading) this.#patience = window.setTimeout(() => this.#tell("slow"), PATIENCE_MS);
    else this.#tell(hasFailed ? "failed" : "done");
  }

  #tell(progress: "done" | "slow" | "failed"): void {
    if (progress === this.#progress) return;
    this.#progress = progress;
    this.#draw();
  }

  #recount(): void {
    window.clearTimeout(this.#rest);
    this.#isCounted = false;
    this.#rest = window.setTimeout(() => void this.#ask(), REST_MS);
  }

  /** What the list of the view would show: the number stands for exactly its rows. */
  async #ask(): Promise<void> {
    this.#counting.abort();
    this.#counting = new AbortController();
    const { signal } = this.#counting;
    try {
      this.#count = (await api.found("projects", { ...this.#inView(), limit: "1" }, signal)).numberMatched;
    } catch (error) {
      if (api.isAborted(error)) return;
      this.#count = null;
    }
    this.#isCounted = true;
    this.#draw();
    const counted = this.#counted();
    if (this.#isOwed && counted !== null) this.#options.say(counted);
    this.#isOwed = false;
  }

  get #filters(): Filters {
    return this.#state?.filters ?? {};
  }

  #inView(): Record<string, string> {
    const { known } = parted("projects", this.#filters);
    return { ...Object.fromEntries(parametersOf(this.#filters, known)), bbox: boxText(this.#map.box()) };
  }

  #draw(): void {
    const n = this.#atlas.stock;
    render(
      html`<h2 id="stock-title">${t("stock-title")}</h2>
        <p>${prose(this.#layer ? t("stock-lead", { n }) : t("stock-files", { n }))}</p>
        <div role="status">${this.#layer ? this.#trouble() : nothing}</div>
        ${this.#layer ? this.#list() : nothing}
        <p class="downloads">
          ${this.#layer ? nothing : this.#link(pageHref("/projekte"), t("stock-all"), "button")}
          ${this.#link(this.#figures(), t("stock-figures"), "button")}
        </p>`,
      this.#root,
    );
    render(this.#layer?.legend() ?? nothing, this.#legend);
  }

  /** What stands on the sheet: of what is painted, paper shows nothing. */
  #write(): void {
    // The sheet may have come later than the stock.
    document.querySelector(".sheet")?.after(this.#sheet);
    const [path, label] = this.#layer
      ? [pageHref("/projekte", this.#inView()), t("stock-list")]
      : [pageHref("/projekte"), t("stock-all")];
    const { href } = new URL(path, window.location.href);
    render(
      html`<p>${prose(t("stock-sheet", { n: this.#atlas.stock }))}</p>
        <p>${label}: <a href=${href}>${href}</a></p>`,
      this.#sheet,
    );
  }

  #link(href: string, label: string, kind: "stock-list" | "button"): TemplateResult {
    if (!this.#options.isFramed) return html`<a class=${kind} href=${href}>${label}</a>`;
    const beside = html`<span class="visually-hidden">${t("embed-new-tab")}</span>`;
    return html`<a class=${kind} href=${href} target="_blank" rel="noopener">${label}${beside}</a>`;
  }

  #trouble(): TemplateResult | typeof nothing {
    if (this.#progress === "done") return nothing;
    if (this.#progress === "slow") return html`<p class="hint">${t("stock-slow")}</p>`;
    const again = (): void => {
      this.#progress = "done";
      this.#layer?.redraw();
      this.#recount();
      this.#draw();
    };
    return html`<p class="notice">${t("stock-failed")}</p>
      <button type="button" class="button" @click=${again}>${t("errors-retry")}</button>`;
  }

  #list(): TemplateResult {
    const { others } = parted("projects", this.#filters);
    const href = pageHref("/projekte", this.#inView());
    const words = listing(others.map((key) => t(`filters-${key}`)));
    if (this.#count === 0) return html`<p>${t("stock-none")}</p>`;
    const label = this.#count === null ? t("stock-list") : t("stock-list-all", { n: this.#count });
    return html`<p>${this.#link(href, label, "stock-list")}</p>
      ${others.length > 0 ? html`<p class="hint">${t("stock-list-without", { filters: words })}</p>` : nothing}`;
  }

  /** The page of figures knows every filter of the map, and counts all projects. */
  #figures(): string {
    return pageHref("/statistik", IS_FILES ? {} : Object.fromEntries(parametersOf(this.#filters)));
  }
}
