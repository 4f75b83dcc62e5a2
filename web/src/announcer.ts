/** Speaks changes politely: one live region, what was done before what is in view. */

import { aloud } from "./texts";

const PAUSE_MS = 700;

/** What a sentence is about; they are said in this order. */
type Topic = "action" | "view";

/** A sentence that is dear to make is made when it is said. */
type Sentence = string | (() => string);

const wordsOf = (sentence: Sentence): string => (typeof sentence === "string" ? sentence : sentence());

export class Announcer {
  readonly #region: HTMLElement;
  readonly #waiting = new Map<Topic, Sentence>();
  #timer = 0;

  constructor(region: HTMLElement) {
    this.#region = region;
  }

  /** Say a sentence once things have settled; a newer sentence replaces one of its topic that was not yet said. */
  say(sentence: Sentence, topic: Topic = "action"): void {
    this.#waiting.set(topic, sentence);
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#speak(), PAUSE_MS);
  }

  #speak(): void {
    const sentences = [this.#waiting.get("action"), this.#waiting.get("view")].filter((one) => one !== undefined);
    this.#waiting.clear();
    this.#region.textContent = aloud(sentences.map(wordsOf).join(" "));
  }
}
