/** What stands in a form, and the record it means: every value is text until it is sent. Pure. */

import { readDate, writtenDate } from "./dates";
import { isNumber, readNumber, writtenNumber } from "./numbers";
import type { Field, Kind } from "./schema";

/** A value as it stands in a form; null is an object that is not there. */
export type Entered = string | Entered[] | { [name: string]: Entered } | null;
export type Entries = Record<string, Entered>;
export type Values = Record<string, unknown>;

/** What is wrong with a value that has been entered, before anybody is asked. */
export type Wrong = "missing" | "number" | "whole";

export interface Meant {
  values: Values;
  wrong: ReadonlyMap<string, Wrong>;
}

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

const isDated = (kind: Kind): boolean => kind.is === "text" && kind.format === "partial-date";

function written(kind: Kind, value: unknown): string {
  if (kind.is === "number" && typeof value === "number") return writtenNumber(value, kind.isMoney);
  const text = String(value ?? "");
  return isDated(kind) ? writtenDate(text) : text;
}

/** What stands in the field of a value. */
export function entered(kind: Kind, value: unknown): Entered {
  switch (kind.is) {
    case "list":
      return ((value ?? []) as unknown[]).map((one) => entered(kind.of, one));
    case "rows":
      return ((value ?? []) as Values[]).map((one) => entries(kind.fields, one));
    case "object":
      return value ? entries(kind.fields, value as Values) : null;
    case "map": {
      const parts = Object.entries((value ?? {}) as Values);
      return Object.fromEntries(parts.map(([name, one]) => [name, entered(kind.of, one)]));
    }
    case "fixed":
      return JSON.stringify(value ?? null);
    default:
      return written(kind, value);
  }
}

/** What stands in the form of a record. */
export const entries = (fields: readonly Field[], values: Values): Entries =>
  Object.fromEntries(fields.map(({ name, kind, default: usual }) => [name, entered(kind, values[name] ?? usual)]));

/** The record that a form means; what it cannot mean is named by path, as the server would. */
export function meant(fields: readonly Field[], form: Entries): Meant {
  const wrong = new Map<string, Wrong>();
  return { values: objectOf(fields, form, "", wrong), wrong };
}

type Wrongs = Map<string, Wrong>;

function objectOf(fields: readonly Field[], form: Entries, before: string, wrong: Wrongs): Values {
  return Object.fromEntries(
    fields.map(({ name, kind, isNullable }) => {
      const path = before + name;
      const value = meantBy(kind, form[name] ?? null, path, wrong);
      if (value === null && !isNullable && kind.is !== "fixed") wrong.set(path, wrong.get(path) ?? "missing");
      return [name, value];
    }),
  );
}

function meantBy(kind: Kind, value: Entered, path: string, wrong: Wrongs): unknown {
  switch (kind.is) {
    case "list":
      return (value as Entered[])
        .map((one, n) => meantBy(kind.of, one, `${path}.${n}`, wrong))
        .filter((one) => one !== null);
    case "rows":
      return (value as Entries[]).map((one, n) => objectOf(kind.fields, one, `${path}.${n}.`, wrong));
    case "object":
      return value === null ? null : objectOf(kind.fields, value as Entries, `${path}.`, wrong);
    case "map": {
      const parts = Object.entries((value ?? {}) as Entries);
      const values = parts.map(([name, one]) => [name, meantBy(kind.of, one, `${path}.${name}`, wrong)] as const);
      return Object.fromEntries(values.filter(([, one]) => !isEmpty(one)));
    }
    case "fixed":
      return JSON.parse((value as string | null) ?? "null");
    default:
      return plainOf(kind, ((value as string | null) ?? "").trim(), path, wrong);
  }
}

function plainOf(kind: Kind, text: string, path: string, wrong: Wrongs): unknown {
  if (text === "") return null;
  if (kind.is === "boolean") return text === "true";
  if (kind.is !== "number") return isDated(kind) ? readDate(text) : text;
  const number = readNumber(text);
  if (!isNumber(number)) wrong.set(path, "number");
  else if (kind.isWhole && !Number.isInteger(number)) wrong.set(path, "whole");
  // What is no number stays as it is: a draft keeps it, and nobody else takes it for one.
  return isNumber(number) ? number : text;
}

/** The value at a path of names and places. */
export function at(form: Entered, path: string): Entered | undefined {
  let found: Entered | undefined = form;
  for (const part of path.split(".")) {
    if (found === null || typeof found !== "object") return undefined;
    found = (found as Record<string, Entered>)[part];
  }
  return found;
}

/** A form with another value at a path; the one before stays as it is. */
export function withAt<T extends Entered>(form: T, path: string, value: Entered): T {
  const [first = "", ...rest] = path.split(".");
  const parts = form as Record<string, Entered>;
  const inner = rest.length > 0 ? withAt(parts[first] ?? null, rest.join("."), value) : value;
  if (Array.isArray(form)) return form.map((one, n) => (n === Number(first) ? inner : one)) as T;
  return { ...parts, [first]: inner } as T;
}
