/** Numbers, money, dates and distances as German readers write them; pure. */

import { t } from "./texts";

const integer = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat("de-DE", { style: "percent", maximumFractionDigits: 1 });
const cents = new Intl.NumberFormat("de-DE", { style: "currency", currency: "EUR" });
const euros = new Intl.NumberFormat("de-DE", { style: "currency", currency: "EUR", maximumFractionDigits: 0 });

/** A whole number with thousands separators. */
export const count = (value: number): string => integer.format(value);

/** A number with at most one decimal. */
export const number = (value: number): string => decimal.format(value);

/** A share of 1 as per cent. */
export const share = (value: number): string => percent.format(value);

/** An amount in EUR, with cents only where it has some. */
export function money(amount: number, approx = false): string {
  const text = Number.isInteger(amount) ? euros.format(amount) : cents.format(amount);
  return approx ? t.about(text) : text;
}

/** An ISO date of any precision: 2018, 2018-09, 2018-09-03 (a time of day is left out). */
export function date(iso: string): string {
  const [year = "", month, day] = iso.slice(0, 10).split("-");
  const name = t.months[Number(month) - 1];
  if (!name) return year;
  return day ? `${Number(day)}. ${name} ${year}` : `${name} ${year}`;
}

/** A stretch of time of which either end may be unknown; null where both are. */
export function span(start: string | null, end: string | null): string | null {
  if (start && end) return t.span.both(date(start), date(end));
  if (start) return t.span.from(date(start));
  return end ? t.span.until(date(end)) : null;
}

/** Metres as people say them. */
export function metres(value: number): string {
  if (value < 1000) return `${integer.format(Math.round(value / 10) * 10)} m`;
  return `${decimal.format(value / 1000)} km`;
}

/** A web address without its scheme and trailing slash, for reading. */
export function host(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}

/** Several items as a German list: "a, b und c". */
export function listing(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : t.and(items.slice(0, -1).join(", "), last);
}
