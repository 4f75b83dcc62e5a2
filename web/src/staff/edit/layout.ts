/** Which fields of a record stand together, under which heading. A field that is named nowhere stands at the end. */

import type { Action } from "../api";
import type { PlainKey } from "../texts";
import type { Field } from "./schema";

export interface Group {
  title: PlainKey;
  fields: readonly string[];
}

export type Collection = "areas" | "offices" | "projects" | "cities" | "managers" | "sources" | "conflicts";

/** The collections whose records are kept here, in the order in which they are offered. */
export const COLLECTIONS: readonly Collection[] = [
  "offices",
  "projects",
  "areas",
  "cities",
  "managers",
  "sources",
  "conflicts",
];

/** What somebody must be allowed to do in order to keep records of a collection. */
export const ACTION_OF: Readonly<Record<Collection, Action>> = {
  offices: "edit_offices",
  projects: "edit_projects",
  areas: "edit_areas",
  cities: "edit_cities",
  managers: "keep_managers",
  sources: "edit_sources",
  conflicts: "edit_sources",
};

/** The register of municipalities says which cities there are. */
export const hasNew = (collection: Collection): boolean => collection !== "cities";

const PROOF: Group = { title: "edit-group-proof", fields: ["sources", "confidence", "as_of", "conflicts"] };

export const GROUPS: Readonly<Record<Collection, readonly Group[]>> = {
  areas: [
    { title: "edit-group-what", fields: ["name", "name_official", "city_ags", "programme", "periods", "status"] },
    {
      title: "edit-group-describing",
      fields: ["sub_quarters", "boundary_description", "inhabitants", "inhabitants_as_of", "hectares", "note"],
    },
    {
      title: "edit-group-concept",
      fields: ["gihk_title", "council_decision", "council_decision_date", "predecessor_ids", "transition_2022_2024"],
    },
    {
      title: "edit-group-money",
      fields: ["budget_total_eur", "budget_basis", "budget_eu_eur", "budget_figures"],
    },
    PROOF,
    {
      title: "edit-group-boundary",
      fields: [
        "geometry",
        "geometry_quality",
        "geometry_evidence",
        "geometry_partial",
        "geometry_note",
        "geometry_sources",
      ],
    },
  ],
  offices: [
    {
      title: "edit-group-what",
      fields: ["name", "kind", "status", "city_ags", "area_ids", "area_relation", "programme"],
    },
    { title: "edit-group-carried", fields: ["carrier", "client", "since", "until", "funded_until"] },
    {
      title: "edit-group-reached",
      fields: [
        "phone",
        "phone_e164",
        "email",
        "website",
        "opening_hours",
        "osm_opening_hours",
        "opening_hours_as_of",
        "note",
      ],
    },
    {
      title: "edit-group-place",
      fields: [
        "street",
        "house_number",
        "postcode",
        "city",
        "location_note",
        "geometry",
        "precision",
        "precision_note",
      ],
    },
    PROOF,
  ],
  projects: [
    {
      title: "edit-group-what",
      fields: [
        "title",
        "title_addition",
        "city_ags",
        "area_id",
        "area_basis",
        "theme",
        "theme_basis",
        "status",
        "summary",
        "note",
      ],
    },
    { title: "edit-group-carried", fields: ["carrier", "beneficiary", "contractor", "start", "end"] },
    {
      title: "edit-group-money",
      fields: ["cost_total_eur", "eu_amount_eur", "grant_total_eur", "grant_approx", "co_financing_rate"],
    },
    { title: "edit-group-place", fields: ["address", "geometry", "precision", "precision_note"] },
    PROOF,
    {
      title: "edit-group-programme",
      fields: [
        "programme",
        "programme_id",
        "period",
        "record_id",
        "fund",
        "intervention_category",
        "guideline_code",
        "guideline_label",
        "funding_object_code",
        "funding_object_label",
        "specific_objective",
      ],
    },
  ],
  cities: [{ title: "edit-group-what", fields: ["name_hsb", "population", "website", "participation"] }, PROOF],
  managers: [
    { title: "edit-group-what", fields: ["name", "role", "organisation", "region", "since", "until"] },
    { title: "edit-group-reached", fields: ["phone", "phone_e164", "email"] },
    PROOF,
  ],
  sources: [{ title: "edit-group-what", fields: ["what", "publisher", "url", "seen", "as_of", "note"] }],
  conflicts: [{ title: "edit-group-what", fields: ["subject_type", "subject_id", "field", "values", "note"] }],
};

export interface Grouped {
  title: PlainKey;
  names: readonly string[];
}

/** The groups of a collection with the fields that can be written; `geometry` counts as one of them where there is one. */
export function grouped(collection: Collection, fields: readonly Field[], hasGeometry: boolean): Grouped[] {
  const names = fields.filter(({ kind }) => kind.is !== "fixed" && kind.is !== "map").map(({ name }) => name);
  const open = new Set(hasGeometry ? [...names, "geometry"] : names);
  const groups = GROUPS[collection].map(({ title, fields: wanted }) => ({
    title,
    names: wanted.filter((name) => open.delete(name)),
  }));
  return [...groups, { title: "edit-group-more" as const, names: [...open] }].filter(({ names }) => names.length > 0);
}
