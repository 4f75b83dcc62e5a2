/** Files from outside, as the API reads them: a dry run of each, its rows, and its acceptance. */

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

export interface Row {
  line: number;
  outcome: Outcome;
  title: string;
  match_title: string;
  match_score: number;
  changes: readonly { field: string; before: unknown; after: unknown }[];
  problems: readonly Problem[];
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

export const upload = async (kind: Kind, file: File, crs: string): Promise<Plan> => {
  const query = { kind, name: file.name, ...(crs && { crs }) };
  return (await ask<Plan>("POST", "/api/intake", { body: file, query })).data;
};

export const planned = async (id: string): Promise<Plan> => (await ask<Plan>("GET", at(id))).data;

/** The same file understood otherwise: another dry run. */
export const planAnew = async (id: string, options: Options): Promise<Plan> =>
  (await ask<Plan>("POST", at(id), { body: options })).data;

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
