/** What a spot looks like: one record as a sign with its icon, several as a disc with their number. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { icon, THEME_ICONS } from "../icons";
import { type Counts, spokenArea, spokenCluster, spokenOffice, spokenProject } from "../spoken";
import type { Region } from "../types";
import type { Leaf, Spot } from "./spots";
import { isWeak } from "./style";

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

export function countsOf(leaves: readonly Leaf[]): Counts {
  const number = (kind: Leaf["kind"]): number => leaves.filter((leaf) => leaf.kind === kind).length;
  return { areas: number("area"), projects: number("project"), offices: number("office") };
}

function regionOf(leaves: readonly Leaf[]): Region | "mixed" | "none" {
  const regions = new Set(leaves.map((leaf) => leaf.record.region ?? "none"));
  const [only] = regions;
  return regions.size === 1 && only ? only : "mixed";
}

/** The number on a disc is one that its spoken name also says: that of the projects, else of what else is there. */
const leadingCount = ({ areas, projects, offices }: Counts): number => projects || offices || areas;

function clusterBody(counts: Counts): TemplateResult {
  const { areas, offices } = counts;
  return html`<span class="spot-number">${leadingCount(counts)}</span>
    ${offices > 0 ? html`<span class="spot-pip spot-pip-office"></span>` : nothing}
    ${areas > 0 ? html`<span class="spot-pip spot-pip-area"></span>` : nothing}`;
}

const sizeClass = (total: number): string => (total >= 40 ? "large" : total >= 10 ? "medium" : "small");

/** The drawing of a spot; its name, kind and id are attributes for whoever makes it a button. */
export function drawSpot(spot: Spot): HTMLElement {
  const element = document.createElement("div");
  const [leaf] = spot.leaves;
  const region = regionOf(spot.leaves);
  if (spot.leaves.length === 1 && leaf) {
    element.className = `spot spot-${leaf.kind} spot-${region} ${weak(leaf) ? "is-weak" : "is-exact"}`;
    Object.assign(element.dataset, { kind: leaf.kind, id: leaf.id });
    element.setAttribute("aria-label", nameOf(leaf));
    render(signOf(leaf), element);
    return element;
  }
  const counts = countsOf(spot.leaves);
  const cities = [...new Set(spot.leaves.map((one) => one.record.city_name))];
  element.className = `spot spot-cluster spot-${region} spot-${sizeClass(leadingCount(counts))}`;
  Object.assign(element.dataset, { kind: "cluster", id: spot.key.replace("cluster:", "") });
  element.setAttribute("aria-label", spokenCluster(counts, cities));
  render(clusterBody(counts), element);
  return element;
}
