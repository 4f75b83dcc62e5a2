/** Drafts: what somebody has begun, kept by the server for them alone, on whatever device they go on. */

import type { Geometry } from "../../types";
import { ask } from "../api";
import type { Collection } from "./layout";
import { type Kept, NEW, type Wanted } from "./records";
import type { Values } from "./values";

export interface DraftHead {
  collection: Collection;
  /** Of the record, or what stands in its place where there is none yet. */
  id: string;
  name: string | null;
  revision: number;
  tag: string;
  saved_at: string;
  /** The record was changed since. */
  overtaken: boolean;
}

export interface Draft extends DraftHead {
  feature: { geometry: Geometry | null; properties: Values };
}

const pathOf = (collection: Collection, id: string): string => `/api/drafts/${collection}/${encodeURIComponent(id)}`;

/** The drafts of whoever asks, the latest first. */
export async function listDrafts(): Promise<readonly DraftHead[]> {
  return (await ask<{ drafts: DraftHead[] }>("GET", "/api/drafts")).data.drafts;
}

/** The draft of a record, or of a new one; null where there is none. */
export async function findDraft(collection: Collection, id: string | null): Promise<Draft | null> {
  const key = id ?? NEW;
  const isThere = (await listDrafts()).some((one) => one.collection === collection && one.id === key);
  return isThere ? (await ask<Draft>("GET", pathOf(collection, key))).data : null;
}

/** Keep what a form holds, right or wrong. */
export async function saveDraft(collection: Collection, base: Kept | null, wanted: Wanted): Promise<void> {
  const body = { feature: { type: "Feature", ...wanted }, revision: base?.revision ?? 0 };
  await ask("PUT", pathOf(collection, base?.id ?? NEW), { body });
}

export async function dropDraft(collection: Collection, id: string | null): Promise<void> {
  await ask("DELETE", pathOf(collection, id ?? NEW));
}
