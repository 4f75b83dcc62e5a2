/** What every panel template needs: the atlas, ways to open other records, and the facts fetched for this one. */

import type { Atlas } from "../atlas";
import type { Filters, Selection } from "../state";
import type { Item, OfficeDetails } from "../types";

/** Sources and conflicts of the record shown, and what follows from its records. */
export type Evidence = Pick<Item<unknown>, "sources" | "conflicts" | "revision" | "profile">;

/** A record in full, and the offices that its panel shows. */
export interface Details<P> {
  record: P;
  offices: readonly OfficeDetails[];
  evidence: Evidence;
}

export interface Context {
  atlas: Atlas;
  filters: Filters;
  open(selection: Selection): void;
  /** Ask again for what could not be fetched. */
  retry(): void;
}
