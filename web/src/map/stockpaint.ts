/** How the signs of a stock are painted: small, and as weak as what is known of their place. */

import { html, type TemplateResult } from "lit-html";
import { count } from "../format";
import { t } from "../texts";
import type { Precision } from "../types";
import type { Sign } from "./stocksigns";
import { isWeak } from "./style";

const LEAST_PX = 3.5;
const PER_TENFOLD_PX = 2;
const DOT_PX = 5;
const LEAST_DISC_PX = 9;
const AIR_PX = 4.5;
const DIGIT_PX = 6.2;
const HALO_PX = 4;
const DASHES = [3, 2.2];

/** The colours of the style sheet as they are now. */
export interface Colours {
  tones: Readonly<Record<"east" | "west" | "neutral", string>>;
  paper: string;
  ink: string;
  font: string;
}

export function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    tones: { east: token("--east"), west: token("--west"), neutral: token("--neutral") },
    paper: token("--paper-raised"),
    ink: token("--ink"),
    font: `600 11px ${style.fontFamily}`,
  };
}

const numberOf = (sign: Sign): string => (sign.count > 1 ? count(sign.count) : "");

/** Half the width of a sign: a number has to find room in it; from far away the size alone tells of many. */
export function radiusOf(sign: Sign, isFar: boolean): number {
  if (isFar) return LEAST_PX + PER_TENFOLD_PX * Math.log10(sign.count);
  const { length } = numberOf(sign);
  return length === 0 ? DOT_PX : Math.max(LEAST_DISC_PX, (length * DIGIT_PX) / 2 + AIR_PX);
}

/** What parts a dashed rim from patterns and lines below it. */
function halo(context: CanvasRenderingContext2D, { paper }: Colours): void {
  context.lineWidth = HALO_PX;
  context.setLineDash([]);
  context.strokeStyle = paper;
  context.stroke();
}

/** Paint a sign where it stands: a dot for one project, a disc with their number for several. */
function paint(context: CanvasRenderingContext2D, sign: Sign, isFar: boolean, colours: Colours): void {
  const tone = colours.tones[sign.project?.region ?? "neutral"];
  const weak = isWeak(sign.precision);
  const isFilled = !weak && sign.count === 1;
  context.beginPath();
  context.arc(sign.x, sign.y, radiusOf(sign, isFar), 0, 2 * Math.PI);
  halo(context, colours);
  context.globalAlpha = isFilled ? 1 : 0.86;
  context.fillStyle = isFilled ? tone : colours.paper;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = isFilled ? 1 : 1.5;
  context.setLineDash(weak ? DASHES : []);
  context.strokeStyle = isFilled ? colours.paper : tone;
  context.stroke();
  if (sign.count === 1 || isFar) return;
  context.fillStyle = colours.ink;
  context.font = colours.font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(numberOf(sign), sign.x, sign.y + 0.5);
}

/** How wide a tile is, how far its signs may reach over its edges, how much larger it will be drawn, and from where. */
export interface Frame {
  side: number;
  margin: number;
  scale: number;
  isFar: boolean;
}

/** A canvas as sharp as the screen, with signs painted where they stand: in their size, however large it is drawn. */
export function painted(signs: readonly Sign[], frame: Frame, colours: Colours): HTMLCanvasElement {
  const { side, margin, scale, isFar } = frame;
  const canvas = document.createElement("canvas");
  const whole = side + 2 * margin;
  const sharpness = window.devicePixelRatio * scale;
  canvas.width = canvas.height = Math.ceil(whole * sharpness);
  canvas.style.width = canvas.style.height = `${whole}px`;
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.scale(window.devicePixelRatio, window.devicePixelRatio);
  for (const sign of signs) {
    paint(context, { ...sign, x: (sign.x + margin) * scale, y: (sign.y + margin) * scale }, isFar, colours);
  }
  return canvas;
}

const SAMPLE_PX = 36;

/** A sign of the legend, painted as those of the map are. */
function sample(number: number, precision: Precision, label: string): TemplateResult {
  const sign = { x: SAMPLE_PX / 2, y: SAMPLE_PX / 2, count: number, precision, partsAt: null, project: null };
  const canvas = painted(
    [sign],
    { side: SAMPLE_PX, margin: 0, scale: 1, isFar: false },
    coloursOf(document.documentElement),
  );
  canvas.setAttribute("aria-hidden", "true");
  return html`<li>${canvas}<span>${label}</span></li>`;
}

/** The part of the legend that tells what the signs of a stock mean. */
export const legendSigns = (): TemplateResult =>
  html`<h3>${t("stock-legend")}</h3>
    <ul class="plain">
      ${sample(1, "address", t("legend-project"))} ${sample(1, "city", t("legend-project-weak"))}
      ${sample(123, "address", t("stock-legend-several"))}
    </ul>`;
