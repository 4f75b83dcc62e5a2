/** Speaks changes politely: one live region, one sentence at a time. */

import { aloud } from "./texts";

const PAUSE_MS = 700;

export class Announcer {
  readonly #region: HTMLElement;
  #timer = 0;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  /** Say a sentence once things have settled; a newer sentence replaces one not yet said. */
  say(sentence: string): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#region.textContent = aloud(sentence);
    }, PAUSE_MS);
  }
}
