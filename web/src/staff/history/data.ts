/** Revisions and their changes as the API tells them, and who may take them back. */

import { type Action, ask, mayIn } from "../api";
import type { Finding } from "../edit/records";

export interface FieldChange {
  field: string;
  /** Neither is told of a geometry in a list. */
  before?: unknown;
  after?: unknown;
}

export interface Change {
  collection: string;
  id: string;
  kind: "created" | "changed" | "deleted";
  name: string;
  city_ags: string | null;
  fields: readonly FieldChange[];
}

export interface Revision {
  number: number;
  at: string;
  who: string;
  why: string;
  /** How many changes it has in all; a list names the first of them only. */
  total: number;
  changes: readonly Change[];
}

export interface Page {
  entries: readonly Revision[];
  /** Goes into `before` for older ones. */
  next: number | null;
}

/** What is to be taken back: the state before the revision, or the one after it. */
export interface Wish {
  number: number;
  to: "before" | "after";
  /** Null for all records of the revision. */
  records: readonly { collection: string; id: string }[] | null;
}

/** What going back does. */
export interface Return {
  revision: number;
  changes: readonly Change[];
  findings: Finding[];
}

export interface Proof {
  revisions: number;
  latest: { number: number; hash: string };
}

const SIZE = "20";

/** A page of revisions that fit a question in the names of the API, the newest first. */
export const page = async (question: Readonly<Record<string, string>>, before: number | null): Promise<Page> => {
  const query = { ...question, limit: SIZE, ...(before !== null && { before: String(before) }) };
  return (await ask<Page>("GET", "/api/history", { query })).data;
};

/** A revision with the whole of its first changes. */
export const revision = async (number: number): Promise<Revision> =>
  (await ask<Revision>("GET", `/api/history/${number}`, { query: { limit: "1000" } })).data;

export const proof = async (): Promise<Proof> => (await ask<Proof>("GET", "/api/history/proof")).data;

/** Go back, or try out what that would do. */
export const goBack = async (
  { number, to, records }: Wish,
  reason: string,
  { isAnyway, isDryRun }: { isAnyway: boolean; isDryRun: boolean },
): Promise<Return> => {
  const body = { reason, to, records, anyway: isAnyway, dry_run: isDryRun };
  return (await ask<Return>("POST", `/api/history/${number}/restore`, { body })).data;
};

/** What it takes to write a kind of record, by the same names as in the table of rights. */
const RIGHTS: Readonly<Record<string, Action>> = {
  areas: "edit_areas",
  offices: "edit_offices",
  projects: "edit_projects",
  cities: "edit_cities",
  managers: "keep_managers",
  sources: "edit_sources",
  conflicts: "edit_sources",
  assignments: "assign",
  visits: "keep_visits",
};
/** What is no record of the atlas is taken out by whoever may write it. */
const WITHOUT_DELETING: readonly string[] = ["assignments", "visits", "mergers"];

/** Whether the account may bring a record back to one side of a change; `managerId` is that of its city today. */
export function mayReturn({ collection, kind }: Change, to: Wish["to"], managerId: string | null): boolean {
  const deletes = kind === (to === "before" ? "created" : "deleted") && !WITHOUT_DELETING.includes(collection);
  const needed: Action[] = ["restore", RIGHTS[collection] ?? "restore", ...(deletes ? (["delete"] as const) : [])];
  return needed.every((action) => mayIn(action, managerId));
}
