/** Choosing by search: a combobox (ARIA 1.2 pattern) whose list comes from wherever it is told. */

import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { sentenceOf } from "../api";
import { around, describedBy, type Frame } from "../parts/field";
import { t } from "../texts";

export interface Option<T> {
  label: string;
  detail: string;
  value: T;
}

export interface PickerWays<T> {
  find(q: string): Promise<readonly Option<T>[]>;
  choose(value: T): void;
  draw(): void;
}

const DEBOUNCE_MS = 120;

export class Picker<T> {
  /** Set anew with each drawing: what is chosen is added to what stands there then. */
  ways: PickerWays<T>;
  #q = "";
  #found: readonly Option<T>[] = [];
  #active = -1;
  #isOpen = false;
  #message = "";
  #timer = 0;
  #asking = 0;

  constructor(ways: PickerWays<T>) {
    this.ways = ways;
  }

  readonly #typed = (event: Event): void => {
    this.#q = (event.currentTarget as HTMLInputElement).value;
    this.#active = -1;
    window.clearTimeout(this.#timer);
    if (this.#q.trim()) this.#timer = window.setTimeout(() => void this.#ask(), DEBOUNCE_MS);
    else this.#close();
  };

  async #ask(): Promise<void> {
    window.clearTimeout(this.#timer);
    this.#asking += 1;
    const asking = this.#asking;
    const found = await this.ways.find(this.#q.trim()).catch((error: unknown) => sentenceOf(error));
    if (asking !== this.#asking) return;
    this.#found = typeof found === "string" ? [] : found;
    this.#message = typeof found === "string" ? found : this.#countWords();
    this.#isOpen = true;
    this.ways.draw();
  }

  #countWords(): string {
    return this.#found.length > 0
      ? t("search-found", { n: this.#found.length })
      : t("edit-picker-none", { q: this.#q });
  }

  #close(): void {
    this.#asking += 1;
    this.#isOpen = false;
    this.#message = "";
    this.#active = -1;
    this.ways.draw();
  }

  readonly #left = (event: FocusEvent): void => {
    const box = event.currentTarget as HTMLElement;
    if (!box.contains(event.relatedTarget as Node | null) && this.#isOpen) this.#close();
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.#move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter") void this.#enter();
    else if (event.key === "Escape" && this.#isOpen) this.#close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #move(step: number): void {
    const { length } = this.#found;
    if (!this.#isOpen) void this.#ask();
    if (length === 0) return;
    const from = this.#active < 0 && step < 0 ? 0 : this.#active;
    this.#active = (from + step + length) % length;
    this.ways.draw();
    document.querySelector('.picker-list [aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  async #enter(): Promise<void> {
    if (!this.#q.trim()) return;
    if (this.#active < 0) await this.#ask();
    const option = this.#found[Math.max(this.#active, 0)];
    if (option) this.#pick(option);
  }

  #pick({ value }: Option<T>): void {
    this.#q = "";
    this.#found = [];
    this.#close();
    this.ways.choose(value);
  }

  template(frame: Frame): TemplateResult {
    const isListed = this.#isOpen && this.#found.length > 0;
    const list = `${frame.id}-list`;
    return html`<div class="picker" @focusout=${this.#left}>
      ${around(
        frame,
        html`<input
          id=${frame.id}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-autocomplete="list"
          aria-expanded=${isListed ? "true" : "false"}
          aria-controls=${list}
          aria-invalid=${frame.problem ? "true" : nothing}
          aria-required=${frame.isRequired ? "true" : nothing}
          aria-describedby=${describedBy(frame)}
          aria-activedescendant=${isListed && this.#active >= 0 ? `${list}-${this.#active}` : nothing}
          .value=${live(this.#q)}
          @input=${this.#typed}
          @keydown=${this.#pressed}
        />`,
      )}
      <ul id=${list} class="picker-list plain" role="listbox" aria-label=${frame.label} ?hidden=${!isListed}>
        ${this.#found.map((option, n) => this.#option(option, n, list))}
      </ul>
      <p class=${this.#isOpen && !isListed ? "hint" : "visually-hidden"} role="status">${this.#message}</p>
    </div>`;
  }

  #option(option: Option<T>, n: number, list: string): TemplateResult {
    return html`<li
      id="${list}-${n}"
      role="option"
      aria-selected=${n === this.#active ? "true" : "false"}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.#pick(option)}
    >
      ${option.label} <span class="hint">${option.detail}</span>
    </li>`;
  }
}
