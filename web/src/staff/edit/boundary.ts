/** The boundary of an area: drawn on a map, or given as text; looked at by the checks whenever it changes. */

import { html, nothing, type TemplateResult } from "lit-html";
import { count } from "../../format";
import type { Geometry } from "../../types";
import { textArea } from "../parts/field";
import { t } from "../texts";
import { type FormContext, focusOn, idOf } from "./context";
import type { Act, Drawing } from "./drawing";
import { NoShape, positionsOf, readShape, writeShape } from "./shapetext";
import type { Surroundings } from "./surroundings";

/** The boundary that stands in a form, as its text. */
export const enteredBoundary = (geometry: Geometry | null): string => (geometry ? JSON.stringify(geometry) : "");
export const meantBoundary = (text: string): Geometry | null => (text ? (JSON.parse(text) as Geometry) : null);

/** A boundary in few words: its parts and corners. */
export function boundaryWords(geometry: Geometry | null): string {
  if (!geometry) return t("edit-boundary-none");
  const parts = geometry.type === "MultiPolygon" ? (geometry.coordinates as unknown[]).length : 1;
  return t("edit-boundary-words", { parts, corners: count(positionsOf(geometry.coordinates).length) });
}

export class BoundaryControl {
  readonly #form: FormContext;
  readonly #changed: () => void;
  readonly #container = document.createElement("div");
  readonly #tools = document.createElement("div");
  #map: Drawing | null = null;
  #act: Act = "none";
  #isText = false;
  #text = "";
  #lack: NoShape | null = null;

  /** `changed` is called with each new boundary, once it stands in the form. */
  constructor(form: FormContext, changed: () => void) {
    this.#form = form;
    this.#changed = changed;
    this.#container.className = "map edit-map";
    this.#tools.className = "map-tools";
    this.#tools.setAttribute("role", "group");
  }

  get #geometry(): Geometry | null {
    return meantBoundary(String(this.#form.at("geometry") ?? ""));
  }

  #put(geometry: Geometry | null): void {
    this.#form.set("geometry", enteredBoundary(geometry));
    this.#map?.set(geometry);
    this.#form.say(boundaryWords(geometry));
    this.#changed();
  }

  /** The map comes once its place is in the page; drawing is loaded for it alone. */
  async mount(surroundings: Surroundings): Promise<void> {
    if (!this.#map) {
      const { Drawing } = await import("./drawing");
      if (!this.#container.isConnected || this.#map) return;
      this.#map = new Drawing(this.#container, this.#tools, {
        drawn: (geometry) => this.#put(geometry),
        acted: (act) => this.#turn(act),
      });
      this.#container.setAttribute("role", "region");
      this.#container.setAttribute("aria-label", t("edit-map-label"));
    }
    const geometry = this.#geometry;
    this.#map.ground.surround(surroundings.city, surroundings.areas);
    this.#map.set(geometry);
    this.#map.ground.fit(geometry ?? surroundings.city);
  }

  remove(): void {
    this.#map?.ground.remove();
    this.#map = null;
  }

  #turn(act: Act): void {
    this.#act = act;
    if (act !== "none") this.#form.say(t(`edit-boundary-act-${act}`));
    this.#form.draw();
  }

  readonly #takeText = (): void => {
    try {
      const geometry = readShape(this.#text);
      this.#lack = null;
      this.#put(geometry);
      this.#map?.ground.fit(geometry);
    } catch (error) {
      if (!(error instanceof NoShape)) throw error;
      this.#lack = error;
      this.#form.draw();
      focusOn(this.#id("text"));
    }
  };

  #id(name: string): string {
    return idOf(this.#form, `geometry.${name}`);
  }

  template(): TemplateResult {
    const geometry = this.#geometry;
    const problem = this.#form.problem("geometry");
    return html`<div class="place" id=${idOf(this.#form, "geometry")} tabindex="-1" role="group" aria-label=${t("edit-field-geometry")}>
      <p class="place-words">${boundaryWords(geometry)}</p>
      ${problem ? html`<p class="field-problem">${problem}</p>` : nothing}
      ${this.#container}
      ${this.#act === "none" ? nothing : html`<p class="hint">${t(`edit-boundary-act-${this.#act}`)}</p>`}
      <div class="edit-map-acts">${this.#acts(geometry)} ${this.#tools}</div>
      ${this.#isText ? this.#asText() : nothing}
    </div>`;
  }

  #acts(geometry: Geometry | null): TemplateResult {
    const button = (name: string, label: string, act: () => void): TemplateResult =>
      html`<button type="button" class="button" id=${this.#id(name)} @click=${act}>${label}</button>`;
    if (this.#act !== "none") return button("done", t("edit-boundary-done"), () => this.#map?.stop());
    return html`${button("draw", t(geometry ? "edit-boundary-redraw" : "edit-boundary-draw"), () => this.#map?.begin())}
    ${geometry ? button("change", t("edit-boundary-change"), () => this.#map?.change()) : nothing}
    ${button("as-text", t("edit-boundary-text"), () => this.#toggleText(geometry))}
    ${geometry ? button("clear", t("edit-boundary-clear"), () => this.#put(null)) : nothing}`;
  }

  #toggleText(geometry: Geometry | null): void {
    this.#isText = !this.#isText;
    this.#text = geometry ? writeShape(geometry) : "";
    this.#lack = null;
    this.#form.draw();
    if (this.#isText) focusOn(this.#id("text"));
  }

  #asText(): TemplateResult {
    const lack = this.#lack;
    return html`<div class="boundary-text">
      ${textArea({
        id: this.#id("text"),
        label: t("edit-boundary-text-label"),
        hint: t("edit-boundary-text-hint"),
        rows: 8,
        value: this.#text,
        problem: lack ? t(`edit-boundary-lack-${lack.lack}`, { line: lack.line }) : undefined,
        change: (text) => {
          this.#text = text;
        },
      })}
      <button type="button" class="button" @click=${this.#takeText}>${t("edit-boundary-take")}</button>
    </div>`;
  }
}
