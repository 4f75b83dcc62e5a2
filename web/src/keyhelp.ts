/** The keys: a dialog that lists them, and the two that work everywhere. */

import { html, type TemplateResult } from "lit-html";
import { icon } from "./icons";
import { remember, remembered } from "./remembered";
import { t } from "./texts";
import { prose } from "./words";

export type Shortcut = "search" | "help";

const SHORTCUTS: Record<string, Shortcut> = { "/": "search", "?": "help" };
const FIELDS = "input, textarea, select, [contenteditable]";
/** Keys of one sign get in the way of speech input: whoever wants them gone says so once (WCAG 2.1.4). */
const SWITCHED_OFF = "atlas-single-keys-off";

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">;

/** The shortcut that a key means outside of fields, or null. */
export function shortcutOf({ key, ctrlKey, metaKey, altKey, isComposing }: Pressed): Shortcut | null {
  return ctrlKey || metaKey || altKey || isComposing ? null : (SHORTCUTS[key] ?? null);
}

const areOn = (): boolean => remembered(SWITCHED_OFF) !== "1";

const switchKeys = (event: Event): void =>
  remember(SWITCHED_OFF, (event.currentTarget as HTMLInputElement).checked ? null : "1");

const theDialog = (): HTMLDialogElement | null => document.querySelector("dialog.keys");

/** Open the list of keys; closing it gives the focus back by itself. */
export function openKeyHelp(): void {
  const dialog = theDialog();
  const single = dialog?.querySelector<HTMLInputElement>("input");
  if (single) single.checked = areOn();
  dialog?.showModal();
}

const ACTS: Record<Shortcut, () => void> = {
  help: openKeyHelp,
  search: () => document.getElementById("search-input")?.focus(),
};

/** Listen for the keys that work everywhere, but in fields and dialogs. */
export function listenForShortcuts(): void {
  document.addEventListener("keydown", (event) => {
    const shortcut = shortcutOf(event);
    const isTaken = event.defaultPrevented || (event.target instanceof Element && event.target.closest(FIELDS));
    if (!shortcut || isTaken || !areOn() || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    ACTS[shortcut]();
  });
}

const row = (keys: TemplateResult, means: string): TemplateResult =>
  html`<div class="keys-row"><dt>${keys}</dt><dd>${means}</dd></div>`;

/** The dialog closes on Escape by itself; the panel behind it must not hear of that key. */
const keepKeys = (event: KeyboardEvent): void => event.stopPropagation();

/** The dialog, closed. */
export function keyHelp(): TemplateResult {
  return html`<dialog class="glossary keys" aria-labelledby="keys-title" @keydown=${keepKeys}>
    <div class="panel-head">
      <h2 id="keys-title">${t("acts-keys")}</h2>
      <button type="button" class="tool" aria-label=${t("keys-close")} title=${t("keys-close")} @click=${() => theDialog()?.close()}>
        ${icon("close")}
      </button>
    </div>
    <dl>
      ${row(html`<kbd>${t("keys-arrows")}</kbd>`, t("keys-arrows-means"))}
      ${row(html`<kbd>+</kbd> <kbd>−</kbd>`, t("keys-signs-means"))}
      ${row(html`<kbd>${t("keys-tab")}</kbd>`, t("keys-tab-means"))}
      ${row(html`<kbd>${t("keys-enter")}</kbd>`, t("keys-enter-means"))}
      ${row(html`<kbd>Esc</kbd>`, t("keys-escape-means"))} ${row(html`<kbd>/</kbd>`, t("keys-search-means"))}
      ${row(html`<kbd>?</kbd>`, t("keys-help-means"))}
    </dl>
    <p class="hint">${prose(t("keys-where"))}</p>
    <label class="check"><input type="checkbox" @change=${switchKeys} />${t("keys-single")}</label>
  </dialog>`;
}
