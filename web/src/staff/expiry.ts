/** Says some minutes before the session ends that it will, and offers to stay. */

import { html, nothing, render } from "lit-html";
import { askSession, type Session } from "./api";
import { t } from "./texts";

const WARNING_MIN = 3;
const MINUTE_MS = 60_000;

export class Expiry {
  readonly #place: HTMLElement;
  readonly #say: (sentence: string) => void;
  #timer = 0;

  constructor(place: HTMLElement, say: (sentence: string) => void) {
    this.#place = place;
    this.#say = say;
  }

  /** Follow a session as the server last told it, or none. */
  follow(session: Session | null): void {
    window.clearTimeout(this.#timer);
    render(nothing, this.#place);
    if (session) this.#wait(Date.parse(session.expires_at) - WARNING_MIN * MINUTE_MS - Date.now());
  }

  #wait(ms: number): void {
    this.#timer = window.setTimeout(() => this.#warn(), Math.max(0, ms));
  }

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
