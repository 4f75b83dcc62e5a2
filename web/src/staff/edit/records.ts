/** Records as they are kept: read with the state they are in, tried out, and written. */

import type { Geometry } from "../../types";
import { ask } from "../api";
import type { Collection } from "./layout";
import type { Schema } from "./schema";
import type { Values } from "./values";

/** One thing that a check found. */
export interface Finding {
  check: string;
  severity: "error" | "warning" | "info";
  collection: string;
  record_id: string;
  sentence_de: string;
  sentence_en: string;
}

/** A record with the state it is in. */
export interface Kept {
  type: "Feature";
  id: string;
  geometry: Geometry | null;
  properties: Values;
  tag: string;
  revision: number;
  changed_at: string;
  changed_by: string;
  may: { edit: boolean; delete: boolean };
  findings: Finding[];
}

/** A record as somebody wants it. */
export interface Wanted {
  geometry: Geometry | null;
  properties: Values;
}

/** What stands in an address in the place of an id where there is none yet. */
export const NEW = "neu";

/** Where a record is edited. */
export const editPath = (collection: Collection, id: string | null): string =>
  `/mitarbeit/bearbeiten/${collection}/${encodeURIComponent(id ?? NEW)}`;

/** Where one reads what has become of a record. */
export const historyPath = (collection: Collection, record: string): string =>
  `/mitarbeit/verlauf?${new URLSearchParams({ collection, record })}`;

/** Where everybody reads a record; managers, sources and conflicts have no page of their own. */
const PAGES: Partial<Record<Collection, string>> = {
  areas: "gebiete",
  offices: "bueros",
  projects: "projekte",
  cities: "staedte",
};
export const publicPath = (collection: Collection, id: string): string | null =>
  PAGES[collection] ? `/${PAGES[collection]}/${encodeURIComponent(id)}` : null;

const PUBLIC: readonly Collection[] = ["areas", "offices", "projects", "cities"];
const pathOf = (collection: Collection): string =>
  PUBLIC.includes(collection) ? `/api/collections/${collection}/items` : `/api/records/${collection}`;
const itemOf = (collection: Collection, id: string): string => `${pathOf(collection)}/${encodeURIComponent(id)}`;

const schemas = new Map<Collection, Promise<Schema>>();

/** What a record of a collection consists of, and what of it may be written. */
export function schemaOf(collection: Collection): Promise<Schema> {
  const found =
    schemas.get(collection) ?? ask<Schema>("GET", `/api/records/${collection}/schema`).then(({ data }) => data);
  schemas.set(collection, found);
  found.catch(() => schemas.delete(collection));
  return found;
}

/** A record as it is kept now. */
export async function readRecord(collection: Collection, id: string): Promise<Kept> {
  const path = itemOf(collection, id) + (PUBLIC.includes(collection) ? "/record" : "");
  return (await ask<Kept>("GET", path)).data;
}

export interface Writing {
  collection: Collection;
  /** Null makes a new record. */
  id: string | null;
  /** The state that was read. */
  tag: string | null;
  reason: string;
  isDryRun: boolean;
}

/** Write a record, or try out whether it could be written. */
export async function writeRecord(wanted: Wanted, { collection, id, tag, reason, isDryRun }: Writing): Promise<Kept> {
  const body = { type: "Feature", ...(id && { id }), ...wanted };
  const query = { reason, ...(isDryRun && { dry_run: "true" }) };
  const { data } = id
    ? await ask<Kept>("PUT", itemOf(collection, id), { body, query, tag })
    : await ask<Kept>("POST", pathOf(collection), { body, query });
  return data;
}

/** Delete a record; it leaves a stone with its name. */
export async function deleteRecord(collection: Collection, id: string, tag: string, reason: string): Promise<void> {
  await ask("DELETE", itemOf(collection, id), { query: { reason }, tag });
}
