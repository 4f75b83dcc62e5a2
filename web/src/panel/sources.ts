/** Where facts were read: small numbers behind values, the list they lead to, and what sources disagree about. */

import "../texts/later";
import { html, nothing, type TemplateResult } from "lit-html";
import * as format from "../format";
import { isKey, t } from "../texts";
import type { Conflict, ValueSources } from "../types";
import { german, prose } from "../words";
import type { Context, Evidence } from "./context";
import { type Part, row, webLink } from "./parts";

/** Who published a source. */
export const publisherOf = (evidence: Evidence, id: string): string =>
  evidence.sources.find((source) => source.id === id)?.publisher ?? "";

const entryOf = (n: number): string => `source-${n}`;

/** The list of sources is folded: it opens, and what the number means gets the focus. */
function show(event: Event, n: number): void {
  event.preventDefault();
  const entry = document.getElementById(entryOf(n));
  entry?.closest("details")?.setAttribute("open", "");
  entry?.focus();
}

/** Numbers that lead to the sources of one value; nothing where none is known. */
export function refs(evidence: Evidence, ids: readonly string[] = []): Part {
  const numbers = ids.map((id) => evidence.sources.findIndex((source) => source.id === id) + 1).filter(Boolean);
  if (numbers.length === 0) return nothing;
  return html`<span class="refs"
    >${numbers.map(
      (n) =>
        html`<a class="ref" href="#${entryOf(n)}" aria-label=${t("profile-ref", { n })} @click=${(event: Event) => show(event, n)}>${n}</a>`,
    )}</span
  >`;
}

/** The rows of a record's values, each with the sources that the record names for it. */
export const backedRow =
  (evidence: Evidence | null, named: ValueSources = {}) =>
  (field: string, label: string, value: unknown): Part => {
    const ids = evidence ? (named[field] ?? []) : [];
    return ids.length > 0 && row(label, value) !== nothing
      ? row(label, html`${value}${refs(evidence as Evidence, ids)}`)
      : row(label, value);
  };

/** Whether values here can be told apart by their sources, in a sentence. */
export function refsHint(evidence: Evidence): Part {
  if (evidence.sources.length === 0) return nothing;
  const hasOwn = Object.keys(evidence.profile?.value_sources ?? {}).length > 0;
  return html`<p class="hint">${prose(hasOwn ? t("profile-refs-some") : t("profile-refs-none"))}</p>`;
}

/** What a field is called; a field that the catalogue does not know keeps its own name. */
function fieldName(field: string): string {
  const key = `conflict-${field}` as const;
  return isKey(key) ? t(key) : field;
}

function conflictCard(conflict: Conflict, evidence: Evidence): TemplateResult {
  const publisher = (id: string): string => publisherOf(evidence, id);
  const field = fieldName(conflict.field);
  return html`<div class="card conflict">
    <p><strong>${t("conflicts-says", { field })}</strong></p>
    <ul>
      ${conflict.values.map(
        ({ value, source }) =>
          html`<li>${german(value)}${refs(evidence, [source])}${publisher(source) ? html` <span class="hint">(${german(publisher(source))})</span>` : nothing}</li>`,
      )}
    </ul>
    ${conflict.note ? html`<p class="hint">${t("conflicts-settled")} ${german(conflict.note)}</p>` : nothing}
  </div>`;
}

/** The disagreements about one field, to stand beside its value. */
export function conflictsAbout(evidence: Evidence, ...fields: string[]): Part {
  const found = evidence.conflicts.filter((conflict) => fields.includes(conflict.field));
  return found.length > 0 ? html`${found.map((conflict) => conflictCard(conflict, evidence))}` : nothing;
}

/** All disagreements that no other part of the panel has shown. */
export function otherConflicts(evidence: Evidence, shown: readonly string[]): Part {
  const rest = evidence.conflicts.filter((conflict) => !shown.includes(conflict.field));
  return rest.length > 0 ? html`${rest.map((conflict) => conflictCard(conflict, evidence))}` : nothing;
}

/** Which state of the atlas this is, and when its facts were gathered. */
function revision(context: Context, n: number): string {
  const { factsAsOf } = context.atlas;
  return factsAsOf ? t("panel-revision-gathered", { n, when: format.date(factsAsOf) }) : t("panel-revision", { n });
}

/** Where the facts were read, and which state of the atlas this is. */
export function sourcesPart(context: Context, evidence: Evidence): TemplateResult {
  return html`<details class="sources">
      <summary>${t("sources-title", { n: evidence.sources.length })}</summary>
      <ol>
        ${evidence.sources.map(
          (source, i) => html`<li id=${entryOf(i + 1)} tabindex="-1">
            <strong>${german(source.publisher)}</strong>: ${german(source.what)}
            <span class="hint">${source.as_of ? t("as-of", { when: format.date(source.as_of) }) : nothing}</span>
            ${source.url ? webLink(source.url) : html`<span class="hint">${t("sources-document")}</span>`}
          </li>`,
        )}
      </ol>
    </details>
    <p class="hint revision">${revision(context, evidence.revision)}</p>`;
}
