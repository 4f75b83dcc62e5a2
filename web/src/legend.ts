/** The legend: every sign of the map with its meaning in words. */

import { html, render, type TemplateResult } from "lit-html";
import { icon } from "./icons";
import { type Look, swatch } from "./swatch";
import { t } from "./texts";

const ESF: Look = { programme: "ESF", status: "approved", geometry_quality: "quarter", region: "east" };

const entry = (sign: TemplateResult, label: string): TemplateResult => html`<li>${sign}<span>${label}</span></li>`;

const group = (title: string, entries: TemplateResult[]): TemplateResult =>
  html`<h3>${title}</h3>
    <ul class="plain">${entries}</ul>`;

const spot = (classes: string, body: unknown): TemplateResult =>
  html`<span class="spot-anchor legend-spot" aria-hidden="true"><span class="spot ${classes}">${body}</span></span>`;

const regions = (): TemplateResult[] =>
  (["east", "west"] as const).map((region) => entry(swatch({ ...ESF, region }), t(`region-${region}`)));
const qualities = (): TemplateResult[] =>
  (["official", "quarter", "schematic", "municipality"] as const).map((geometry_quality) =>
    entry(swatch({ ...ESF, geometry_quality, status: "former" }), t(`quality-${geometry_quality}`)),
  );
const statuses = (): TemplateResult[] =>
  (["approved", "applied", "former"] as const).map((status) =>
    entry(swatch({ ...ESF, status }), t(`legend-status-${status}`)),
  );

const points = (): TemplateResult[] => [
  entry(spot("spot-project spot-east is-exact", icon("network")), t("legend-project")),
  entry(spot("spot-project spot-east is-weak", icon("network")), t("legend-project-weak")),
  entry(spot("spot-office spot-east is-exact", icon("house")), t("legend-office")),
  entry(spot("spot-area spot-east is-weak", html`<span class="spot-diamond"></span>`), t("legend-no-geometry")),
  entry(
    spot(
      "spot-cluster spot-small spot-east",
      html`<span class="spot-number">12</span><span class="spot-pip spot-pip-office"></span>`,
    ),
    t("legend-cluster"),
  ),
];

/** Draw the legend, folded up to its title. */
export function drawLegend(place: HTMLElement): void {
  render(
    html`<details class="legend">
      <summary><h2>${t("legend-title")}</h2></summary>
      <div class="legend-body" role="group" aria-label=${t("legend-title")} tabindex="0">
        ${group(t("legend-region"), regions())} ${group(t("legend-quality"), qualities())}
        ${group(t("legend-status"), [...statuses(), entry(swatch({ ...ESF, programme: "other" }), t("legend-other"))])}
        ${group(t("legend-points"), points())}
      </div>
    </details>`,
    place,
  );
}
