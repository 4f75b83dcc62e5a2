/** Files from outside, as the API reads them: a dry run of each, its rows, and its acceptance. */

import type { Geometry } from "../../types";
import { ask } from "../api";

export const KINDS = ["operations", "offices", "boundaries"] as const;
export type Kind = (typeof KINDS)[number];
export const OUTCOMES = ["create", "update", "unchanged", "possible_duplicate", "invalid"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The collection that a kind of file writes. */
export const COLLECTION: Readonly<Record<Kind, string>> = {
  operations: "projects",
  offices: "offices",
  boundaries: "areas",
};

export interface Column {
  name: string;
  field: string | null;
  how: string;
  sample: string;
}

export interface Options {
  crs: string | null;
  sheet: string | null;
  columns: Readonly<Record<string, string>>;
  defaults: Readonly<Record<string, string>>;
}

/** What a dry run has found, without its rows. */
export interface Plan {
  id: string;
  kind: Kind;
  file: { name: string; format: string; sheets: readonly string[] };
  options: Options;
  remarks: readonly { de: string; en: string }[];
  columns: readonly Column[];
  /** The fields that a column can be read as. */
  fields: readonly { name: string; de: string; en: string }[];
  /** Of these fields one is needed, and no column gives it. */
  missing: readonly string[];
  counts: Readonly<Record<Outcome, number>>;
  /** How many rows can be taken in and have hints. */
  noted: number;
  rows_total: number;
}

export interface Problem {
  line: number;
  column: string;
  value: string;
  reason_de: string;
  reason_en: string;
  suggestion: string;
  blocks: boolean;
}

/** What a boundary keeps, gains and loses, in hectares; `before_ha` is null where none was drawn. */
export interface Difference {
  before_ha: number | null;
  after_ha: number;
  common_ha: number;
  added_ha: number;
  removed_ha: number;
}

export interface Row {
  line: number;
  outcome: Outcome;
  title: string;
  match_title: string;
  match_score: number;
  changes: readonly { field: string; before: unknown; after: unknown }[];
  problems: readonly Problem[];
  /** Of a boundary only. */
  difference: Difference | null;
}

export const PARTS = ["kept", "added", "removed"] as const;
export type OutlinePart = (typeof PARTS)[number];
export interface OutlineFeature {
  geometry: Geometry;
  properties: { part: OutlinePart };
}

/** How far a file is while its upload is still being answered. */
export interface HowFar {
  phase: "receiving" | "reading" | "planning" | "keeping" | "planned";
  done: number;
  total: number;
}

/** Where a file comes from. */
export interface Origin {
  what: string;
  publisher: string;
  url: string;
  as_of: string;
}

export type Choice = "create" | "update" | "skip";

export interface Accepted {
  revision: number;
  written: number;
}

export const PAGE = 50;
const MOST = 1000;
const at = (id: string): string => `/api/intake/${encodeURIComponent(id)}`;

/** An id for a dry run that does not yet exist. */
export const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export interface Sent {
  id: string;
  kind: Kind;
  file: File;
  crs: string;
  mapping: string;
}

export const upload = async ({ id, kind, file, crs, mapping }: Sent): Promise<Plan> => {
  const query = { id, kind, name: file.name, ...(crs && { crs }), ...(mapping && { mapping }) };
  return (await ask<Plan>("POST", "/api/intake", { body: file, query })).data;
};

export const planned = async (id: string): Promise<Plan> => (await ask<Plan>("GET", at(id))).data;

/** The same file understood otherwise: another dry run, under another id. */
export const planAnew = async (id: string, options: Options, anew: string): Promise<Plan> =>
  (await ask<Plan>("POST", at(id), { body: options, query: { id: anew } })).data;

export const howFar = async (id: string): Promise<HowFar> => (await ask<HowFar>("GET", `${at(id)}/progress`)).data;

/** What the boundary that begins in a line keeps, gains and loses. */
export const outline = async (id: string, line: number): Promise<readonly OutlineFeature[]> => {
  const query = { line: String(line) };
  return (await ask<{ features: OutlineFeature[] }>("GET", `${at(id)}/outline`, { query })).data.features;
};

const MAPPINGS = "/api/mappings";

/** The names of the saved mappings of a kind of file. */
export const mappingsOf = async (kind: Kind): Promise<readonly string[]> => {
  const found = await ask<{ mappings: { name: string }[] }>("GET", MAPPINGS, { query: { kind } });
  return found.data.mappings.map(({ name }) => name);
};

/** Save how a dry run understood its file. */
export const saveMapping = async (plan: string, name: string): Promise<void> => {
  await ask("PUT", MAPPINGS, { body: { plan, name } });
};

export const forgetMapping = async (kind: Kind, name: string): Promise<void> => {
  await ask("DELETE", MAPPINGS, { query: { kind, name } });
};

/** Which rows are looked at: all (""), those of one outcome, or those with hints. */
export type Lens = Outcome | "noted" | "";

const rowsAt = async (id: string, lens: Lens, offset: number, limit: number): Promise<Row[]> => {
  const only = lens === "noted" ? { noted: "true" } : lens && { outcome: lens };
  const query = { ...only, offset: String(offset), limit: String(limit) };
  return (await ask<{ rows: Row[] }>("GET", `${at(id)}/rows`, { query })).data.rows;
};

/** A page of rows. */
export const rows = (id: string, lens: Lens, offset: number): Promise<Row[]> => rowsAt(id, lens, offset, PAGE);

/** How many rows a lens shows. */
export const countOf = ({ counts, noted, rows_total }: Plan, lens: Lens): number =>
  lens === "" ? rows_total : lens === "noted" ? noted : counts[lens];

/** The lines of all rows that would be written by themselves. */
async function linesOf({ id, counts }: Plan): Promise<number[]> {
  const found: number[] = [];
  for (const outcome of ["create", "update"] as const)
    for (let offset = 0; offset < counts[outcome]; offset += MOST)
      found.push(...(await rowsAt(id, outcome, offset, MOST)).map(({ line }) => line));
  return found;
}

export interface Wanted {
  reason: string;
  source: Origin;
  /** The lines that are left out. */
  without: ReadonlySet<number>;
  /** What becomes of possible duplicates, by their line. */
  duplicates: ReadonlyMap<number, Choice>;
}

/** Write what a dry run has shown, as one change. */
export async function accept(plan: Plan, { reason, source, without, duplicates }: Wanted): Promise<Accepted> {
  const { what, publisher, url, as_of } = source;
  const chosen = [...duplicates].filter(([, choice]) => choice !== "skip");
  const lines = without.size > 0 ? (await linesOf(plan)).filter((line) => !without.has(line)) : null;
  const body = {
    reason,
    source: { what, publisher, url: url || null, as_of: as_of || null },
    rows: lines && [...lines, ...chosen.map(([line]) => line)],
    duplicates: Object.fromEntries(chosen),
  };
  return (await ask<Accepted>("POST", `${at(plan.id)}/accept`, { body })).data;
}

/** How many records would be written. */
export const writtenBy = ({ counts }: Plan, { without, duplicates }: Pick<Wanted, "without" | "duplicates">): number =>
  counts.create + counts.update - without.size + [...duplicates.values()].filter((choice) => choice !== "skip").length;

export const errorFile = (id: string, lang: string): string => `${at(id)}/errors.csv?lang=${lang}`;
