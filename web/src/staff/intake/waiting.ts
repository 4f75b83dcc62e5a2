/** What is shown while a file is read and planned: how many rows are done, asked of the server now and then. */

import { html, nothing, type TemplateResult } from "lit-html";
import { count } from "../../format";
import { t } from "../texts";
import { type HowFar, howFar, newId } from "./data";

const EVERY_MS = 700;

export class Waiting {
  /** The id that the dry run will have, so that it can be asked for before it is there. */
  readonly id = newId();
  readonly #draw: () => void;
  #found: HowFar | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(draw: () => void) {
    this.#draw = draw;
    this.#later();
  }

  #later(): void {
    this.#timer = setTimeout(() => void this.#ask(), EVERY_MS);
  }

  async #ask(): Promise<void> {
    try {
      this.#found = await howFar(this.id);
    } catch {
      // Not begun yet, or the network is gone: the upload itself says what is wrong.
      this.#found = null;
    }
    if (this.#isOver) return;
    this.#draw();
    this.#later();
  }

  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  body(): TemplateResult {
    const { done, total } = this.#found?.phase === "planning" ? this.#found : { done: 0, total: 0 };
    const words = total > 0 ? t("staff-intake-progress", { done: count(done), total: count(total) }) : "";
    return html`<div class="waiting">
      <p role="status">${t("staff-intake-reading")}</p>
      <progress aria-label=${t("staff-intake-progress-label")} max=${total || nothing} value=${total > 0 ? done : nothing}></progress>
      <p class="hint">${words}</p>
    </div>`;
  }
}
