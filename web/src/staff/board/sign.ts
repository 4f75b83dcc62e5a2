/** The sign of a city on the map: letters and shape of who is responsible, a tick where it is chosen. */

import L from "leaflet";
import { toLatLng } from "../../map/lonlat";
import type { Shown } from "./map";

const SIZE_PX = 28;
const ON_TOP = 1000;

export class Sign {
  readonly marker: L.Marker;
  readonly #face = document.createElement("span");
  #shown: Shown;

  constructor(shown: Shown, layer: L.LayerGroup, choose: (event: MouseEvent | KeyboardEvent) => void) {
    this.#shown = shown;
    const icon = L.divIcon({ html: this.#face, className: "city-sign", iconSize: [SIZE_PX, SIZE_PX] });
    this.marker = L.marker(toLatLng(shown.row.centre), {
      icon,
      keyboard: false,
      interactive: true,
      bubblingMouseEvents: false,
    });
    this.marker.addTo(layer).on("click", ({ originalEvent }) => choose(originalEvent));
    this.element.setAttribute("role", "checkbox");
    this.element.dataset["ags"] = shown.row.ags;
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      event.stopPropagation();
      choose(event);
    });
    // Signs may lie one above the other: the one with the focus lies on top.
    this.element.addEventListener("focus", () => this.marker.setZIndexOffset(ON_TOP));
    this.element.addEventListener("blur", () => this.#stack());
    this.show(shown);
  }

  #stack(): void {
    const hasFocus = this.element === document.activeElement;
    this.marker.setZIndexOffset(hasFocus ? ON_TOP : this.#shown.isChosen ? ON_TOP / 2 : 0);
  }

  get element(): HTMLElement {
    const found = this.marker.getElement();
    if (!found) throw new Error("a sign is asked for before it stands on the map");
    return found;
  }

  get shown(): Shown {
    return this.#shown;
  }

  show(shown: Shown): void {
    this.#shown = shown;
    const { look, label, isChosen, isMatching } = shown;
    const { element } = this;
    element.setAttribute("aria-checked", String(isChosen));
    element.setAttribute("aria-label", label);
    element.title = label;
    for (const tone of ["east", "west", "none"]) element.classList.toggle(`tone-${tone}`, tone === look.tone);
    element.classList.toggle("is-chosen", isChosen);
    element.classList.toggle("is-pale", !isMatching);
    this.#face.textContent = look.letters;
    this.#stack();
  }
}
