/** What fields and values of records are called, and how a value reads. */

import { date, host, listing } from "../../format";
import { isKey } from "../../texts";
import { type PlainKey, t } from "../texts";
import { writtenNumber } from "./numbers";
import type { Kind } from "./schema";
import type { Values } from "./values";

/** The catalogue knows more names than the types of its file tell. */
const said = (name: string): string | null => (isKey(name) ? t(name as PlainKey) : null);

/** What a field is called: of this collection, or of every record. */
export const labelOf = (collection: string, name: string): string =>
  said(`edit-field-${collection}-${name}`) ?? said(`edit-field-${name}`) ?? name;

/** What helps to fill a field in. */
export const hintOf = (collection: string, name: string): string | undefined =>
  said(`edit-hint-${collection}-${name}`) ?? said(`edit-hint-${name}`) ?? undefined;

/** The words of the atlas for the values of these fields; all others have words of their own. */
const OF_ATLAS: Readonly<Record<string, string>> = {
  theme: "theme",
  geometry_quality: "quality",
  geometry_evidence: "evidence",
  precision: "precision",
  period: "period",
  periods: "period",
  region: "region",
  budget_basis: "area-basis",
  "areas-status": "status",
  "offices-status": "office-status",
  "projects-status": "project-status",
  "participation-status": "participation",
  "budget_figures-kind": "area-figure",
  basis: "project-rate",
};

/** What a choice is called; values that are German words already stay as they are. */
export function choiceOf(collection: string, name: string, value: string): string {
  const prefix = OF_ATLAS[`${collection}-${name}`] ?? OF_ATLAS[name];
  const own = `${name}-${value}`;
  return said(prefix ? `${prefix}-${value}` : `edit-value-${own}`) ?? value;
}

/** How a path of the model reads: "Beträge 2: Betrag". */
export function pathLabel(collection: string, path: string): string {
  let group = collection;
  const words: string[] = [];
  for (const part of path.split(".")) {
    if (/^\d+$/.test(part)) words.push(`${words.pop() ?? ""} ${Number(part) + 1}`);
    else {
      words.push(labelOf(group, part));
      group = part;
    }
  }
  return words.join(": ");
}

const isDate = (format: string | undefined): boolean => format === "date" || format === "partial-date";

/** What names the record with an id, where somebody knows it. */
export type NameOf = (collection: string, id: string) => string;

/** A value of a record as it reads in a table; unknown values say so. */
export function valueText(collection: string, name: string, kind: Kind, value: unknown, nameOf: NameOf): string {
  if (value === null || value === undefined || (typeof value === "object" && Object.keys(value).length === 0))
    return t("edit-unknown");
  const part = (inner: Kind, one: unknown): string => valueText(collection, name, inner, one, nameOf);
  switch (kind.is) {
    case "boolean":
      return t(value ? "edit-yes" : "edit-no");
    case "number":
      return writtenNumber(value as number, kind.isMoney) + (kind.isMoney ? " €" : "");
    case "choice":
      return choiceOf(collection, name, String(value));
    case "reference":
      return nameOf(kind.collection, String(value));
    case "list":
      return listing((value as unknown[]).map((one) => part(kind.of, one)));
    case "rows":
      return (value as Values[]).map((row) => objectText(name, kind.fields, row, nameOf)).join("; ");
    case "object":
      return objectText(name, kind.fields, value as Values, nameOf);
    case "map":
      return Object.entries(value as Values)
        .map(([key, one]) => `${labelOf(collection, key)}: ${part(kind.of, one)}`)
        .join("; ");
    case "fixed":
      return JSON.stringify(value);
    default:
      if (isDate(kind.format)) return date(String(value));
      return kind.format === "uri" ? host(String(value)) : String(value);
  }
}

function objectText(
  group: string,
  fields: readonly { name: string; kind: Kind }[],
  row: Values,
  nameOf: NameOf,
): string {
  return fields
    .filter(({ name }) => row[name] !== null && row[name] !== undefined && row[name] !== "")
    .map(({ name, kind }) => `${labelOf(group, name)}: ${valueText(group, name, kind, row[name], nameOf)}`)
    .join(", ");
}
