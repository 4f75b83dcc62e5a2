/**
 * Long lists of which only the rows near the screen are in the document. A list keeps the room of all its rows and
 * tells assistive technology their number; the row that has the focus, or had it last, always stays.
 */

import { html, noChange, render, type TemplateResult } from "lit-html";
import { Directive, directive, type ElementPart } from "lit-html/directive.js";
import { repeat } from "lit-html/directives/repeat.js";
import { afterFrame } from "./pause";
import { type Drawn, Heights, type Window, windowOf } from "./windowing";

export interface Rows<T> {
  items: readonly T[];
  key(item: T): string;
  /** One item as an `li`. */
  row(item: T): TemplateResult;
  /** The key of a row that is drawn wherever it stands. */
  keep?: string | null;
  /** Shared by lists whose rows look alike. */
  heights?: Heights;
}

/** What is drawn beyond the screen, so that neither scrolling nor the next Tab meets an empty place. */
const MARGIN_PX = 600;
/** Measuring may change what fits, which is measured again; what more rounds would change cannot be seen. */
const MOST_ROUNDS = 4;

class LongList {
  readonly element: HTMLElement;
  #rows: Rows<unknown> | null = null;
  #heights = new Heights();
  #window: Window = { drawn: [], rest: 0 };
  #focused: string | null = null;
  #isStale = true;
  #isFar = false;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  take(rows: Rows<unknown>): void {
    this.#rows = rows;
    this.#heights = rows.heights ?? this.#heights;
    this.#isStale = true;
    if (this.#window.drawn.length === 0) this.#reserve(rows);
  }

  /** Give an empty list its room at once: what stands below it need not move, and is not taken to be near the screen. */
  #reserve({ items, key }: Rows<unknown>): void {
    const room = items.reduce<number>((sum, item) => sum + this.#heights.of(key(item)), 0);
    this.element.style.setProperty("--rest", `${room}px`);
  }

  /** Note how high the drawn rows are and which of them has the focus. */
  measure(): void {
    if (this.#isStale) return;
    this.#eachDrawn((row, key) => {
      this.#heights.learn(key, row.getBoundingClientRect().height);
      if (row.contains(document.activeElement)) this.#focused = key;
    });
  }

  /** Find what is to be drawn now; true where that is not what is drawn. */
  look(): boolean {
    if (!this.#rows || this.element.getClientRects().length === 0) return false;
    const { top, bottom } = this.element.getBoundingClientRect();
    const wasFar = this.#isFar;
    this.#isFar = bottom < -MARGIN_PX || top > window.innerHeight + MARGIN_PX;
    if (wasFar && this.#isFar && !this.#isStale) return false;
    const next = this.#windowAt(top, this.#rows);
    const isChanged = this.#isStale || JSON.stringify(next) !== JSON.stringify(this.#window);
    this.#window = next;
    return isChanged;
  }

  #windowAt(top: number, { items, key, keep }: Rows<unknown>): Window {
    const kept = new Set([keep, this.#focused].map((one) => (one ? items.findIndex((item) => key(item) === one) : -1)));
    const heights = items.map((item) => this.#heights.of(key(item)));
    return windowOf(heights, -MARGIN_PX - top, window.innerHeight + MARGIN_PX - top, kept);
  }

  draw(): void {
    if (!this.#rows) return;
    const { items, key, row } = this.#rows;
    const drawn = this.#window.drawn.map(({ index }) => items[index]);
    render(repeat(drawn, key, row), this.element);
    this.element.style.setProperty("--rest", `${this.#window.rest}px`);
    this.#isStale = false;
    this.#eachDrawn((one, _, { index, gap }) => {
      one.style.marginBlockStart = gap > 0 ? `${gap}px` : "";
      one.setAttribute("aria-setsize", String(items.length));
      one.setAttribute("aria-posinset", String(index + 1));
    });
  }

  #eachDrawn(act: (row: HTMLElement, key: string, drawn: Drawn) => void): void {
    const { children } = this.element;
    this.#window.drawn.forEach((drawn, n) => {
      const row = children[n];
      if (row instanceof HTMLElement && this.#rows) act(row, this.#rows.key(this.#rows.items[drawn.index]), drawn);
    });
  }
}

const lists = new Set<LongList>();
let frame = 0;

/** Bring all long lists in step with what the screen shows; call it after drawing one. */
export function settle(): void {
  cancelAnimationFrame(frame);
  for (const list of lists) if (!list.element.isConnected) lists.delete(list);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    for (const list of lists) list.measure();
    const changed = [...lists].filter((list) => list.look());
    for (const list of changed) list.draw();
    if (changed.length === 0) return;
  }
}

/** The same when the page has been laid out, which makes measuring cheap. */
export async function settleLater(): Promise<void> {
  cancelAnimationFrame(frame);
  await afterFrame();
  settle();
}

function settleSoon(): void {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(settle);
}

/** The neighbours of what has the focus may have been scrolled out of the document: Tab has to find them there. */
function returnToFocus({ key }: KeyboardEvent): void {
  const { activeElement } = document;
  const isInList = [...lists].some((list) => list.element.parentElement?.contains(activeElement));
  if (key !== "Tab" || !isInList) return;
  activeElement?.scrollIntoView({ block: "nearest" });
  settle();
}

/** Listening twice is listening once: the functions are the same. */
function follow(): void {
  for (const kind of ["scroll", "toggle"]) {
    document.addEventListener(kind, settleSoon, { capture: true, passive: true });
  }
  window.addEventListener("resize", settleSoon);
  document.addEventListener("focusin", settle);
  document.addEventListener("keydown", returnToFocus, { capture: true });
}

class Windowed extends Directive {
  #list: LongList | null = null;

  render(_rows: Rows<unknown>): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [rows]: [Rows<unknown>]): unknown {
    if (!this.#list) {
      follow();
      this.#list = new LongList(element as HTMLElement);
      lists.add(this.#list);
    }
    this.#list.take(rows);
    settleSoon();
    return noChange;
  }
}

const windowedRows = directive(Windowed);

/** For an empty `ul` of the class "windowed": fill it with the rows that are near the screen. */
export const windowed = <T>(rows: Rows<T>): unknown => windowedRows(rows as Rows<unknown>);

/** Up to so many rows a list is simply there. */
const SHORT_LIST = 50;

/** A list that may be short, which is then drawn as it is, or long. */
export const rowList = <T>(classes: string, rows: Rows<T>): TemplateResult =>
  rows.items.length <= SHORT_LIST
    ? html`<ul class=${classes}>${rows.items.map(rows.row)}</ul>`
    : html`<ul class="${classes} windowed" ${windowed(rows)}></ul>`;
