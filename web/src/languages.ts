/** The choice of language: links to this very state of the map in every language there is. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { formatState, type State } from "./state";
import { LANGUAGES, type Language, t } from "./texts";

export class LanguageSwitch {
  readonly #root: HTMLElement;
  readonly #choose: (code: string) => void;

  constructor(root: HTMLElement, choose: (code: string) => void) {
    this.#root = root;
    this.#choose = choose;
  }

  show(state: State): void {
    render(
      html`<nav class="languages" aria-label=${t("language-label")}>
        <ul class="plain">${LANGUAGES.map((language) => html`<li>${this.#link(language, state)}</li>`)}</ul>
      </nav>`,
      this.#root,
    );
  }

  #link({ code, name, lang }: Language, state: State): TemplateResult {
    const choose = (event: MouseEvent): void => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#choose(code);
    };
    const href = formatState({ ...state, language: code }) || "./";
    const isCurrent = code === state.language;
    return html`<a href=${href} lang=${lang} hreflang=${lang} aria-current=${isCurrent ? "true" : nothing} @click=${choose}>${name}</a>`;
  }
}
