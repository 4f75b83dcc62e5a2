/** Naming other records: cities and areas from short lists, everything else by search. */

import { html, nothing, type TemplateResult } from "lit-html";
import { fold } from "../../fold";
import { icon } from "../../icons";
import { mayIn } from "../api";
import type { Choice } from "../parts/field";
import { t } from "../texts";
import type { FormContext } from "./context";
import { boxes, choices, frameOf, type Spot } from "./controls";
import { type Known, knownName, knownRecords, loadedRecords } from "./known";
import { ACTION_OF } from "./layout";
import type { Option } from "./picker";

const MOST_OFFERED = 12;
const NO_CITY = "";

const cityOf = (context: FormContext): string => String(context.at("city_ags") ?? NO_CITY);

const isItself = (context: FormContext, collection: string, id: string): boolean =>
  collection === context.collection && id === context.ownId;

/** Areas of the same city, and only cities in which the account may do what the form does. */
function offered(context: FormContext, collection: string): readonly Known[] {
  const known = loadedRecords(collection);
  if (collection === "cities")
    return known.filter(({ manager_id }) => mayIn(ACTION_OF[context.collection], manager_id));
  return known.filter(({ id, city_ags }) => city_ags === cityOf(context) && !isItself(context, collection, id));
}

const toChoice = ({ id, label }: Known): Choice => ({ value: id, label });

/** Records whose name or detail holds every word of a question. */
async function find(collection: string, q: string): Promise<Option<string>[]> {
  const words = fold(q).split(" ").filter(Boolean);
  const known = await knownRecords(collection);
  return known
    .filter(({ id, label, detail }) => {
      const text = fold(`${label} ${detail} ${id}`);
      return words.every((word) => text.includes(word));
    })
    .slice(0, MOST_OFFERED)
    .map(({ id, label, detail }) => ({ label, detail, value: id }));
}

/** One other record. */
export function referenceControl(context: FormContext, spot: Spot, collection: string): TemplateResult {
  if (collection === "cities" || collection === "areas") {
    const chosen = String(context.at(spot.path) ?? "");
    const list = offered(context, collection).map(toChoice);
    const isElsewhere = chosen !== "" && !list.some(({ value }) => value === chosen);
    const named = isElsewhere ? [...list, { value: chosen, label: knownName(collection, chosen) }] : list;
    return choices(context, spot, named);
  }
  const chosen = String(context.at(spot.path) ?? "");
  return picked(context, spot, collection, chosen ? [chosen] : [], (ids) => ids.at(-1) ?? "");
}

/** Any number of other records. */
export function referencesControl(context: FormContext, spot: Spot, collection: string): TemplateResult {
  const chosen = (context.at(spot.path) ?? []) as string[];
  if (collection === "areas" && cityOf(context)) {
    const near = offered(context, collection).map(toChoice);
    const far = chosen.filter((id) => !near.some(({ value }) => value === id));
    return boxes(
      context,
      spot,
      [...near, ...far.map((id) => ({ value: id, label: knownName(collection, id) }))],
      chosen,
    );
  }
  return picked(context, spot, collection, chosen, (ids) => ids);
}

/** What has been picked, each with a button to take it away, and the search for more. */
function picked(
  context: FormContext,
  spot: Spot,
  collection: string,
  chosen: readonly string[],
  kept: (ids: string[]) => string | string[],
): TemplateResult {
  const frame = frameOf(context, spot);
  const keep = (ids: string[]): void => context.set(spot.path, kept(ids));
  const add = (id: string): void => {
    if (!chosen.includes(id)) keep([...chosen, id]);
    context.say(t("edit-picked", { what: knownName(collection, id) }));
  };
  const remove = (id: string): void => {
    keep(chosen.filter((one) => one !== id));
    context.say(t("edit-unpicked", { what: knownName(collection, id) }));
    document.getElementById(frame.id)?.focus();
  };
  const picker = context.picker<string>(spot.path, { find: (q) => find(collection, q), choose: add });
  return html`<div class="picked">
    ${picker.template({ ...frame, hint: frame.hint ?? t("edit-picker-hint") })}
    <ul class="picked-list plain" aria-label=${t("edit-picked-list", { what: frame.label })}>
      ${chosen.map(
        (id) => html`<li>
          <span>${knownName(collection, id)}</span>
          <button
            type="button"
            class="tool"
            aria-label=${t("edit-unpick", { what: knownName(collection, id) })}
            title=${t("edit-unpick", { what: knownName(collection, id) })}
            @click=${() => remove(id)}
          >
            ${icon("close")}
          </button>
        </li>`,
      )}
    </ul>
    ${collection === "sources" && context.makeSource ? makeButton(context, add) : nothing}
  </div>`;
}

function makeButton(context: FormContext, add: (id: string) => void): TemplateResult {
  const make = async (): Promise<void> => {
    const id = await context.makeSource?.();
    if (id) add(id);
  };
  return html`<button type="button" class="button" @click=${() => void make()}>${t("edit-source-new")}</button>`;
}
