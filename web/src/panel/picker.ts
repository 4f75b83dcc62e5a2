/** The way from one area to a comparison with another: a list to choose from, by city. */

import { html, type TemplateResult } from "lit-html";
import { t } from "../texts";
import type { Area } from "../types";
import type { Context } from "./context";

export const PICKER = "compare-with";

function byCity(areas: Iterable<{ record: Area }>): Map<string, Area[]> {
  const cities = new Map<string, Area[]>();
  for (const { record } of areas) cities.set(record.city_name, [...(cities.get(record.city_name) ?? []), record]);
  return cities;
}

/** A choice of all other areas; without the map's script it would lead to the page that compares. */
export function comparePicker(context: Context, id: string, chosen?: string): TemplateResult {
  const compare = (event: SubmitEvent): void => {
    event.preventDefault();
    const other = new FormData(event.currentTarget as HTMLFormElement).get("b");
    if (other) context.open({ kind: "area", id, compare: String(other) });
  };
  const option = (area: Area): TemplateResult =>
    html`<option value=${area.id} ?selected=${area.id === chosen} ?disabled=${area.id === id}>${area.name}</option>`;
  return html`<form class="compare-form" action="/vergleich" @submit=${compare}>
    <input type="hidden" name="a" value=${id} />
    <label for=${PICKER}>${t("compare-with")}</label>
    <div>
      <select id=${PICKER} name="b" required>
        <option value="">${t("compare-choose")}</option>
        ${[...byCity(context.atlas.areas.values())].map(
          ([city, areas]) => html`<optgroup label=${city}>${areas.map(option)}</optgroup>`,
        )}
      </select>
      <button type="submit" class="button">${t("compare-go")}</button>
    </div>
  </form>`;
}
