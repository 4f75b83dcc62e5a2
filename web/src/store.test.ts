import { expect, it } from "vitest";
import { createStore } from "./store";

/** A window whose address changes as the browser's does, by scripts and by its back button. */
function windowAt(search: string) {
  const location = { pathname: "/", search };
  const go = (_data: unknown, _title: string, url: string): void => {
    location.search = new URL(url, "http://atlas").search;
  };
  let back = (): void => undefined;
  const win = {
    location,
    history: { pushState: go, replaceState: go },
    addEventListener: (_kind: string, listener: () => void) => {
      back = listener;
    },
  } as unknown as Window;
  return {
    win,
    backTo: (search: string): void => {
      location.search = search;
      back();
    },
  };
}

it("going back over anything but a filter leaves the filters as they are", () => {
  const { win, backTo } = windowAt("?region=east&cost_min=5");
  const store = createStore(win, (filters) => filters);
  const { filters } = store.get();
  store.set({ selection: { kind: "area", id: "bautzen-gesundbrunnen" } });
  backTo("?region=east&cost_min=5");
  expect(store.get().selection).toBeNull();
  expect(store.get().filters).toBe(filters);
});

it("going back over a filter takes it back", () => {
  const { win, backTo } = windowAt("?region=east");
  const store = createStore(win, (filters) => filters);
  store.set({ filters: { region: "west" } });
  backTo("?region=east");
  expect(store.get().filters).toEqual({ region: "east" });
});
