/** The place of an office or a project: by address, on a map, or by numbers; how exact it is follows from the way. */

import { html, type TemplateResult } from "lit-html";
import { positionOf } from "../../geo";
import type { Feature, LonLat, Precision } from "../../types";
import { ask } from "../api";
import { textField } from "../parts/field";
import { t } from "../texts";
import { type FormContext, idOf } from "./context";
import { readNumber } from "./numbers";
import type { Option } from "./picker";
import { PointMap } from "./pointmap";
import type { Surroundings } from "./surroundings";

interface FoundPlace {
  label: string;
  position: LonLat;
  precision: Precision;
}

type PlaceFeature = Feature<{ label: string; precision: Precision }>;

/** From exact to vague. */
const PRECISIONS: readonly Precision[] = ["address", "street", "area", "city"];
const vaguer = (a: Precision, b: Precision): Precision => (PRECISIONS.indexOf(a) > PRECISIONS.indexOf(b) ? a : b);

const DECIMALS = 5;

const degrees = (value: number): string => value.toFixed(DECIMALS).replace(".", ",");

async function findPlaces(q: string): Promise<Option<FoundPlace>[]> {
  const { data } = await ask<{ features: PlaceFeature[] }>("GET", "/api/places", { query: { q, limit: "8" } });
  return data.features.flatMap(({ geometry, properties: { label, precision } }) => {
    const position = positionOf(geometry);
    return position ? { label, detail: t(`precision-${precision}`), value: { label, position, precision } } : [];
  });
}

export class PlaceControl {
  readonly #form: FormContext;
  readonly #container = document.createElement("div");
  readonly #tools = document.createElement("div");
  #map: PointMap | null = null;

  constructor(form: FormContext) {
    this.#form = form;
    this.#container.className = "map edit-map";
    this.#tools.className = "map-tools";
    this.#tools.setAttribute("role", "group");
  }

  get #position(): LonLat | null {
    const [lon, lat] = ["lon", "lat"].map((name) => readNumber(String(this.#form.at(`geometry.${name}`) ?? "")));
    return lon === null || lat === null || lon === undefined || lat === undefined ? null : [lon, lat];
  }

  /** A point is never more exact than the address: what the map shows, nobody can look up. */
  get #utmost(): Precision {
    const said = (name: string): boolean => Boolean(this.#form.at(name) || this.#form.at(`address.${name}`));
    if (!said("street")) return "area";
    return said("house_number") ? "address" : "street";
  }

  #place([lon, lat]: LonLat, precision: Precision, note: string): void {
    this.#form.set("geometry", { lon: degrees(lon), lat: degrees(lat) });
    this.#form.set("precision", vaguer(precision, this.#utmost));
    this.#form.set("precision_note", note);
    this.#form.say(this.#words());
  }

  /** Somebody who points at a map knows the place to the street, and says so where it is better. */
  readonly #pointed = (position: LonLat): void => this.#place(position, "street", t("edit-place-note-map"));

  #words(): string {
    const position = this.#position;
    if (!position) return t("edit-place-none");
    const precision = String(this.#form.at("precision") ?? "") as Precision;
    const [lon, lat] = position.map(degrees) as [string, string];
    return precision
      ? t("edit-place-at", { lon, lat, precision: t(`precision-${precision}`) })
      : t("edit-place-at-only", { lon, lat });
  }

  /** The map comes once its place is in the page. */
  mount(surroundings: Surroundings): void {
    if (!this.#container.isConnected) return;
    this.#map ??= new PointMap(this.#container, this.#tools, {
      placed: this.#pointed,
      name: () => t("edit-place-sign", { where: this.#words() }),
    });
    this.#container.setAttribute("role", "region");
    this.#container.setAttribute("aria-label", t("edit-map-label"));
    this.#map.ground.surround(surroundings.city, surroundings.areas);
    const position = this.#position;
    this.#map.set(position);
    if (position) this.#map.ground.show(position);
    else this.#map.ground.home();
  }

  /** Keep the sign where the numbers are. */
  follow(): void {
    this.#map?.set(this.#position);
  }

  remove(): void {
    this.#map?.ground.remove();
    this.#map = null;
  }

  template(): TemplateResult {
    const form = this.#form;
    const picker = form.picker<FoundPlace>("geometry.search", {
      find: findPlaces,
      choose: ({ position, precision, label }) => {
        this.#place(position, precision, t("edit-place-note-search", { label }));
        this.#map?.ground.show(position);
      },
    });
    return html`<div class="place">
      ${picker.template({ id: idOf(form, "geometry.search"), label: t("edit-place-search"), hint: t("edit-place-search-hint") })}
      <div class="place-numbers">${this.#number("lon")}${this.#number("lat")}</div>
      <p class="place-words" id=${idOf(form, "geometry.words")}>${this.#words()}</p>
      <p class="hint">${t("edit-place-map-hint")}</p>
      ${this.#container}
      <div class="edit-map-acts">
        <button type="button" class="button" @click=${() => this.#map?.placeInMiddle()}>${t("edit-place-middle")}</button>
        ${this.#tools}
      </div>
    </div>`;
  }

  #number(name: "lon" | "lat"): TemplateResult {
    const path = `geometry.${name}`;
    return textField({
      id: idOf(this.#form, path),
      label: t(`edit-place-${name}`),
      value: String(this.#form.at(path) ?? ""),
      inputmode: "decimal",
      problem: name === "lon" ? this.#form.problem("geometry") : undefined,
      isRequired: true,
      change: (text) => this.#form.set(path, text),
    });
  }
}

/** What stands in the form of a point. */
export function enteredPoint(geometry: Parameters<typeof positionOf>[0]): { lon: string; lat: string } {
  const position = positionOf(geometry);
  return position
    ? { lon: String(position[0]).replace(".", ","), lat: String(position[1]).replace(".", ",") }
    : { lon: "", lat: "" };
}
