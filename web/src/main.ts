/** The entry: loads the atlas and the basemap at once, then hands over to the app; failures become sentences. */

import "leaflet/dist/leaflet.css";
import "./styles/index.css";
import { html, nothing, render } from "lit-html";
import * as api from "./api";
import { App, type Elements } from "./app";
import { Ground } from "./ground";
import { listenForShortcuts } from "./keyhelp";
import { loadAtlas } from "./load";
import { drawPatterns } from "./map/patterns";
import { drawPage, element } from "./page";
import { Sheet } from "./sheet";
import { parseState } from "./state";
import { loadLanguage, speak, t } from "./texts";

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
  languages: element("languages"),
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

/** Draw the page in the language that the address asks for; without its catalogue the app begins in German. */
async function startPage(): Promise<void> {
  await loadLanguage(parseState(window.location.search).language).then(speak, () => undefined);
  drawPatterns(element("patterns"));
  drawPage();
  showStatus(html`<p class="loading">${t("loading")}</p>`);
}

async function start(): Promise<void> {
  const ground = new Ground(noticeBasemap);
  const [atlas] = await Promise.all([loadAtlas(), startPage()]);
  showStatus(nothing);
  element("workspace").hidden = false;
  const app = new App(elements(), atlas, (map) => ground.drawFine(map));
  ground.drawOn(
    app.map,
    [...atlas.cities.values()].map((city) => city.record),
  );
  new Sheet(app.map, atlas);
  listenForShortcuts();
  document.documentElement.dataset["ready"] = "true";
}

start().catch(showFailure);
