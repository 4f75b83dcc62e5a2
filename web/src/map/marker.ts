/** What a spot looks like: one record as a sign with its icon, several as a disc with their number. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { count } from "../format";
import { icon, THEME_ICONS } from "../icons";
import { type Counts, spokenArea, spokenCluster, spokenOffice, spokenProject, type Whereabouts } from "../spoken";
import type { Region } from "../types";
import type { Leaf, Spot } from "./spots";
import { isWeak } from "./style";

/** What an area is called, by its id. */
export type AreaNames = (id: string) => string | undefined;

const weak = (leaf: Leaf): boolean => (leaf.kind === "area" ? true : isWeak(leaf.record.precision));

function nameOf(leaf: Leaf): string {
  switch (leaf.kind) {
    case "project":
      return spokenProject(leaf.record);
    case "office":
      return spokenOffice(leaf.record);
    case "area":
      return spokenArea(leaf.record);
  }
}

function signOf(leaf: Leaf): TemplateResult {
  if (leaf.kind === "project") return icon(THEME_ICONS[leaf.record.theme]);
  return leaf.kind === "office" ? icon("house") : html`<span class="spot-diamond"></span>`;
}

function countsOf(leaves: readonly Leaf[]): Counts {
  const numbers = { area: 0, project: 0, office: 0 };
  for (const { kind } of leaves) numbers[kind] += 1;
  return { areas: numbers.area, projects: numbers.project, offices: numbers.office };
}

function regionOf(leaves: readonly Leaf[]): Region | "mixed" | "none" {
  const first = leaves[0]?.record.region ?? null;
  return leaves.every(({ record }) => record.region === first) ? (first ?? "none") : "mixed";
}

/** The number on a disc is one that its spoken name also says: that of the projects, else of what else is there. */
const leadingCount = ({ areas, projects, offices }: Counts): number => projects || offices || areas;

function clusterBody(counts: Counts): TemplateResult {
  const { areas, offices } = counts;
  return html`<span class="spot-number">${count(leadingCount(counts))}</span>
    ${offices > 0 ? html`<span class="spot-pip spot-pip-office"></span>` : nothing}
    ${areas > 0 ? html`<span class="spot-pip spot-pip-area"></span>` : nothing}`;
}

/** From how many records a disc has a size; the number has to fit in. */
const SIZES = [
  [1000, "huge"],
  [40, "large"],
  [10, "medium"],
  [0, "small"],
] as const;
const sizeClass = (total: number): string => SIZES.find(([least]) => total >= least)?.[1] ?? "small";

const areasOf = (leaf: Leaf): readonly string[] => {
  if (leaf.kind === "office") return leaf.record.area_ids;
  if (leaf.kind === "area") return [leaf.id];
  return leaf.record.area_id ? [leaf.record.area_id] : [];
};

/** The area that all records belong to, where there is one. */
export function sharedArea([first, ...others]: readonly Leaf[]): string | undefined {
  return first && areasOf(first).find((id) => others.every((leaf) => areasOf(leaf).includes(id)));
}

/** The narrowest place that holds all records: their area, their cities, their Kreis. */
function whereabouts(leaves: readonly Leaf[], areaName: AreaNames): Whereabouts {
  const area = sharedArea(leaves);
  const kreise = new Set(leaves.map(({ record }) => record.kreis));
  const [kreis] = kreise;
  return {
    area: area && areaName(area),
    cities: [...new Set(leaves.map(({ record }) => record.city_name))],
    kreis: kreise.size === 1 ? kreis : undefined,
  };
}

/** What a spot shows and is called; what looks the same can stand for either. */
export interface Look {
  kind: Leaf["kind"] | "cluster";
  id: string;
  name: string;
  classes: string;
  body: TemplateResult;
}

export const looksSame = (a: Look, b: Look): boolean =>
  a.kind === b.kind && a.id === b.id && a.name === b.name && a.classes === b.classes;

export function lookOf(spot: Spot, areaName: AreaNames): Look {
  const { leaves } = spot;
  const [leaf] = leaves;
  const region = regionOf(leaves);
  if (spot.size === 1 && leaf) {
    const { kind, id } = leaf;
    const classes = `spot spot-${kind} spot-${region} ${weak(leaf) ? "is-weak" : "is-exact"}`;
    return { kind, id, name: nameOf(leaf), classes, body: signOf(leaf) };
  }
  const counts = countsOf(leaves);
  return {
    kind: "cluster",
    id: spot.key,
    name: spokenCluster(counts, whereabouts(leaves, areaName)),
    classes: `spot spot-cluster spot-${region} spot-${sizeClass(leadingCount(counts))}`,
    body: clusterBody(counts),
  };
}

/** The drawing alone: name, kind and id are for whoever makes it a button. */
export function drawSpot({ classes, body }: Look): HTMLElement {
  const element = document.createElement("div");
  element.className = classes;
  render(body, element);
  return element;
}
