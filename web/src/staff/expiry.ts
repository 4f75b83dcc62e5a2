/** Says some minutes before the session ends that it will, and offers to stay. */

import { html, nothing, render } from "lit-html";
import { askSession, type Session } from "./api";
import { t } from "./texts";

const WARNING_MIN = 3;
const MINUTE_MS = 60_000;

export class Expiry {
  readonly #place: HTMLElement;
  readonly #say: (sentence: string) => void;
  /** How long a session lasts from the last request on. */
  #span = 0;
  #timer = 0;

  constructor(place: HTMLElement, say: (sentence: string) => void) {
    this.#place = place;
    this.#say = say;
  }

  /** Follow a session as the server has just told it, or none. */
  follow(session: Session | null): void {
    this.#span = session?.lasts_ms ?? 0;
    this.renew();
  }

  /** Something was asked in the session, which begins its time anew. */
  readonly renew = (): void => {
    window.clearTimeout(this.#timer);
    render(nothing, this.#place);
    if (this.#span === 0) return;
    this.#timer = window.setTimeout(() => this.#warn(), Math.max(0, this.#span - WARNING_MIN * MINUTE_MS));
  };

  #warn(): void {
    const sentence = t("staff-expiry", { n: WARNING_MIN });
    this.#say(sentence);
    render(
      html`<div class="notice expiry">
        <p>${sentence}</p>
        <button type="button" class="button" @click=${() => void askSession()}>${t("staff-expiry-stay")}</button>
      </div>`,
      this.#place,
    );
  }
}
