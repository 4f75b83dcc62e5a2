/** Dates as they are written in the forms (2018, 09.2018, 03.09.2018) and kept (2018, 2018-09, 2018-09-03). Pure. */

const KEPT = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;
const WRITTEN = /^(?:(?:(\d{1,2})\.\s*)?(\d{1,2})[./]\s*)?(\d{4})$/;

/** A date as it stands in a field; what is no date stays as it is. */
export function writtenDate(kept: string): string {
  const [, year, month, day] = KEPT.exec(kept) ?? [];
  return year ? [day, month, year].filter(Boolean).join(".") : kept;
}

const two = (digits: string): string => digits.padStart(2, "0");

/** The date that a text means; what means none stays as it is, for the server to judge. */
export function readDate(written: string): string {
  const [, day, month, year] = WRITTEN.exec(written) ?? [];
  return year ? [year, month && two(month), day && two(day)].filter(Boolean).join("-") : written;
}
