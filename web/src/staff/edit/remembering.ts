/**
 * What is being written, kept in this window's own storage: an expired session, a reload or a lost network loses nothing.
 * It is kept by account, so that nobody finds what somebody else has begun.
 */

import type { Kept } from "./records";
import type { Entries } from "./values";

export interface Begun {
  /** The record as it was when the writing began; null for a new one. */
  base: Kept | null;
  form: Entries;
}

const keyOf = (account: string, collection: string, id: string): string => `edit/${account}/${collection}/${id}`;

export class Remembering {
  readonly #key: string;

  constructor(account: string, collection: string, id: string) {
    this.#key = keyOf(account, collection, id);
  }

  /** What was begun here and not finished. */
  get(): Begun | null {
    const text = window.sessionStorage.getItem(this.#key);
    return text ? (JSON.parse(text) as Begun) : null;
  }

  /** Keep it; a storage that is full keeps what it had, and the form still holds everything. */
  keep(begun: Begun): void {
    try {
      window.sessionStorage.setItem(this.#key, JSON.stringify(begun));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }

  forget(): void {
    window.sessionStorage.removeItem(this.#key);
  }
}
