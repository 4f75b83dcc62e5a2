/** Moments as people in Saxony write them. */

import { language } from "../../texts";

const STYLE: Intl.DateTimeFormatOptions = { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Berlin" };

/** The day and the time of day of an ISO moment. */
export const moment = (iso: string): string => new Intl.DateTimeFormat(language().lang, STYLE).format(new Date(iso));
