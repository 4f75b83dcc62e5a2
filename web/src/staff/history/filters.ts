/** What narrows the history, by the names of the API, which the address has as well. */

import { html, type TemplateResult } from "lit-html";
import { choiceField, textField } from "../parts/field";
import { t } from "../texts";
import { COLLECTIONS, kindsName } from "./words";

const NAMES = ["collection", "record", "who", "day"] as const;
export type Filters = Record<(typeof NAMES)[number], string>;

/** A record is one of a collection; without it the record says nothing. */
export function filtersOf(query: URLSearchParams): Filters {
  const read = (name: keyof Filters): string => query.get(name)?.trim() ?? "";
  const collection = read("collection");
  return { collection, record: collection ? read("record") : "", who: read("who"), day: read("day") };
}

/** What is said, for the address and for the API. */
export const saidOf = (filters: Filters): Record<string, string> =>
  Object.fromEntries(NAMES.filter((name) => filters[name]).map((name) => [name, filters[name]]));

/** The fields; `change` gets what is different. `recordName` is what the record is called, where it is known. */
export function filterFields(
  filters: Filters,
  recordName: string,
  change: (part: Partial<Filters>) => void,
): TemplateResult {
  return html`<form class="board-filters" aria-label=${t("staff-history-filters")} @submit=${(event: Event) => event.preventDefault()}>
      ${choiceField({
        id: "history-collection",
        label: t("staff-history-collection"),
        value: filters.collection,
        choices: [
          { value: "", label: t("staff-board-any") },
          ...COLLECTIONS.map((name) => ({ value: name, label: kindsName(name) })),
        ],
        change: (collection) => change({ collection, record: "" }),
      })}
      ${textField({ id: "history-who", label: t("staff-history-who"), hint: t("staff-history-who-hint"), value: filters.who, change: (who) => change({ who: who.trim() }) })}
      ${textField({ id: "history-day", label: t("staff-board-day"), type: "date", value: filters.day, change: (day) => change({ day }) })}
    </form>
    ${
      filters.record
        ? html`<p class="notice history-record">
            ${t("staff-history-only", { name: recordName })}
            <button type="button" class="button" @click=${() => change({ record: "" })}>${t("staff-history-all")}</button>
          </p>`
        : ""
    }`;
}
