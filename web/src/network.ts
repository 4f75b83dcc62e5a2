/** Whether the server can be reached: what is loaded stays, a sentence says so, and it comes back by itself. */

import { hearFailures, isReachable } from "./api";
import { t } from "./texts";

/** How long to wait before looking again. */
const PAUSE_MS = 10_000;

export interface NetworkActions {
  say(sentence: string): void;
  /** The server can be reached again: ask anew for what is missing. */
  back(): void;
}

export class Network {
  readonly #notice: HTMLElement;
  readonly #actions: NetworkActions;
  #timer = 0;

  /** `notice` holds the sentence and a button to look at once. */
  constructor(notice: HTMLElement, actions: NetworkActions) {
    this.#notice = notice;
    this.#actions = actions;
    notice.querySelector("button")?.addEventListener("click", this.#look);
    // One request that fails may be that one's fault.
    hearFailures(this.#look);
    window.addEventListener("offline", () => this.#tell(true));
    // There is a network again, but perhaps not yet the server.
    window.addEventListener("online", this.#look);
    if (!navigator.onLine) this.#tell(true);
  }

  #tell(isLost: boolean): void {
    window.clearTimeout(this.#timer);
    if (isLost) this.#timer = window.setTimeout(this.#look, PAUSE_MS);
    if (isLost !== this.#notice.hidden) return;
    this.#notice.hidden = !isLost;
    this.#actions.say(t(isLost ? "network-lost" : "network-back"));
    if (!isLost) this.#actions.back();
  }

  readonly #look = (): void => void isReachable().then((isReached) => this.#tell(!isReached));
}
