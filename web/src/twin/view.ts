/** The text twin of the map's view: fetched when the map has come to rest, drawn, and said to be new. */

import "../styles/twin.css";
import { html, nothing, render, type TemplateResult } from "lit-html";
import * as api from "../api";
import { boxText, parametersOf } from "../download";
import { IS_FILES } from "../site";
import { formatState, type State } from "../state";
import { language, t } from "../texts";
import type { Box, TextTwin, TwinSection } from "../types";
import { markSorbian, pageHref, prose } from "../words";

export interface TwinActions {
  change(change: Pick<State, "list">): void;
  open(ags: string): void;
  /** What a city is called in Upper Sorbian, if it is. */
  sorbianOf(ags: string): string | null;
  say(sentence: string): void;
}

/** What the words are of: the map's view with its filters. */
export interface Wanted {
  state: State;
  box: Box;
}

/** Moves follow each other while somebody drags or zooms; the words are of where that ends. */
const PAUSE_MS = 400;

/** The question whose answer is the text: the map's filters are the parameters of the API; files know all Saxony only. */
function questionOf({ state, box }: Wanted): string {
  if (IS_FILES) return `lang=${language().code}`;
  const params = new URLSearchParams([
    ["bbox", boxText(box)],
    ...parametersOf(state.filters),
    ["lang", language().code],
  ] as [string, string][]);
  return params.toString().replaceAll("%2C", ",");
}

export class TwinView {
  readonly #actions: TwinActions;
  #wanted: Wanted | null = null;
  #asked = "";
  #answered = "";
  #answer: TextTwin | null = null;
  #complaint = "";
  #timer = 0;
  #running = new AbortController();

  constructor(actions: TwinActions) {
    this.#actions = actions;
  }

  /** Ask for the words of this view, unless they are here; until they come the earlier ones stay. */
  show(wanted: Wanted | null): void {
    this.#wanted = wanted;
    const question = wanted ? questionOf(wanted) : "";
    if (question !== this.#asked) this.#ask(question);
    this.#draw();
  }

  #ask(question: string): void {
    this.#asked = question;
    this.#complaint = "";
    window.clearTimeout(this.#timer);
    this.#running.abort();
    this.#running = new AbortController();
    if (!question || question === this.#answered) return;
    const { signal } = this.#running;
    this.#timer = window.setTimeout(() => void this.#fetch(question, signal), this.#answer ? PAUSE_MS : 0);
  }

  async #fetch(question: string, signal: AbortSignal): Promise<void> {
    try {
      this.#answer = await api.describeView(question, signal);
      this.#answered = question;
      this.#actions.say(t("twin-live"));
    } catch (error) {
      if (api.isAborted(error)) return;
      this.#complaint = api.sentenceOf(error);
      this.#actions.say(this.#complaint);
    }
    this.#draw();
  }

  #draw(): void {
    const place = document.getElementById("twin");
    if (!place || !this.#wanted) return;
    place.setAttribute("aria-busy", String(this.#asked !== this.#answered && !this.#complaint));
    render(this.#complaint ? this.#failure() : this.#words(this.#wanted.state), place);
  }

  #words(state: State): TemplateResult {
    if (!this.#answer) return html`<p class="loading">${t("loading")}</p>`;
    const [overview, ...cities] = this.#answer.sections;
    const page = IS_FILES ? pageHref("/api/describe/view") : `/api/describe/view?${this.#answered}&f=html`;
    return html`<h3>${this.#answer.title}</h3>
      ${IS_FILES ? html`<p class="hint">${prose(t("list-whole"))}</p>` : nothing}
      ${overview ? html`<p>${prose(overview.sentences.join(" "))}</p>` : nothing}
      ${cities.map((section) => this.#city(section, state))}
      <p><a class="contact" href=${page}>${t("twin-page")}</a></p>`;
  }

  /** What the map shows of one city; its heading opens the city. */
  #city({ key, heading, sentences }: TwinSection, state: State): TemplateResult {
    const open = (event: MouseEvent): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#actions.open(key);
    };
    const href = formatState({ ...state, selection: { kind: "city", id: key } });
    return html`<section class="twin-city">
      <h4><a class="record-link" href=${href} data-kind="city" data-id=${key} @click=${open}>${heading}</a></h4>
      <ul>${sentences.map((sentence) => html`<li>${prose(sentence, (one) => markSorbian(one, this.#actions.sorbianOf(key)))}</li>`)}</ul>
    </section>`;
  }

  #failure(): TemplateResult {
    const retry = (): void => {
      this.#ask(this.#asked);
      this.#draw();
    };
    return html`<div class="notice"><p>${this.#complaint}</p>
      <button type="button" class="button" @click=${retry}>${t("errors-retry")}</button></div>`;
  }
}
