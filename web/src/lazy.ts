/** A view whose code is loaded when it is first wanted. */

export interface View<W> {
  /** Draw what is wanted, or nothing. */
  show(wanted: W | null): void;
}

export class Lazy<W, V extends View<W> = View<W>> {
  readonly #make: () => Promise<V>;
  readonly #failed: () => void;
  #view: V | null = null;
  #wanted: W | null = null;
  #isAsked = false;

  constructor(make: () => Promise<V>, failed: () => void) {
    this.#make = make;
    this.#failed = failed;
  }

  /** The view, once its code is there. */
  get view(): V | null {
    return this.#view;
  }

  /** Show what is wanted, or nothing; a later wish overtakes an earlier one. */
  show(wanted: W | null): void {
    this.#wanted = wanted;
    if (this.#view) this.#view.show(wanted);
    else if (wanted && !this.#isAsked) this.#load();
  }

  /** Asked once; what failed is tried again with the next wish. */
  #load(): void {
    this.#isAsked = true;
    this.#make().then(
      (view) => {
        this.#view = view;
        view.show(this.#wanted);
      },
      () => {
        this.#isAsked = false;
        this.#failed();
      },
    );
  }
}
