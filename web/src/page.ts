/** The page around the map in the language spoken: the words that stand in index.html, legend, footer, help. */

import { drawActs } from "./acts";
import { drawAttributions, drawEmblem, drawFooterLinks } from "./footer";
import { drawGlossary } from "./glossary";
import { drawLegend } from "./legend";
import { EMPTY, formatState } from "./state";
import { aloud, isKey, language, t } from "./texts";

/** The element of index.html with this id. */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html lacks #${id}`);
  return found;
}

/** index.html names messages without variables only; the build has looked them all up once. */
function say(key: string | undefined): string {
  if (!key || !isKey(key)) throw new RangeError(`index.html names the unknown message ${key}`);
  return t(key as "app-name");
}

function translate(): void {
  for (const one of document.querySelectorAll<HTMLElement>("[data-text]")) one.textContent = say(one.dataset["text"]);
  for (const one of document.querySelectorAll<HTMLElement>("[data-label]"))
    one.setAttribute("aria-label", aloud(say(one.dataset["label"])));
  element("home").setAttribute("href", formatState({ ...EMPTY, language: language().code }) || "/");
}

/** Draw everything that depends on nothing but the language. */
export function drawPage(): void {
  document.documentElement.lang = language().lang;
  translate();
  drawGlossary(element("help"));
  drawLegend(element("legend"));
  drawEmblem(element("emblem"));
  drawFooterLinks(element("footer-links"));
  drawAttributions(element("attributions"));
  drawActs(element("acts"));
}
