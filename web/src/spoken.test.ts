import { expect, it } from "vitest";
import {
  type Counts,
  spokenArea,
  spokenCluster,
  spokenCounts,
  spokenOffice,
  spokenProject,
  type Whereabouts,
} from "./spoken";
import { area, office, project } from "./testing";

it("speaks an area with city, quality, region and status", () => {
  expect(spokenArea(area())).toBe("Gebiet Bautzen-Gesundbrunnen, Bautzen, schematisch, Region Ost, bewilligt");
  expect(spokenArea(area({ programme: "Aktion Mensch" }))).toContain("Programm Aktion Mensch");
});

it("speaks points with their weakness", () => {
  expect(spokenProject(project())).toBe("Projekt Quartiersmanagement, Bautzen, Lage auf das Gebiet genau");
  expect(spokenOffice(office({ precision: "address" }))).toBe("Büro QM Gesundbrunnen, Bautzen");
});

it.each<[Counts, Whereabouts, string]>([
  [{ areas: 0, projects: 12, offices: 0 }, { cities: ["Zwickau"] }, "12 Projekte in Zwickau"],
  [
    { areas: 0, projects: 12, offices: 0 },
    { cities: ["Leipzig"], area: "Grünau", kreis: "Kreisfreie Stadt Leipzig" },
    "12 Projekte in Leipzig, Gebiet Grünau",
  ],
  [
    { areas: 0, projects: 1, offices: 1 },
    { cities: ["Aue", "Zwönitz"], kreis: "Erzgebirgskreis" },
    "1 Projekt und 1 Büro in Aue und Zwönitz",
  ],
  [
    { areas: 0, projects: 9, offices: 0 },
    { cities: ["Aue", "Stollberg", "Zschopau"], kreis: "Erzgebirgskreis" },
    "9 Projekte im Erzgebirgskreis",
  ],
  [
    { areas: 2, projects: 3, offices: 1 },
    { cities: ["A", "B", "C"] },
    "2 Gebiete, 3 Projekte und 1 Büro in A, B und weiteren Orten",
  ],
])("speaks the cluster %o in %o", (counts, where, expected) => expect(spokenCluster(counts, where)).toBe(expected));

it("leaves out what there is none of", () => {
  expect(spokenCounts({ areas: 0, projects: 0, offices: 2 })).toBe("2 Büros");
});
