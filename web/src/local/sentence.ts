/** Where a position is, in the sentences that atlas/describe/position.py says; pure. */

import { metres } from "../format";
import { t } from "../texts";
import type { Area, Period } from "../types";
import type { Whereabouts } from "./where";

function years(period: Period): string {
  const [start = "", end = ""] = period.split("-");
  return t("years", { start, end });
}

/** The periods of an area, else its programme where that is none that has periods. */
function timeWords({ periods, programme }: Area): string {
  const known = periods.map(years);
  const [first, last] = [known[0], known.at(-1)];
  if (known.length > 1 && first && last) return t("standing-periods", { first, last });
  if (first) return t("standing-period", { period: first });
  return programme.startsWith("ESF") ? "" : t("standing-programme", { programme });
}

/** City, periods, status and how good the boundary is. */
function standing(area: Area): string {
  const words = {
    city: area.city_name,
    status: t(`standing-status-${area.status}`),
    boundary: t(`boundary-${area.geometry_quality}`),
  };
  const time = timeWords(area);
  return time ? t("standing-timed", { time, ...words }) : t("standing", words);
}

/** Quarters of one name in several programmes are told apart by their time. */
const other = (area: Area): string =>
  t("where-other", { name: area.name, time: area.periods.map(years).join(", ") || area.programme });

function place({ inside: [area], nearest }: Whereabouts): string {
  if (area) return t("where-inside", { name: area.name, standing: standing(area) });
  if (!nearest) return t("where-none");
  const direction = t(`direction-${nearest.way.direction}`);
  const way = t("way", { distance: metres(nearest.way.metres), direction });
  return t("where-nearest", { name: nearest.area.name, standing: standing(nearest.area), way });
}

/** One or more sentences in the language spoken now. */
export function whereSentence(spot: Whereabouts): string {
  const sentences = [place(spot)];
  const others = spot.inside.slice(1);
  if (others.length > 0) sentences.push(t("where-also", { names: others.map(other).join(", ") }));
  const { unbounded } = spot;
  const names = unbounded.map((area) => area.name).join(", ");
  if (names) sentences.push(t("where-unbounded", { n: unbounded.length, names }));
  return sentences.join(" ");
}
