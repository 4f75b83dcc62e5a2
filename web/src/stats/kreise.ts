/** The Kreise in classes of a measure: the tint of the map, and its legend. */

import { html, nothing, type TemplateResult } from "lit-html";
import { HATCH, type Kreis, type Tint } from "../map/kreise";
import type { Measure } from "../state";
import { t } from "../texts";
import { classesOf, classOf } from "./classes";
import { isUnknown, type Row } from "./figures";
import { classText, isMoney, shortText } from "./words";

const ZERO = "zero";
const UNKNOWN = "unknown";

function kreisOf({ figures }: Row, measure: Measure, classes: ReturnType<typeof classesOf>): Kreis {
  if (isUnknown(figures, measure)) return { look: UNKNOWN, text: "?" };
  const value = figures[measure];
  const place = classOf(value, classes);
  return { look: place < 0 ? ZERO : `${place}`, text: shortText(value, measure) };
}

/** What the map draws: every Kreis of the rows in its class; the others have nothing. */
export function tintOf(rows: readonly Row[], measure: Measure): Tint {
  const classes = classesOf(rows.map(({ figures }) => figures[measure]));
  return {
    kreise: new Map(rows.map((row) => [row.key, kreisOf(row, measure, classes)])),
    none: { look: ZERO, text: isMoney(measure) ? "–" : shortText(0, measure) },
    classes: classes.map((one, i) => ({ look: `${i}`, text: classText(one, measure) })),
  };
}

/** The classes and their meaning, for whoever sees; everyone has the figures in the table. */
export function kreisLegend({ classes, kreise }: Tint, title: string): TemplateResult {
  const isPartlyUnknown = [...kreise.values()].some(({ look }) => look === UNKNOWN);
  const others = [
    ...(isPartlyUnknown ? [{ look: UNKNOWN, text: t("stats-unknown") }] : []),
    { look: ZERO, text: t("stats-class-zero") },
  ];
  return html`<div class="kreis-legend" role="group" aria-label=${t("stats-legend")}>
    <strong>${title}</strong>
    <ul class="plain">
      ${[...others, ...classes].map(
        ({ look, text }) => html`<li><svg class="kreis-swatch" viewBox="0 0 24 16" aria-hidden="true" focusable="false">
            <rect class="kreis kreis-${look}" fill=${look === UNKNOWN ? HATCH : nothing} width="24" height="16" />
          </svg>${text}</li>`,
      )}
    </ul>
  </div>`;
}
