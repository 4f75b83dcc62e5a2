/** Places while one types: the field becomes a combobox (ARIA 1.2) over what the gazetteer finds. */

import { places } from "./ask";

const DEBOUNCE_MS = 160;
const SHORTEST = 2;
const LIST = "n-q-list";

/** Offer places below a field; `choose` hears which one was taken. */
export class Suggestions {
  readonly #field: HTMLInputElement;
  readonly #list = document.createElement("ul");
  readonly #choose: () => void;
  #labels: readonly string[] = [];
  #active = -1;
  #timer = 0;
  #request = new AbortController();

  constructor(field: HTMLInputElement, choose: () => void) {
    this.#field = field;
    this.#choose = choose;
    this.#list.id = LIST;
    this.#list.className = "near-suggestions";
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", field.labels?.[0]?.textContent ?? "");
    field.after(this.#list);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": LIST,
    }))
      field.setAttribute(name, value);
    field.addEventListener("input", this.#typed);
    field.addEventListener("keydown", this.#pressed);
    field.addEventListener("blur", () => this.close());
    this.#show([]);
  }

  /** Show nothing, and wait for nothing. */
  close(): void {
    window.clearTimeout(this.#timer);
    this.#request.abort();
    this.#show([]);
  }

  readonly #typed = (): void => {
    this.close();
    const q = this.#field.value.trim();
    if (q.length >= SHORTEST) this.#timer = window.setTimeout(() => void this.#ask(q), DEBOUNCE_MS);
  };

  /** A suggestion that does not come is none: the server will say what is wrong with a place. */
  async #ask(q: string): Promise<void> {
    this.#request = new AbortController();
    this.#show(await places(q, this.#request.signal).catch(() => []));
  }

  #show(labels: readonly string[]): void {
    this.#labels = labels;
    this.#active = -1;
    this.#list.replaceChildren(...labels.map((label, place) => this.#option(label, place)));
    this.#list.hidden = labels.length === 0;
    this.#field.setAttribute("aria-expanded", String(labels.length > 0));
    this.#mark();
  }

  #option(label: string, place: number): HTMLLIElement {
    const option = document.createElement("li");
    option.id = `${LIST}-${place}`;
    option.setAttribute("role", "option");
    option.textContent = label;
    // The field keeps the focus.
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => this.#take(label));
    return option;
  }

  #take(label: string): void {
    this.#field.value = label;
    this.close();
    this.#choose();
  }

  #mark(): void {
    for (const [place, option] of [...this.#list.children].entries())
      option.setAttribute("aria-selected", String(place === this.#active));
    if (this.#active < 0) this.#field.removeAttribute("aria-activedescendant");
    else this.#field.setAttribute("aria-activedescendant", `${LIST}-${this.#active}`);
    this.#list.children[this.#active]?.scrollIntoView({ block: "nearest" });
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    const { length } = this.#labels;
    const chosen = this.#labels[this.#active];
    if (length === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      this.#active = (this.#active < 0 && step < 0 ? 0 : this.#active + step + length) % length;
      if (this.#active < 0) this.#active += length;
      this.#mark();
    } else if (event.key === "Enter" && chosen !== undefined) this.#take(chosen);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
  };
}
