/** The records that forms can name, by collection: asked for once, and known by their names from then on. */

import { ask } from "../api";

/** A record as it is chosen from a list. */
export interface Known {
  id: string;
  label: string;
  /** What tells it from others of its name. */
  detail: string;
  city_ags: string | null;
  /** Who is responsible for its city today. */
  manager_id: string | null;
}

const loaded = new Map<string, readonly Known[]>();
const asked = new Map<string, Promise<readonly Known[]>>();
const names = new Map<string, string>();
const nameKey = (collection: string, id: string): string => `${collection}/${id}`;

async function fetchAll(collection: string): Promise<readonly Known[]> {
  const { data } = await ask<{ records: Known[] }>("GET", `/api/records/${collection}`);
  for (const { id, label } of data.records) names.set(nameKey(collection, id), label);
  loaded.set(collection, data.records);
  return data.records;
}

/** The records of a collection that has been asked for; none where it has not. */
export const loadedRecords = (collection: string): readonly Known[] => loaded.get(collection) ?? [];

/** All records of a collection, by name. */
export function knownRecords(collection: string): Promise<readonly Known[]> {
  const found = asked.get(collection) ?? fetchAll(collection);
  asked.set(collection, found);
  found.catch(() => asked.delete(collection));
  return found;
}

/** Ask anew next time: one of them has changed. */
export const forgetRecords = (collection: string): boolean => asked.delete(collection);

/** What a record is called; its id where nobody knows it. */
export const knownName = (collection: string, id: string): string => names.get(nameKey(collection, id)) ?? id;
