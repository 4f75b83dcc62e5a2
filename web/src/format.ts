/** Numbers, money, dates, distances and lists as readers of the interface's language write them. */

import { language, t } from "./texts";

const NUMBERS = {
  integer: { maximumFractionDigits: 0 },
  decimal: { maximumFractionDigits: 1 },
  tenths: { minimumFractionDigits: 1, maximumFractionDigits: 1 },
  percent: { style: "percent", maximumFractionDigits: 1 },
  cents: { style: "currency", currency: "EUR" },
  euros: { style: "currency", currency: "EUR", maximumFractionDigits: 0 },
  brief: { style: "currency", currency: "EUR", notation: "compact", maximumSignificantDigits: 2 },
} satisfies Record<string, Intl.NumberFormatOptions>;

const DATES = {
  month: { timeZone: "UTC", month: "long", year: "numeric" },
  day: { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Formatters are dear to make: one for each style and language. */
function remembered<S extends string, F>(make: (lang: string, style: S) => F): (style: S) => F {
  const made = new Map<string, F>();
  return (style) => {
    const { lang } = language();
    const key = `${lang} ${style}`;
    const found = made.get(key) ?? make(lang, style);
    made.set(key, found);
    return found;
  };
}

const numbers = remembered((lang, style: keyof typeof NUMBERS) => new Intl.NumberFormat(lang, NUMBERS[style]));
const dates = remembered((lang, style: keyof typeof DATES) => new Intl.DateTimeFormat(lang, DATES[style]));

/** A whole number with thousands separators. */
export const count = (value: number): string => numbers("integer").format(value);

/** A number with at most one decimal. */
export const number = (value: number): string => numbers("decimal").format(value);

/** A share of 1 as per cent. */
export const share = (value: number): string => numbers("percent").format(value);

/** An amount in EUR, with cents only where it has some. */
export function money(amount: number, approx = false): string {
  const text = numbers(Number.isInteger(amount) ? "euros" : "cents").format(amount);
  return approx ? t("about", { what: text }) : text;
}

/** An amount in EUR where there is little room: its first two digits. */
export const brief = (amount: number): string => numbers("brief").format(amount);

/** An ISO date of any precision: 2018, 2018-09, 2018-09-03 (a time of day is left out). */
export function date(iso: string): string {
  const [year = "", month, day] = iso.slice(0, 10).split("-").map(Number);
  if (!year || !month) return iso.slice(0, 4);
  return dates(day ? "day" : "month").format(Date.UTC(year, month - 1, day ?? 1));
}

/** A stretch of time of which either end may be unknown; null where both are. */
export function span(start: string | null, end: string | null): string | null {
  if (start && end) return t("span-both", { start: date(start), end: date(end) });
  if (start) return t("span-from", { start: date(start) });
  return end ? t("span-until", { end: date(end) }) : null;
}

/** Metres as people say them; the same rule as `distance` in atlas/describe/position.py. */
export function metres(value: number): string {
  if (value < 995) return t("distance-m", { n: count(value < 10 ? value : Math.round(value / 10) * 10) });
  return t("distance-km", { n: numbers(value < 9_950 ? "tenths" : "integer").format(value / 1000) });
}

/** A web address without its scheme and trailing slash, for reading. */
export function host(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}

/** Several items as a list: "a, b und c". The browser's own list format takes a whole frame to be made. */
export const listing = (items: readonly string[]): string =>
  items.length < 2 ? items.join() : t("listing", { others: items.slice(0, -1).join(", "), last: items.at(-1) ?? "" });
