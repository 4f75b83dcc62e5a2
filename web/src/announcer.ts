/** Speaks changes politely: one live region, one sentence at a time. */

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
      this.#region.textContent = sentence;
    }, PAUSE_MS);
  }
}
