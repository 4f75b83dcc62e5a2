/** Who can be responsible for cities. */

import { ask } from "../api";

export interface Manager {
  id: string;
  name: string;
}

/** Everybody who is or was in office, by name. */
export async function managers(): Promise<Manager[]> {
  const { data } = await ask<{ records: { id: string; label: string }[] }>("GET", "/api/records/managers");
  return data.records.map(({ id, label }) => ({ id, name: label }));
}
