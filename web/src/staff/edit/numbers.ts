/**
 * Numbers as they are written in the forms: with a decimal comma, in every language of the interface, so that what is
 * half written means the same when the language changes. Pure.
 */

const CENTS = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const ANY = { maximumFractionDigits: 12, useGrouping: false };

export const isNumber = (value: number | null): value is number => value !== null && Number.isFinite(value);

/** A number as it stands in a field; money has its cents, if it has any, and points between its thousands. */
export function writtenNumber(value: number, isMoney: boolean): string {
  if (!isMoney) return value.toLocaleString("de", ANY);
  return value.toLocaleString("de", Number.isInteger(value) ? {} : CENTS);
}

const GROUPED = /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/;
const PLAIN = /^[+-]?\d+([.,]\d+)?$/;

/** The number that a text means: 1.234,56 or 1234,56 or 1234.56; null where it means none. */
export function readNumber(text: string): number | null {
  const bare = text.replaceAll(/[\s€%]|EUR/g, "");
  if (GROUPED.test(bare)) return Number(bare.replaceAll(".", "").replace(",", "."));
  return PLAIN.test(bare) ? Number(bare.replace(",", ".")) : null;
}
