/** What the parts of a form know of the form that they stand in. */

import type { Collection } from "./layout";
import type { Picker, PickerWays } from "./picker";
import type { Entered } from "./values";

export interface FormContext {
  readonly collection: Collection;
  /** Unique in the page: a form in a dialog stands over another one. */
  readonly prefix: string;
  /** The record itself, which no field of its own can name; null for a new one. */
  readonly ownId: string | null;
  /** What stands at a path. */
  at(path: string): Entered | undefined;
  set(path: string, value: Entered): void;
  /** What is wrong at a path, in words. */
  problem(path: string): string | undefined;
  draw(): void;
  say(sentence: string): void;
  /** The picker at a path, which is made when it is first drawn. */
  picker<T>(path: string, ways: Omit<PickerWays<T>, "draw">): Picker<T>;
  /** Let the person make a source in place; its id, or null where they changed their mind. */
  makeSource: (() => Promise<string | null>) | null;
}

/** The id of the control at a path. */
export const idOf = (context: Pick<FormContext, "prefix">, path: string): string =>
  `${context.prefix}-${path.replaceAll(".", "-")}`;

/** Bring the focus to a control once it is drawn. */
export function focusOn(id: string): void {
  document.getElementById(id)?.focus();
}
