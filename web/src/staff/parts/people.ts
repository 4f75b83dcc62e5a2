/** Who can be responsible for cities. */

import type { Assignment } from "../../types";
import { ask } from "../api";

export interface Manager {
  id: string;
  name: string;
}

/** Everybody who is, was or will be responsible for some city, by name. */
export async function managers(): Promise<Manager[]> {
  const { data } = await ask<{ assignments: Assignment[] }>("GET", "/api/assignments");
  const found = new Map<string, string>();
  for (const { manager } of data.assignments) if (manager) found.set(manager.id, manager.name);
  return [...found].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, "de"));
}
