/** The third step: each row of the file with what becomes of it, and why; rows can be left out. */

import { html, nothing, type TemplateResult } from "lit-html";
import { language } from "../../texts";
import { sentenceOf } from "../api";
import { fieldName, valueWords } from "../history/words";
import { checkField, choiceField } from "../parts/field";
import { t } from "../texts";
import {
  type Choice,
  COLLECTION,
  countOf,
  type Lens,
  OUTCOMES,
  PAGE,
  type Plan,
  type Problem,
  type Row,
  rows,
} from "./data";
import { Outline } from "./outline";

const LENSES: readonly Lens[] = ["", ...OUTCOMES, "noted"];
const CHOICES: readonly Choice[] = ["skip", "update", "create"];

export class Rows {
  readonly #plan: Plan;
  readonly #draw: () => void;
  readonly #say: (sentence: string) => void;
  /** The lines that are left out, and what becomes of possible duplicates. */
  readonly without = new Set<number>();
  readonly duplicates = new Map<number, Choice>();
  /** The maps of changed boundaries, by their line. */
  readonly #outlines = new Map<number, Outline>();
  #lens: Lens = "";
  #rows: readonly Row[] | null = null;
  #error: unknown = null;

  constructor(plan: Plan, draw: () => void, say: (sentence: string) => void) {
    this.#plan = plan;
    this.#draw = draw;
    this.#say = say;
    void this.#load();
  }

  async #load(): Promise<void> {
    const lens = this.#lens;
    try {
      const found = await rows(this.#plan.id, lens, 0);
      if (lens !== this.#lens) return;
      this.#rows = found;
      this.#error = null;
    } catch (error) {
      this.#error = error;
    }
    this.#draw();
  }

  readonly #more = async (): Promise<void> => {
    const known = this.#rows ?? [];
    try {
      const found = await rows(this.#plan.id, this.#lens, known.length);
      this.#rows = [...known, ...found];
      this.#draw();
      document.querySelector<HTMLElement>(`#row-${found[0]?.line} h3`)?.focus();
    } catch (error) {
      this.#say(sentenceOf(error));
    }
  };

  get #total(): number {
    return countOf(this.#plan, this.#lens);
  }

  body(): TemplateResult {
    const known = this.#rows ?? [];
    return html`<div class="outcomes" role="group" aria-label=${t("staff-intake-filter")}>
        ${LENSES.map((lens) => this.#filterButton(lens))}
      </div>
      ${this.#error ? html`<p class="notice" role="alert">${sentenceOf(this.#error)}</p>` : nothing}
      ${this.#rows && known.length === 0 ? html`<p>${t("staff-intake-rows-none")}</p>` : nothing}
      <ol class="plain entries">${known.map((row) => this.#entry(row))}</ol>
      ${
        known.length < this.#total && known.length >= PAGE
          ? html`<button type="button" class="button" @click=${this.#more}>${t("staff-intake-rows-more", { n: this.#total - known.length })}</button>`
          : nothing
      }`;
  }

  #filterButton(lens: Lens): TemplateResult {
    const n = countOf(this.#plan, lens);
    const choose = (): void => {
      this.#lens = lens;
      void this.#load().then(() => this.#say(t("staff-intake-rows-shown", { n })));
    };
    return html`<button type="button" class="button outcome" aria-pressed=${lens === this.#lens ? "true" : "false"} @click=${choose}>
      ${t(lens ? `staff-intake-${lens}` : "staff-intake-all")} <strong>${n}</strong>
    </button>`;
  }

  #entry(row: Row): TemplateResult {
    const { line, outcome, title, changes, problems, difference } = row;
    return html`<li class="entry" id="row-${line}">
      <h3 tabindex="-1">${t("staff-intake-line", { line })}: ${title || t("staff-intake-untitled")}</h3>
      <p><span class="badge badge-intake-${outcome}">${t(`staff-intake-${outcome}`)}</span></p>
      ${problems.length > 0 ? html`<ul class="plain row-problems">${problems.map(problemEntry)}</ul>` : nothing}
      ${difference ? this.#outline(line).body(difference) : nothing}
      ${changes.length > 0 ? this.#changes(row) : nothing} ${this.#decision(row)}
    </li>`;
  }

  #outline(line: number): Outline {
    const found = this.#outlines.get(line) ?? new Outline(this.#plan, line, this.#draw, this.#say);
    this.#outlines.set(line, found);
    return found;
  }

  /** Take the maps away, before the page goes on to something else. */
  remove(): void {
    for (const outline of this.#outlines.values()) outline.remove();
  }

  #changes({ changes }: Row): TemplateResult {
    const collection = COLLECTION[this.#plan.kind];
    return html`<dl class="facts">
      ${changes.map(
        ({ field, before, after }) => html`<div>
          <dt>${fieldName(collection, field)}</dt>
          <dd>
            ${t("staff-intake-from-to", { before: valueWords(collection, field, before), after: valueWords(collection, field, after) })}
          </dd>
        </div>`,
      )}
    </dl>`;
  }

  /** Whether a row is taken; of a possible duplicate, as what. */
  #decision({ line, outcome, match_title, match_score }: Row): TemplateResult | typeof nothing {
    if (outcome === "possible_duplicate")
      return choiceField({
        id: `row-choice-${line}`,
        label: t("staff-intake-duplicate", { name: match_title, score: match_score }),
        value: this.duplicates.get(line) ?? "skip",
        choices: CHOICES.map((choice) => ({ value: choice, label: t(`staff-intake-as-${choice}`) })),
        change: (choice) => {
          this.duplicates.set(line, choice as Choice);
          this.#draw();
        },
      });
    if (outcome !== "create" && outcome !== "update") return nothing;
    return checkField({
      id: `row-take-${line}`,
      label: t("staff-intake-take", { line }),
      value: !this.without.has(line),
      change: (isTaken) => {
        if (isTaken) this.without.delete(line);
        else this.without.add(line);
        this.#draw();
      },
    });
  }
}

/** What is wrong with a row, or worth knowing of it: where, which value, why, and what may be meant. */
function problemEntry({ column, value, reason_de, reason_en, suggestion, blocks }: Problem): TemplateResult {
  const reason = language().code === "en" ? reason_en : reason_de;
  const place = column ? t("staff-intake-where", { column, value: value || "–" }) : "";
  return html`<li>
    <strong>${t(blocks ? "staff-intake-error" : "staff-intake-warning")}</strong> ${place} ${reason}
    ${suggestion ? html`<em>${t("staff-intake-suggestion", { suggestion })}</em>` : nothing}
  </li>`;
}
