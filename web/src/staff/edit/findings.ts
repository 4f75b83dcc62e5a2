/** What stands in the way of a record, and what the checks say of it. */

import { html, nothing, type TemplateResult } from "lit-html";
import { language } from "../../texts";
import { t } from "../texts";
import { focusOn } from "./context";
import type { Finding } from "./records";

/** A field that is wrong: the control to go to, and what is wrong in words. */
export interface Wrong {
  id: string;
  label: string;
  sentence: string;
}

/** All that is wrong, with ways to each field; it takes the focus when it comes. */
export function summary(wrongs: readonly Wrong[]): TemplateResult | typeof nothing {
  if (wrongs.length === 0) return nothing;
  const go = (id: string) => (event: Event) => {
    event.preventDefault();
    focusOn(id);
  };
  return html`<div class="notice problem" role="alert" id="edit-summary" tabindex="-1">
    <h2>${t("edit-wrong-title", { n: wrongs.length })}</h2>
    <ul class="plain">
      ${wrongs.map(
        ({ id, label, sentence }) => html`<li><a href="#${id}" @click=${go(id)}>${label}</a>: ${sentence}</li>`,
      )}
    </ul>
  </div>`;
}

const SEVERITIES = ["error", "warning", "info"] as const;

/** What the checks of the data found in a record, the graver first. */
export function findingList(findings: readonly Finding[]): TemplateResult {
  if (findings.length === 0) return html`<p>${t("edit-findings-none")}</p>`;
  const isEnglish = language().code === "en";
  const found = SEVERITIES.flatMap((severity) => findings.filter((one) => one.severity === severity));
  return html`<ul class="findings">
    ${found.map(
      (one) => html`<li>
        <strong>${t(`edit-finding-${one.severity}`)}</strong> ${isEnglish ? one.sentence_en : one.sentence_de}
      </li>`,
    )}
  </ul>`;
}
