/** One state, kept in step with the address bar; everything that draws subscribes here. */

import { formatState, parseState, type State } from "./state";

export type Listener = (state: State, before: State) => void;

export interface Store {
  get(): State;
  /** Change the state; `push` makes a step that the back button undoes, `replace` does not. */
  set(change: Partial<State>, how?: "push" | "replace"): void;
  subscribe(listener: Listener): void;
}

/** Make the store from the current address; `usable` leaves of it what the data know. */
export function createStore(win: Window, usable: (found: State) => State): Store {
  const read = (): State => usable(parseState(win.location.search));
  let state = read();
  /** Filters that say the same stay the same object: whoever shows them sees at once that nothing has changed. */
  const reread = (): State => {
    const found = read();
    const isSame = formatState({ ...found, filters: state.filters }) === formatState(found);
    return isSame ? { ...found, filters: state.filters } : found;
  };
  const listeners: Listener[] = [];
  const become = (next: State): void => {
    const before = state;
    state = next;
    for (const listener of listeners) listener(state, before);
  };
  win.addEventListener("popstate", () => become(reread()));
  return {
    get: () => state,
    set(change, how = "push") {
      const next = { ...state, ...change };
      const url = win.location.pathname + formatState(next);
      if (how === "push") win.history.pushState(null, "", url);
      else win.history.replaceState(null, "", url);
      become(next);
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}
