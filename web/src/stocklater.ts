/** The view of a stock beside a map: its code is loaded where there is one. */

import type { Announcer } from "./announcer";
import type { Atlas } from "./atlas";
import { Lazy } from "./lazy";
import type { AtlasMap } from "./map";
import type { Selection, State } from "./state";
import type { StockView } from "./stock";
import { t } from "./texts";

export type StockLater = Lazy<State, StockView>;

export function stockLater(
  atlas: Atlas,
  map: AtlasMap,
  announcer: Announcer,
  open: (selection: Selection) => void,
  isFramed = false,
): StockLater {
  const say = (sentence: string): void => announcer.say(sentence, "view");
  return new Lazy(
    async () => (await import("./stock")).StockView.load(atlas, map, { open, say, isFramed }),
    () => announcer.say(t("errors-unreachable")),
  );
}
