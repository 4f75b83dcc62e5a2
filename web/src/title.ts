/** What a selection is called. */

import type { Atlas } from "./atlas";
import type { Selection } from "./state";
import { t } from "./texts";

/** Its name, for the panel's heading and the page's title; null where it does not exist. */
export function titleOf(atlas: Atlas, selection: Selection): string | null {
  switch (selection.kind) {
    case "area":
      return atlas.areas.get(selection.id)?.record.name ?? null;
    case "project":
      return atlas.projects.get(selection.id)?.record.title ?? null;
    case "office":
      return atlas.offices.get(selection.id)?.record.name ?? null;
    case "city":
      return atlas.cities.get(selection.id)?.record.name ?? null;
    case "place":
      return selection.label ?? t("place-title");
    case "group":
      return t("kinds-group");
  }
}
