/** The panel: fetches what a selection needs, shows it, takes the focus and gives it back. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { isAborted, isMissing, isUnanswered, sentenceOf, where } from "../api";
import { type Atlas, atSpot } from "../atlas";
import { icon } from "../icons";
import { whereIs } from "../local/where";
import { IS_FILES } from "../site";
import { spokenCounts } from "../spoken";
import { type Filters, type Selection, sameSelection } from "../state";
import { DEFAULT_LANGUAGE, language, t } from "../texts";
import { pairOf, titleOf } from "../title";
import type { LonLat } from "../types";
import { german } from "../words";
import type { Context } from "./context";
import { groupPanel } from "./group";
import { PICKER } from "./picker";
import { type Answer, answerSentence, placePanel } from "./place";
import { type Found, fetchBody, type RecordSelection, recordPanel } from "./record";
import type { Stocked } from "./stocked";

export interface PanelActions {
  open(selection: Selection): void;
  close(): void;
  showOnMap(selection: Selection): void;
  say(sentence: string): void;
  /** A project of a stock is known now that was opened by its id alone. */
  learned(selection: Selection): void;
}

/** What a stock has at the spot that is shown; null where there is no stock. */
type Spot = { state: "loading" } | { state: "ready"; stocked: Stocked | null } | { state: "failed"; sentence: string };

interface Content {
  title: unknown;
  body: TemplateResult;
  /** False where the address names something the atlas does not have. */
  isKnown: boolean;
}

/** Files have nobody to ask what else there is. */
const hasStock = ({ stock }: Atlas): boolean => stock > 0 && !IS_FILES;

/** True where the server may know what the map does not. */
const mayBeStocked = (atlas: Atlas, { kind }: Selection): boolean => kind === "project" && hasStock(atlas);

/** True where the second selection is the first area of the comparison before it. */
function isEndOfComparison(before: Selection | null, now: Selection | null): boolean {
  const wasCompared = before?.kind === "area" && before.compare !== undefined;
  return wasCompared && now?.kind === "area" && now.id === before.id && now.compare === undefined;
}

export class Panel {
  readonly #root: HTMLElement;
  readonly #atlas: Atlas;
  readonly #actions: PanelActions;
  #selection: Selection | null = null;
  #filters: Filters = {};
  #found: Found = { state: "loading" };
  #answer: Answer = { state: "loading" };
  #spot: Spot = { state: "ready", stocked: null };
  #request = new AbortController();
  /** False on a static site: there is nobody to ask where a place lies. */
  #isServed = true;
  /** True while the panel of an area is fetched to which a comparison went back. */
  #isBack = false;

  constructor(root: HTMLElement, atlas: Atlas, actions: PanelActions) {
    this.#root = root;
    this.#atlas = atlas;
    this.#actions = actions;
  }

