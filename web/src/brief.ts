/** What stands below a record's name wherever records are listed. */

import { html, type TemplateResult } from "lit-html";
import { t } from "./texts";
import type { Area, Office, Project } from "./types";
import { german, projectTime } from "./words";

export const areaBrief = (area: Pick<Area, "periods" | "programme" | "status" | "geometry_quality">): string =>
  [
    area.periods.map((period) => t(`period-${period}`)).join(", ") || area.programme,
    t(`status-${area.status}`),
    t(`quality-short-${area.geometry_quality}`),
  ].join(" · ");

export const projectBrief = (project: Project): string =>
  [t(`theme-${project.theme}`), projectTime(project)].filter(Boolean).join(" · ");

export const officeBrief = (office: Pick<Office, "kind" | "status">): TemplateResult =>
  html`${german(office.kind)} · ${t(`office-status-${office.status}`)}`;
