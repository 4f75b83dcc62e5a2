/**
 * What was done here, and how it is taken back and done again. A deed says for each city what stood on a day before and
 * what stands there after; taken back it is the same deed turned round. Each way is a change of its own in the ledger.
 */

import { type CityState, type CityWish, handOver, states, type Wish } from "./assignments";

export interface CityChange {
  ags: string;
  /** The day on which the assignment begins that is made, changed or taken back. */
  day: string | null;
  /** What began on that day before; null where nothing did. */
  before: Wish | null;
  after: Wish | null;
}

export interface Deed {
  title: string;
  changes: readonly CityChange[];
}

export const turned = ({ title, changes }: Deed): Deed => ({
  title,
  changes: changes.map(({ before, after, ...where }) => ({ ...where, before: after, after: before })),
});

/** What begins on a day in a city's state. */
export function beginningOn({ timeline }: CityState, day: string | null): Wish | null {
  const found = timeline.find(({ since }) => since === day);
  return found?.manager ? { manager_id: found.manager.id, valid_from: day, confirmed: found.confirmed } : null;
}

/** What the cities shall have after a deed, all in one change; nothing is what takes back. */
export const wishes = (changes: readonly CityChange[], tags: ReadonlyMap<string, string>): CityWish[] =>
  changes.map(({ ags, day, after }) => ({
    ...(after ?? { manager_id: null, valid_from: day, confirmed: false }),
    city_ags: ags,
    tag: tags.get(ags) ?? "",
  }));

export class Deeds {
  /** The state of each city as this page last read it: what another has changed since is not overwritten. */
  readonly #seen = new Map<string, string>();
  /** The state of each city as it was last made here: only this is taken back, and not what another has made of it. */
  readonly #made = new Map<string, string>();
  #done: Deed[] = [];
  #undone: Deed[] = [];

  /** What would be taken back next. */
  get last(): Deed | null {
    return this.#done.at(-1) ?? null;
  }

  /** What would be done again next. */
  get next(): Deed | null {
    return this.#undone.at(-1) ?? null;
  }

  /** Read the state of cities anew: what is done next is done to what is seen now. */
  async look(ags: readonly string[]): Promise<CityState[]> {
    const found = await states(ags);
    for (const { city_ags, tag } of found) this.#seen.set(city_ags, tag);
    return found;
  }

  async do(deed: Deed, reason: string): Promise<void> {
    this.#forgetOvertaken(deed);
    await this.#write(deed, this.#seen, reason);
    this.#done.push(deed);
    this.#undone = [];
  }

  async undo(reason: string): Promise<void> {
    const deed = this.last;
    if (!deed) return;
    await this.#write(turned(deed), this.#made, reason);
    this.#done.pop();
    this.#undone.push(deed);
  }

  async redo(reason: string): Promise<void> {
    const deed = this.next;
    if (!deed) return;
    await this.#write(deed, this.#made, reason);
    this.#undone.pop();
    this.#done.push(deed);
  }

  /** Where another has changed a city in between, nothing leads back to the time before that. */
  #forgetOvertaken({ changes }: Deed): void {
    const isOvertaken = (ags: string): boolean => this.#made.has(ags) && this.#made.get(ags) !== this.#seen.get(ags);
    const cities = new Set(changes.map(({ ags }) => ags).filter(isOvertaken));
    this.#done = this.#done.filter((deed) => !deed.changes.some(({ ags }) => cities.has(ags)));
  }

  async #write({ changes }: Deed, tags: ReadonlyMap<string, string>, reason: string): Promise<void> {
    this.#learn(await handOver(wishes(changes, tags), reason));
  }

  #learn(made: readonly CityState[]): void {
    for (const { city_ags, tag } of made) {
      this.#seen.set(city_ags, tag);
      this.#made.set(city_ags, tag);
    }
  }
}
