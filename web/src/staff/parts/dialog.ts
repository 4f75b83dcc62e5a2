/** Dialogs: one element of the page each, modal, drawn anew by whoever opened it, gone when it closes. */

import { html, render, type TemplateResult } from "lit-html";
import { element } from "../../dom";
import { icon } from "../../icons";
import { t } from "../texts";

export interface Dialog {
  /** Draw its contents anew. */
  draw(): void;
  /** Close it; the focus goes back to where it came from. */
  close(): void;
  /** Fulfilled when it has closed, by whatever way. */
  readonly closed: Promise<void>;
}

export interface DialogContents {
  title: string;
  body: TemplateResult;
}

let opened = 0;

/** Open a dialog; `contents` is asked each time it is drawn. */
export function openDialog(contents: () => DialogContents, classes = ""): Dialog {
  opened += 1;
  const titleId = `dialog-title-${opened}`;
  const place = element("dialogs").appendChild(document.createElement("div"));
  const node = (): HTMLDialogElement | null => place.querySelector("dialog");
  const close = (): void => node()?.close();
  // Escape is easily pressed by mistake: what has been entered is not thrown away without a question.
  let isTouched = false;
  const mayLeave = (): boolean => !isTouched || window.confirm(t("staff-leave"));
  const touch = (): void => {
    isTouched = true;
  };
  const escaped = (event: Event): void => {
    if (!mayLeave()) event.preventDefault();
  };
  const draw = (): void => {
    const { title, body } = contents();
    render(
      html`<dialog class="dialog ${classes}" aria-labelledby=${titleId} @input=${touch} @cancel=${escaped}>
        <div class="dialog-head">
          <h2 id=${titleId}>${title}</h2>
          <button type="button" class="tool" aria-label=${t("staff-close")} title=${t("staff-close")} @click=${() => mayLeave() && close()}>${icon("close")}</button>
        </div>
        ${body}
      </dialog>`,
      place,
    );
  };
  draw();
  const closed = new Promise<void>((done) => {
    node()?.addEventListener("close", () => {
      place.remove();
      done();
    });
  });
  node()?.showModal();
  return { draw, close, closed };
}
