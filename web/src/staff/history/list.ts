/** Revisions as sentences, each with its changes to unfold. */

import { html, nothing, type TemplateResult } from "lit-html";
import { mayIn } from "../api";
import { loadedRecords } from "../edit/known";
import { moment } from "../parts/moment";
import { t } from "../texts";
import { type Change, mayReturn, type Revision, type Wish } from "./data";
import { changeWords, differences } from "./differences";

export interface Acts {
  back(wish: Wish, title: string): void;
  /** Show all changes of a revision, of which the list has the first only. */
  whole(revision: Revision): void;
  /** Fetch the fields of a revision's changes that the list leaves out. */
  fill(revision: Revision): void;
  /** Draw what a change holds; of hundreds of changes most stay folded. */
  unfold(revision: Revision, change: Change): void;
  isUnfolded(revision: Revision, change: Change): boolean;
}

const managerOf = ({ city_ags }: Change): string | null =>
  loadedRecords("cities").find(({ id }) => id === city_ags)?.manager_id ?? null;

const isAllowed = (change: Change, to: Wish["to"]): boolean => mayReturn(change, to, managerOf(change));

/** The first revision is what the atlas was delivered with: it can be brought back record by record only. */
const isDelivered = ({ number }: Revision): boolean => number === 1;

export function revisionEntry(revision: Revision, acts: Acts): TemplateResult {
  const { number, at, who, why, total, changes } = revision;
  const rest = total - changes.length;
  return html`<li class="entry revision" id="revision-${number}">
    <h2 tabindex="-1">${t("staff-history-entry", { at: moment(at), who, n: total })}</h2>
    <p>${t("staff-history-why", { why })}</p>
    <ul class="plain entries">${changes.map((change) => changeEntry(revision, change, acts))}</ul>
    ${rest > 0 ? html`<button type="button" class="button" @click=${() => acts.whole(revision)}>${t("staff-history-more", { n: rest })}</button>` : nothing}
    ${wholeButton(revision, rest, acts)}
    <p class="hint">${t("staff-history-number", { n: number })}</p>
  </li>`;
}

function wholeButton(revision: Revision, rest: number, acts: Acts): TemplateResult | typeof nothing {
  const { number, changes } = revision;
  // Of changes that are not listed nobody knows the city: only who may do it everywhere may do it there.
  const isListed = rest === 0 || (mayIn("restore", null) && mayIn("delete", null));
  if (isDelivered(revision) || !isListed || !changes.every((change) => isAllowed(change, "before"))) return nothing;
  const title = t("staff-history-undo-of", { n: number });
  const undo = (): void => acts.back({ number, to: "before", records: null }, title);
  return html`<button type="button" class="button" aria-label=${title} @click=${undo}>${t("staff-history-undo")}</button>`;
}

/** So many changes are fetched with all of their fields because one of them is unfolded. */
const MOST_FILLED = 50;

const lacksFields = ({ total }: Revision, { fields }: Change): boolean =>
  total <= MOST_FILLED &&
  (fields.length === 0 || fields.some(({ before, after }) => before === undefined && after === undefined));

function changeEntry(revision: Revision, change: Change, acts: Acts): TemplateResult {
  const unfold = (event: Event): void => {
    if (!(event.currentTarget as HTMLDetailsElement).open) return;
    acts.unfold(revision, change);
    if (lacksFields(revision, change)) acts.fill(revision);
  };
  return html`<li class="change">
    <details @toggle=${unfold}>
      <summary>${changeWords(change)}</summary>
      ${acts.isUnfolded(revision, change) ? changeBody(revision, change, acts) : nothing}
    </details>
  </li>`;
}

function changeBody(revision: Revision, change: Change, acts: Acts): TemplateResult {
  const { collection, id, fields } = change;
  const only = `/mitarbeit/verlauf?${new URLSearchParams({ collection, record: id })}`;
  return html`${fields.length > 0 ? differences(change, [t("staff-history-before"), t("staff-history-after")]) : nothing}
    <div class="row-acts">
      <a class="button" href=${only} aria-label=${t("staff-history-of", { what: changeWords(change) })}>${t("staff-history-record")}</a>
      ${backButton(revision, change, "before", acts)} ${backButton(revision, change, "after", acts)}
    </div>`;
}

/** One record alone; the button for the whole revision says it where there is no other. */
function backButton(revision: Revision, change: Change, to: Wish["to"], acts: Acts): TemplateResult | typeof nothing {
  const isSaidAbove = to === "before" && (isDelivered(revision) || revision.total === 1);
  if (isSaidAbove || !isAllowed(change, to)) return nothing;
  const { collection, id } = change;
  const title = t(`staff-history-to-${to}-of`, { what: changeWords(change), n: revision.number });
  const back = (): void => acts.back({ number: revision.number, to, records: [{ collection, id }] }, title);
  return html`<button type="button" class="button" aria-label=${title} @click=${back}>${t(`staff-history-to-${to}`)}</button>`;
}
