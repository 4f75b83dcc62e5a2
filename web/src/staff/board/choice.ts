/** Which of many things are chosen: one by one, a stretch of their order, all, none. Pure. */

export class Choice {
  readonly #chosen = new Set<string>();
  /** Where a stretch begins: what was chosen or let go last. */
  #anchor: string | null = null;

  get size(): number {
    return this.#chosen.size;
  }

  has(id: string): boolean {
    return this.#chosen.has(id);
  }

  /** The chosen ones in the order in which they were chosen. */
  ids(): string[] {
    return [...this.#chosen];
  }

  /** Choose one, or let it go. */
  toggle(id: string): void {
    if (!this.#chosen.delete(id)) this.#chosen.add(id);
    this.#anchor = id;
  }

  /** Do to all between the last one and this one, both included, what would be done to this one. */
  stretch(order: readonly string[], id: string): void {
    const isChosen = !this.#chosen.has(id);
    const anchor = this.#anchor !== null && order.includes(this.#anchor) ? this.#anchor : id;
    const ends = [order.indexOf(anchor), order.indexOf(id)];
    for (const one of order.slice(Math.min(...ends), Math.max(...ends) + 1)) {
      if (isChosen) this.#chosen.add(one);
      else this.#chosen.delete(one);
    }
    this.#anchor = id;
  }

  add(ids: Iterable<string>): void {
    for (const id of ids) this.#chosen.add(id);
  }

  clear(): void {
    this.#chosen.clear();
    this.#anchor = null;
  }

  /** Keep only what there still is. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of this.#chosen) if (!ids.has(id)) this.#chosen.delete(id);
  }
}
