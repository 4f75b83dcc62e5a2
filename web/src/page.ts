/** The page around the map in the language spoken: the words that stand in index.html, legend, footer, help. */

import { drawActs } from "./acts";
import { element, translate } from "./dom";
import { drawEmblem, drawFooterLinks } from "./footer";
import { drawGlossary } from "./glossary";
import { drawLegend } from "./legend";
import { EMPTY, formatState } from "./state";
import { language } from "./texts";

function drawFrame(): void {
  document.documentElement.lang = language().lang;
  translate();
  element("home").setAttribute("href", formatState({ ...EMPTY, language: language().code }) || "./");
}

/** The steps of drawing everything that depends on nothing but the language. */
export const drawingPage = (): (() => void)[] => [
  drawFrame,
  () => drawGlossary(element("help")),
  () => drawLegend(element("legend")),
  () => drawEmblem(element("emblem")),
  () => drawFooterLinks(element("footer-links")),
  () => drawActs(element("acts")),
];

/** Draw everything that depends on nothing but the language. */
export function drawPage(): void {
  for (const draw of drawingPage()) draw();
}
