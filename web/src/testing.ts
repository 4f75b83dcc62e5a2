/** Builders of records for the tests: complete, and different only where a test says so. */

import type { Area, Office, Project } from "./types";

const joined = {
  city_ags: "14625020",
  city_name: "Bautzen",
  kreis: "Landkreis Bautzen",
  region: "east",
  manager_id: "quge-ost",
} as const;

export function area(change: Partial<Area> = {}): Area {
  const base: Partial<Area> = {
    ...joined,
    id: "bautzen-gesundbrunnen",
    name: "Bautzen-Gesundbrunnen",
    programme: "ESF Nachhaltige soziale Stadtentwicklung",
    periods: ["2014-2020"],
    status: "approved",
    geometry_quality: "schematic",
    point: [14.446, 51.191],
    counts: { projects: 1, offices: 1, themes: { accompanying: 1 } },
  };
  return { ...base, ...change } as Area;
}

export function project(change: Partial<Project> = {}): Project {
  const base: Partial<Project> = {
    ...joined,
    id: "p-1",
    title: "Quartiersmanagement",
    area_id: "bautzen-gesundbrunnen",
    programme: "ESF Nachhaltige soziale Stadtentwicklung",
    period: "2014-2020",
    theme: "accompanying",
    precision: "area",
  };
  return { ...base, ...change } as Project;
}

export function office(change: Partial<Office> = {}): Office {
  const base: Partial<Office> = {
    ...joined,
    id: "bautzen-qm",
    name: "QM Gesundbrunnen",
    area_ids: ["bautzen-gesundbrunnen"],
    programme: "ESF Nachhaltige soziale Stadtentwicklung",
    status: "unverified",
    precision: "street",
  };
  return { ...base, ...change } as Office;
}
