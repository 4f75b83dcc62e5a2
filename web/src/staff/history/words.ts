/** Changes in words: what kind of record it is, what its fields are called, and how their values read. */

import { date, listing } from "../../format";
import { isKey } from "../../texts";
import type { Geometry } from "../../types";
import { boundaryWords } from "../edit/boundary";
import { knownName, knownRecords } from "../edit/known";
import { enteredPoint } from "../edit/place";
import { schemaOf } from "../edit/records";
import { byName, type Field, fieldsOf } from "../edit/schema";
import { labelOf, valueText } from "../edit/words";
import { type PlainKey, t } from "../texts";
import type { Change } from "./data";

/** The kinds of records that forms keep, whose fields the API describes. */
const DESCRIBED = ["areas", "offices", "projects", "cities", "managers", "sources", "conflicts"] as const;
/** Those that have no form; their words stand with the other words of the history. */
const OTHERS = ["assignments", "visits", "mergers"] as const;

/** True where the API knows the records of a collection by name. */
export const isDescribed = (collection: string): boolean => (DESCRIBED as readonly string[]).includes(collection);

export const COLLECTIONS: readonly string[] = [...DESCRIBED, ...OTHERS];

const NAMED = ["cities", "areas", "managers", "sources"] as const;
const ID_OF: Readonly<Record<string, string>> = {
  city_ags: "cities",
  manager_id: "managers",
  area_ids: "areas",
  sources: "sources",
};

const fields = new Map<string, ReadonlyMap<string, Field>>();

/** Fetch what fields and records are called. */
export async function learn(): Promise<void> {
  const schemas = DESCRIBED.map(async (name) => fields.set(name, byName(fieldsOf(await schemaOf(name)))));
  await Promise.all([...schemas, ...NAMED.map(knownRecords)]);
}

const said = (name: string): string | null => (isKey(name) ? t(name as PlainKey) : null);

/** What a record of a collection is called in the singular. */
export const kindName = (collection: string): string => said(`edit-kind-${collection}`) ?? collection;

export const kindsName = (collection: string): string => said(`edit-kinds-${collection}`) ?? collection;

/** The name that people know a record by: a visit or an assignment has that of its city. */
export const recordName = ({ id, name, city_ags }: Change): string =>
  name && name !== id ? name : city_ags ? knownName("cities", city_ags) : id;

export const fieldName = (collection: string, field: string): string =>
  field === "geometry" ? t("staff-history-geometry") : labelOf(collection, field);

/** A value of a field before or after a change. */
export function valueWords(collection: string, field: string, value: unknown): string {
  if (field === "geometry") return geometryWords(value as Geometry | null);
  const known = fields.get(collection)?.get(field);
  if (known && known.kind.is !== "fixed") return valueText(collection, field, known.kind, value, knownName);
  return plainWords(field, value);
}

function geometryWords(geometry: Geometry | null): string {
  return geometry?.type === "Point" ? t("edit-place-at-only", enteredPoint(geometry)) : boundaryWords(geometry);
}

/** A value that no schema describes. */
function plainWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return t("edit-unknown");
  if (typeof value === "boolean") return t(value ? "edit-yes" : "edit-no");
  if (Array.isArray(value))
    return value.length > 0 ? listing(value.map((one) => plainWords(field, one))) : t("edit-unknown");
  if (typeof value === "object") return JSON.stringify(value);
  const text = String(value);
  if (field in ID_OF) return knownName(ID_OF[field] ?? "", text);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return date(text);
  return said(`staff-visit-${field}-${text}`) ?? said(`basis-${text}`) ?? text;
}
