/** The beginning: loads the atlas and the basemap at once, then hands over to the app; failures become sentences. */

import { html, nothing } from "lit-html";
import * as api from "./api";
import { App, type Elements } from "./app";
import type { Atlas } from "./atlas";
import { element } from "./dom";
import { Ground } from "./ground";
import { listenForShortcuts } from "./keyhelp";
import { loadAtlas } from "./load";
import { type AtlasMap, bareMap } from "./map";
import { drawPatterns } from "./map/patterns";
import { Network } from "./network";
import { drawingPage } from "./page";
import { inSteps, pause } from "./pause";
import { spokenCounts } from "./spoken";
import { parseState } from "./state";
import { noticeBasemap, showFailure, showStatus } from "./status";
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
  skipToWords: element("skip-words"),
});

/** Draw the page in the language that the address asks for; without its catalogue the app begins in German. */
async function startPage(): Promise<void> {
  await pause();
  await loadLanguage(parseState(window.location.search).language).then(speak, () => undefined);
  await inSteps(
    [
      () => drawPatterns(element("patterns")),
      ...drawingPage(),
      () => showStatus(html`<p class="loading">${t("loading")}</p>`),
      // With the first count a browser loads what it knows of plurals and numbers: here nobody waits for that.
      () => spokenCounts({ areas: 1, projects: 1, offices: 1 }),
    ],
    pause,
  );
}

/** The panel comes with the first view only where the address selects something. */
const loadSelected = (): Promise<unknown> =>
  parseState(window.location.search).selection ? import("./panel").catch(() => undefined) : Promise.resolve();

/** The basemap of another host, where the operator offers one; the map needs none. */
async function offerForeign({ map }: App): Promise<void> {
  const offered = await api.foreignBasemap();
  if (offered) new (await import("./foreign")).Foreign(element("foreign"), map, offered);
}

/** What a printed sheet has beside the map; without it the page is printed as it stands. */
const preparePaper = (map: AtlasMap, atlas: Atlas): Promise<unknown> =>
  import("./sheet").then(({ Sheet }) => new Sheet(map, atlas)).catch(() => undefined);

async function start(): Promise<void> {
  const ground = new Ground(noticeBasemap);
  const [atlas] = await Promise.all([loadAtlas(), startPage(), loadSelected()]);
  await pause();
  showStatus(nothing);
  element("workspace").inert = false;
  const bare = bareMap(element("map"));
  await pause();
  const app = new App(elements(), bare, atlas, (map) => ground.drawFine(map));
  ground.drawOn(
    app.map,
    [...atlas.cities.values()].map((city) => city.record),
  );
  new Network(element("network"), {
    say: (sentence) => app.say(sentence),
    back: () => {
      showStatus(nothing);
      app.retry();
      ground.retry(app.map);
    },
  });
  listenForShortcuts();
  await app.start();
  performance.mark("first-view");
  app.prefetch();
  await preparePaper(app.map, atlas);
  document.documentElement.dataset["ready"] = "true";
  offerForeign(app).catch(() => undefined);
}

/** Begin with the map, or with a sentence that says why there is none. */
export const begin = (): Promise<void> =>
  start().catch((error: unknown) => {
    element("workspace").hidden = true;
    showFailure(error);
  });
