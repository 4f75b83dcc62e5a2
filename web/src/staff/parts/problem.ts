/** Refusals in words: one sentence for the whole, and one beside each field concerned. */

import { html, nothing, type TemplateResult } from "lit-html";
import { Refused } from "../../api";
import { language } from "../../texts";
import { type ChangeProblem, sentenceOf } from "../api";
import { t } from "../texts";
import { dayOf } from "./moment";

const told = (error: unknown): ChangeProblem => (error instanceof Refused ? error.problem : {});

/** What is wrong with each field, in the language spoken now. */
export function fieldProblems(error: unknown): ReadonlyMap<string, string> {
  const { fields = [], parameter } = told(error) as ChangeProblem & { parameter?: string };
  const isEnglish = language().code === "en";
  const found = new Map(fields.map((one) => [one.field, isEnglish ? one.detail_en : one.detail]));
  if (parameter && !found.has(parameter)) found.set(parameter, sentenceOf(error));
  return found;
}

/** A refusal as a notice that is read out at once; `reload` is offered where somebody else was faster. */
export function problem(error: unknown, reload?: () => void): TemplateResult | typeof nothing {
  if (!error) return nothing;
  const { current } = told(error);
  return html`<div class="notice problem" role="alert">
    <p>${sentenceOf(error)}</p>
    ${current?.who ? html`<p>${t("staff-problem-stale", { who: current.who, at: dayOf(current.at) })}</p>` : nothing}
    ${
      current && reload
        ? html`<button type="button" class="button" @click=${reload}>${t("staff-problem-reload")}</button>`
        : nothing
    }
  </div>`;
}
