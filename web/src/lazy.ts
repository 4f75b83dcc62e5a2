/** A view whose code is loaded when it is first wanted. */

export interface View<W> {
  /** Draw what is wanted, or nothing. */
  show(wanted: W | null): void;
}

export class Lazy<W> {
  readonly #make: () => Promise<View<W>>;
  readonly #failed: () => void;
  #view: View<W> | null = null;
  #wanted: W | null = null;

  constructor(make: () => Promise<View<W>>, failed: () => void) {
    this.#make = make;
    this.#failed = failed;
  }

  /** Show what is wanted, or nothing; a later wish overtakes an earlier one. */
  show(wanted: W | null): void {
    this.#wanted = wanted;
    if (this.#view) this.#view.show(wanted);
    else if (wanted) this.#load().catch(this.#failed);
  }

  async #load(): Promise<void> {
    const view = await this.#make();
    this.#view ??= view;
    this.#view.show(this.#wanted);
  }
}