  /** Show a selection (or nothing); a new one is fetched, the same one only drawn again. */
  show(selection: Selection | null, filters: Filters): void {
    const isNew = !sameSelection(selection, this.#selection);
    // Of a stock the panel has only what the filters left when it was asked.
    const isAnother = isNew || (selection?.kind === "group" && filters !== this.#filters);
    if (isNew) this.#isBack = isEndOfComparison(this.#selection, selection);
    this.#selection = selection;
    this.#filters = filters;
    this.#root.hidden = selection === null;
    if (isAnother) void this.#fetch(selection);
    this.#draw();
    if (isNew) this.#root.scrollTop = 0;
  }

  /** Ask again for what could not be fetched; what is shown stays until the answer is there. */
  retry(): void {
    if ([this.#found, this.#answer, this.#spot].some(({ state }) => state === "failed"))
      void this.#fetch(this.#selection);
    this.#draw();
  }

  /** Put the focus on the heading, so that reading starts at the top. */
  focus(): void {
    this.#root.querySelector<HTMLElement>("h2")?.focus();
  }

  async #fetch(selection: Selection | null): Promise<void> {
    this.#request.abort();
    this.#request = new AbortController();
    this.#found = { state: "loading" };
    this.#answer = { state: "loading" };
    this.#spot = { state: "ready", stocked: null };
    if (selection?.kind === "place") await this.#ask(selection, this.#request.signal);
    else if (selection?.kind === "group") await this.#fetchGroup(selection, this.#request.signal);
    else if (selection) await this.#fetchDetails(selection, this.#request.signal);
  }

  /** Of a stock only the server knows what lies at a spot. */
  async #fetchGroup({ position }: { position: LonLat }, signal: AbortSignal): Promise<void> {
    this.#spot = { state: "loading" };
    try {
      const stocked = hasStock(this.#atlas) ? await this.#stockedAt(position, signal) : null;
      signal.throwIfAborted();
      this.#spot = { state: "ready", stocked };
    } catch (error) {
      if (isAborted(error)) return;
      this.#spot = { state: "failed", sentence: sentenceOf(error) };
    }
    this.#draw();
  }

  async #stockedAt(position: LonLat, signal: AbortSignal): Promise<Stocked> {
    const { stockedAt } = await import("./stocked");
    return stockedAt(this.#atlas, position, this.#filters, signal);
  }

  async #fetchDetails(selection: RecordSelection, signal: AbortSignal): Promise<void> {
    const isNew = titleOf(this.#atlas, selection) === null;
    if (isNew && !mayBeStocked(this.#atlas, selection)) return;
    try {
      this.#found = { state: "ready", draw: await fetchBody(this.#atlas, selection, signal) };
      if (isNew) this.#actions.learned(selection);
    } catch (error) {
      if (isAborted(error)) return;
      this.#found = { state: "failed", sentence: sentenceOf(error) };
    }
    this.#draw();
    if (this.#isBack) this.#giveBack();
  }

  /** The comparison began at the picker: it gets the focus back, unless the reader has gone on since. */
  #giveBack(): void {
    this.#isBack = false;
    if (document.activeElement?.id === "panel-title") document.getElementById(PICKER)?.focus();
  }

  async #ask({ position }: { position: LonLat }, signal: AbortSignal): Promise<void> {
    try {
      this.#answer = await this.#whereabouts(position, signal);
    } catch (error) {
      if (isAborted(error)) return;
      this.#answer = { state: "failed", sentence: sentenceOf(error) };
    }
    this.#draw();
    this.#actions.say(answerSentence(this.#answer));
  }

  /** The server's answer, or that of the page itself where there is no server to answer. */
  async #whereabouts(position: LonLat, signal: AbortSignal): Promise<Answer> {
    if (this.#isServed) {
      try {
        return { state: "ready", where: await where(...position, signal) };
      } catch (error) {
        if (!isUnanswered(error)) throw error;
        this.#isServed = !isMissing(error);
      }
    }
    const spot = await whereIs(this.#atlas, position);
    signal.throwIfAborted();
    return spot ? { state: "kept", spot } : { state: "failed", sentence: t("place-outside") };
  }

  #draw(): void {
    const selection = this.#selection;
    if (selection) this.#drawSelection(selection);
    else render(nothing, this.#root);
  }

  #drawSelection(selection: Selection): void {
    const content = this.#content(selection);
    render(
      html`<header class="panel-head">
          <div>
            <p class="eyebrow">${pairOf(this.#atlas, selection) ? t("compare-kind") : t(`kinds-${selection.kind}`)}</p>
            <h2 id="panel-title" tabindex="-1">${content.title}</h2>
          </div>
          <button type="button" class="tool panel-close" aria-label=${t("panel-close")} title=${t("panel-close")} @click=${this.#actions.close}>
            ${icon("close")}
          </button>
        </header>
        <div class="panel-body">
          <p class="panel-actions" ?hidden=${!content.isKnown}>
            <button type="button" class="button" @click=${() => this.#actions.showOnMap(selection)}>
              ${icon("extent")}${t("panel-to-map")}
            </button>
          </p>
          ${language().code === DEFAULT_LANGUAGE ? nothing : html`<p class="hint" ?hidden=${!content.isKnown}>${t("panel-language")}</p>`}
          ${content.body}
        </div>`,
      this.#root,
    );
  }

  #content(selection: Selection): Content {
    const title = titleOf(this.#atlas, selection);
    if (title === null && this.#found.state === "loading" && mayBeStocked(this.#atlas, selection)) {
      return { title: t("kinds-project"), body: html`<p aria-busy="true">${t("loading-item")}</p>`, isKnown: false };
    }
    if (title === null) {
      return { title: t("errors-title"), body: html`<p class="notice">${t("panel-unknown")}</p>`, isKnown: false };
    }
    const context = this.#context();
    if (selection.kind === "place")
      return { title, body: placePanel(context, selection.position, this.#answer), isKnown: true };
    if (selection.kind !== "group") {
      return { title: german(title), body: recordPanel(context, selection, this.#found), isKnown: true };
    }
    const found = atSpot(this.#atlas.shown(this.#filters), selection.position);
    const stocked = this.#spot.state === "ready" ? this.#spot.stocked : null;
    const projects = stocked?.count ?? found.projects.length;
    const what = spokenCounts({ areas: found.areas.length, projects, offices: found.offices.length });
    const known = what || this.#spot.state === "ready" ? groupPanel(context, found, stocked) : nothing;
    const body = html`${this.#missing()} ${known}`;
    return { title: what ? t("group-title", { what }) : title, body, isKnown: true };
  }

  /** What is said where it is not known yet, or cannot be known now, what a stock has at the spot. */
  #missing(): TemplateResult | typeof nothing {
    if (this.#spot.state === "ready") return nothing;
    if (this.#spot.state === "loading") return html`<p class="hint" aria-busy="true">${t("stock-slow")}</p>`;
    return html`<div class="notice">
      <p>${t("panel-failed")} ${this.#spot.sentence}</p>
      <button type="button" class="button" @click=${() => this.retry()}>${t("errors-retry")}</button>
    </div>`;
  }

  #context(): Context {
    return {
      atlas: this.#atlas,
      filters: this.#filters,
      open: this.#actions.open,
      retry: () => this.retry(),
    };
  }
}
