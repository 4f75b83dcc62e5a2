/** Buttons that move and zoom the map without dragging, and the scale bar. */

import L from "leaflet";
import { html, nothing, render } from "lit-html";
import { type IconName, icon } from "../icons";
import { aloud, t } from "../texts";

const STEP = 0.35;
const MOVES = {
  north: [0, -STEP],
  west: [-STEP, 0],
  east: [STEP, 0],
  south: [0, STEP],
} as const;

/** A button that has nothing left to do stays where it is: whoever pressed it keeps the focus. */
const button = (name: string, label: string, sign: IconName, act: () => void, isAtEnd = false) =>
  html`<button
    type="button"
    class="tool tool-${name}"
    aria-label=${aloud(label)}
    title=${label}
    aria-disabled=${isAtEnd ? "true" : nothing}
    @click=${act}
  >
    ${icon(sign)}
  </button>`;

/** Draw the buttons into their place beside or below the map; call the result to draw them anew. */
export function addControls(map: L.Map, place: HTMLElement, home: () => void): () => void {
  const draw = (): void => drawControls(map, place, home);
  map.on("zoomend", draw);
  draw();
  return draw;
}

function drawControls(map: L.Map, place: HTMLElement, home: () => void): void {
  const pan = (direction: keyof typeof MOVES) => (): void => {
    const { x, y } = map.getSize();
    const [right, down] = MOVES[direction];
    map.panBy([x * right, y * down]);
  };
  place.setAttribute("aria-label", t("map-controls"));
  render(
    html`<div class="tools-zoom">
        ${button("zoom-in", t("map-zoom-in"), "plus", () => map.zoomIn(1), map.getZoom() >= map.getMaxZoom())}
        ${button("zoom-out", t("map-zoom-out"), "minus", () => map.zoomOut(1), map.getZoom() <= map.getMinZoom())}
      </div>
      <div class="tools-pan">
        ${button("north", t("map-pan-north"), "north", pan("north"))}
        ${button("west", t("map-pan-west"), "west", pan("west"))}
        ${button("home", t("map-home"), "extent", home)}
        ${button("east", t("map-pan-east"), "east", pan("east"))}
        ${button("south", t("map-pan-south"), "south", pan("south"))}
      </div>`,
    place,
  );
}

/** A metric scale bar that is also spoken; call the result to speak it anew. */
export function addScale(map: L.Map): () => void {
  const scale = L.control.scale({ metric: true, imperial: false, maxWidth: 120, position: "bottomleft" }).addTo(map);
  const element = scale.getContainer();
  element?.setAttribute("role", "img");
  const speak = (): void => element?.setAttribute("aria-label", t("map-scale", { length: element.textContent ?? "" }));
  map.on("moveend", speak);
  speak();
  return speak;
}
