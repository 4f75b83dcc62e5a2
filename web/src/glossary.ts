/** Help with hard words: a button that opens a dialog in which each is explained. */

import { html, render } from "lit-html";
import { icon } from "./icons";
import { t } from "./texts";
import { prose } from "./words";

const TERMS = ["area", "project", "office", "carrier", "esf", "period", "region", "schematic", "source"] as const;

/** The dialog closes on Escape by itself; the panel behind it must not hear of that key. */
const keepKeys = (event: KeyboardEvent): void => event.stopPropagation();

/** Draw the button and its dialog. */
export function drawGlossary(place: HTMLElement): void {
  const dialog = (): HTMLDialogElement | null => place.querySelector("dialog");
  render(
    html`<button type="button" class="button glossary-open" aria-haspopup="dialog" @click=${() => dialog()?.showModal()}>
        ${icon("book")}${t("glossary-title")}
      </button>
      <dialog class="glossary" aria-labelledby="glossary-title" @keydown=${keepKeys}>
        <div class="panel-head">
          <h2 id="glossary-title">${t("glossary-title")}</h2>
          <button type="button" class="tool" aria-label=${t("glossary-close")} title=${t("glossary-close")} @click=${() => dialog()?.close()}>
            ${icon("close")}
          </button>
        </div>
        <dl>
          ${TERMS.map((term) => html`<dt>${t(`glossary-${term}`)}</dt><dd>${prose(t(`glossary-${term}-means`))}</dd>`)}
        </dl>
      </dialog>`,
    place,
  );
}
