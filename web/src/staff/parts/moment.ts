/** Moments as people in Saxony write them. */

import { language } from "../../texts";

const DAY: Intl.DateTimeFormatOptions = { dateStyle: "long", timeZone: "Europe/Berlin" };

const written = (iso: string, style: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language().lang, style).format(new Date(iso));

/** The day and the time of day of an ISO moment. */
export const moment = (iso: string): string => written(iso, { ...DAY, timeStyle: "short" });

/** The day of an ISO moment: late in the evening by the ledger's clock it is the next one in Saxony. */
export const dayOf = (iso: string): string => written(iso, DAY);
