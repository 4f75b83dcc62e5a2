/** The entry: loads the atlas and the basemap at once, then hands over to the app; failures become sentences. */

import "leaflet/dist/leaflet.css";
import "./styles/index.css";
import { html, nothing, render } from "lit-html";
import * as api from "./api";
import { App, type Elements, loadAtlas } from "./app";
import { drawAttributions, drawFooter } from "./footer";
import { drawLegend } from "./legend";
import type { AtlasMap } from "./map";
import { drawPatterns } from "./map/patterns";
import { t } from "./texts";
import type { NamedProperties, Region, TownProperties } from "./types";

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html lacks #${id}`);
  return found;
}

const elements = (): Elements => ({
  workspace: element("workspace"),
  browse: element("browse"),
  filters: element("filters"),
  list: element("list"),
  mapZone: element("map-zone"),
  map: element("map"),
  tools: element("tools"),
  panel: element("panel"),
  search: element("search"),
  live: element("live"),
});

/** Show a message above the map, in the place of any earlier one. */
function showStatus(message: unknown): void {
  render(message, element("status"));
}

function showFailure(error: unknown): void {
  showStatus(
    html`<div class="notice notice-load" role="alert">
      <h2>${t("errors-load")}</h2>
      <p>${api.sentenceOf(error)}</p>
      <button type="button" class="button" @click=${() => window.location.reload()}>${t("errors-retry")}</button>
    </div>`,
  );
}

/** The map is useful without its background: a missing layer is said once, nothing else stops. */
function noticeBasemap(): void {
  showStatus(html`<p class="notice" role="status">${t("errors-basemap")}</p>`);
}

const GROUND = ["neighbours", "state", "kreise", "rivers"] as const;

/** Ask for all layers at once; hand each to the map as soon as both are there. */
function startBasemap(): (map: AtlasMap) => void {
  const ground = GROUND.map((name) => ({ name, layer: api.basemap<NamedProperties>(name) }));
  const towns = api.basemap<TownProperties>("towns");
  const regions = api.collection<{ region?: Region }>("regions");
  for (const { layer } of ground) layer.catch(noticeBasemap);
  return (map) => {
    for (const { name, layer } of ground) layer.then((one) => map.addBasemap(name, one), noticeBasemap);
    towns.then((one) => map.addTowns(one), noticeBasemap);
    regions.then((one) => map.addRegions(one), noticeBasemap);
  };
}

async function start(): Promise<void> {
  showStatus(html`<p class="loading">${t("loading")}</p>`);
  drawPatterns(element("patterns"));
  drawFooter(element("footer"));
  drawAttributions(element("attributions"));
  drawLegend(element("legend"));
  const drawBasemap = startBasemap();
  const atlas = await loadAtlas();
  showStatus(nothing);
  element("workspace").hidden = false;
  const app: App = new App(elements(), atlas, () => {
    api
      .basemap<NamedProperties>("municipalities")
      .then((layer) => app.map.addBasemap("municipalities", layer), noticeBasemap);
  });
  drawBasemap(app.map);
  document.documentElement.dataset["ready"] = "true";
}

start().catch(showFailure);
