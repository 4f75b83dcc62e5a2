/** The entry of the embedded map: the same records, map and words as the atlas, in a frame of somebody else's page. */

import "leaflet/dist/leaflet.css";
import "../styles/embed/index.css";
import { nothing } from "lit-html";
import * as api from "../api";
import type { Atlas } from "../atlas";
import { element, translate } from "../dom";
import { Ground } from "../ground";
import { drawLegend } from "../legend";
import { loadAtlas } from "../load";
import { drawPatterns } from "../map/patterns";
import { IS_FILES } from "../site";
import { parseState } from "../state";
import { noticeBasemap, showFailure, showStatus } from "../status";
import { language, loadLanguage, speak } from "../texts";
import type { Project } from "../types";
import { wear } from "./colours";
import { tellHeight } from "./height";
import { parseNear, shownNear } from "./near";
import { parseOptions } from "./options";
import { Embed } from "./view";

const { search } = window.location;

/** Draw the frame in the language that the address asks for; without its catalogue it stays German. */
async function startPage(): Promise<void> {
  await loadLanguage(parseState(search).language).then(speak, () => undefined);
  document.documentElement.lang = language().lang;
  translate();
  drawPatterns(element("patterns"));
  drawLegend(element("legend"));
}

/** The records; with a day in the address, who was responsible then, as far as that can be had. */
async function load(): Promise<Atlas> {
  const { datetime } = parseState(search).filters;
  const [atlas, assignments] = await Promise.all([
    loadAtlas(),
    datetime === undefined ? undefined : api.assignments().catch(() => undefined),
  ]);
  if (assignments) atlas.learn(assignments);
  if (atlas.stock > 0) await Promise.all([import("../texts/later"), meet(atlas)]);
  return atlas;
}

/** Of a stock only the server knows the project that the address may name. */
async function meet(atlas: Atlas): Promise<void> {
  const { selection } = parseState(search);
  if (selection?.kind !== "project" || atlas.project(selection.id) || IS_FILES) return;
  const named = api.item<Project>("projects", selection.id);
  await named.then(
    (project) => atlas.welcome(project),
    () => undefined,
  );
}

async function start(): Promise<void> {
  const { layout, colours } = parseOptions(search);
  wear(colours);
  const ground = new Ground(noticeBasemap);
  const [atlas] = await Promise.all([load(), startPage()]);
  showStatus(nothing);
  element("view").hidden = false;
  const near = parseNear(search);
  const around = near && { ...near, shown: await shownNear(atlas, near) };
  const embed = new Embed(atlas, layout, (map) => ground.drawFine(map), around);
  ground.drawOn(
    embed.map,
    [...atlas.cities.values()].map((city) => city.record),
  );
  tellHeight(document.body.querySelectorAll("header, footer, .embed-view > *"));
  document.documentElement.dataset["ready"] = "true";
}

start().catch(showFailure);
