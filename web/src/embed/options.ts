/** How the embedded map is dressed: what its address says beyond the state of the map. Pure. */

/** With the list beside the map where there is room, or folded up below it. */
export type Layout = "both" | "map";
export type Colours = "auto" | "light" | "dark";

export interface Options {
  layout: Layout;
  colours: Colours;
}

const LAYOUTS: readonly Layout[] = ["both", "map"];
const COLOURS: readonly Colours[] = ["auto", "light", "dark"];

/** Read them from a query string; what cannot be used stands at its default. */
export function parseOptions(query: string): Options {
  const params = new URLSearchParams(query);
  return {
    layout: LAYOUTS.find((one) => one === params.get("layout")) ?? "both",
    colours: COLOURS.find((one) => one === params.get("colours")) ?? "auto",
  };
}
