/** What every panel template needs: the atlas, ways to open other records, and the facts fetched for this one. */

import type { Atlas } from "../atlas";
import type { Filters, Selection } from "../state";
import type { Conflict, Source } from "../types";

/** Sources and conflicts of the record shown: on their way, here, or not to be had. */
export type Evidence =
  | { state: "loading" }
  | { state: "ready"; sources: Source[]; conflicts: Conflict[]; revision: number }
  | { state: "failed"; sentence: string };

export interface Context {
  atlas: Atlas;
  filters: Filters;
  open(selection: Selection): void;
}
