/** The words that stand in the pages of the build: messages named by data-text (content) and data-label (name). */

import { aloud, isKey, t } from "./texts";

/** The element of the page with this id. */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page lacks #${id}`);
  return found;
}

/** The pages name messages without variables only; the build has looked them all up once. */
function say(key: string | undefined): string {
  if (!key || !isKey(key)) throw new RangeError(`The page names the unknown message ${key}`);
  return t(key as "app-name");
}

/** What stands there already stays as it was painted. */
function write(one: HTMLElement, text: string): void {
  if (one.textContent !== text) one.textContent = text;
}

/** Write them in the language spoken now. */
export function translate(): void {
  for (const one of document.querySelectorAll<HTMLElement>("[data-text]")) write(one, say(one.dataset["text"]));
  for (const one of document.querySelectorAll<HTMLElement>("[data-label]"))
    one.setAttribute("aria-label", aloud(say(one.dataset["label"])));
}
