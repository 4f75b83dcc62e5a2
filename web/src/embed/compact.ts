/** The small panel of the embedded map: what a record is, what belongs to it, and the way to its page. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { type Atlas, atSpot, type Placed, type Shown } from "../atlas";
import { areaBrief, officeBrief, projectBrief } from "../brief";
import { icon } from "../icons";
import type { Stocked } from "../panel/stocked";
import type { Selection } from "../state";
import { t } from "../texts";
import { titleOf } from "../title";
import type { Area, Office, Project, RecordKind } from "../types";
import { rowList } from "../windowed";
import { german, pageHref, prose } from "../words";

export interface CompactActions {
  open(selection: Selection): void;
  close(): void;
}

interface Content {
  /** What the record is, a line each. */
  lines: readonly unknown[];
  areas: readonly Area[];
  projects: readonly Project[];
  offices: readonly Office[];
}

const NOTHING: Content = { lines: [], areas: [], projects: [], offices: [] };
const FOLDERS: Record<RecordKind, string> = {
  area: "gebiete",
  project: "projekte",
  office: "bueros",
  city: "staedte",
};

const records = <P>(placed: readonly Placed<P>[]): P[] => placed.map((one) => one.record);

function areaContent(atlas: Atlas, area: Area): Content {
  const { projectsOf, officesOf } = atlas.relations;
  const lines = [area.city_name, areaBrief(area), t(`quality-why-${area.geometry_quality}`)];
  return { lines, areas: [], projects: projectsOf(area), offices: officesOf(area) };
}

function contentOf(atlas: Atlas, shown: Shown, selection: Selection): Content {
  if (selection.kind === "place") return NOTHING;
  if (selection.kind === "group") {
    const { areas, projects, offices } = atSpot(shown, selection.position);
    return { lines: [], areas: records(areas), projects: records(projects), offices: records(offices) };
  }
  const { id } = selection;
  const area = atlas.areas.get(id)?.record;
  const project = atlas.project(id)?.record;
  const office = atlas.offices.get(id)?.record;
  if (selection.kind === "area" && area) return areaContent(atlas, area);
  if (selection.kind === "project" && project) {
    const areas = atlas.pick(atlas.areas, project.area_id ? [project.area_id] : []);
    return { ...NOTHING, lines: [project.city_name, projectBrief(project), german(project.carrier)], areas };
  }
  if (selection.kind === "office" && office) {
    const lines = [office.city_name, officeBrief(office), german(office.carrier)];
    return { ...NOTHING, lines, areas: atlas.pick(atlas.areas, office.area_ids) };
  }
  const inCity = (one: Placed<{ city_ags: string }>): boolean => one.record.city_ags === id;
  const { areas, projects, offices } = shown;
  return {
    lines: [atlas.cities.get(id)?.record.kreis],
    areas: records(areas.filter(inCity)),
    projects: records(projects.filter(inCity)),
    offices: records(offices.filter(inCity)),
  };
}

export class Compact {
  readonly #root: HTMLElement;
  readonly #atlas: Atlas;
  readonly #actions: CompactActions;

  constructor(root: HTMLElement, atlas: Atlas, actions: CompactActions) {
    this.#root = root;
    this.#atlas = atlas;
    this.#actions = actions;
  }

  /** Show a selection or nothing; `stocked` is what a stock has at its spot, as far as that is known. */
  show(selection: Selection | null, shown: Shown, stocked: Stocked | null): void {
    this.#root.hidden = selection === null;
    render(selection ? this.#panel(selection, shown, stocked) : nothing, this.#root);
    this.#root.scrollTop = 0;
  }

  /** Put the focus on the heading, so that reading starts at the top. */
  focus(): void {
    this.#root.querySelector<HTMLElement>("h2")?.focus();
  }

  #panel(selection: Selection, shown: Shown, stocked: Stocked | null): TemplateResult {
    const title = titleOf(this.#atlas, selection);
    return html`<header class="embed-panel-head">
        <div>
          <p class="hint">${t(`kinds-${selection.kind}`)}</p>
          <h2 id="panel-title" tabindex="-1">${title === null ? t("errors-title") : german(title)}</h2>
        </div>
        <button type="button" class="tool" aria-label=${t("panel-close")} title=${t("panel-close")} @click=${this.#actions.close}>
          ${icon("close")}
        </button>
      </header>
      ${title === null ? html`<p class="notice">${t("panel-unknown")}</p>` : this.#body(selection, shown, stocked)}`;
  }

  #body(selection: Selection, shown: Shown, stocked: Stocked | null): TemplateResult {
    const { lines, areas, projects: own, offices } = contentOf(this.#atlas, shown, selection);
    const projects = [...own, ...(stocked?.projects ?? [])];
    const said = lines.filter((line) => line !== null && line !== undefined);
    return html`${said.map((line) => html`<p>${line}</p>`)}
      ${"id" in selection ? this.#page(selection) : nothing}
      ${this.#group(
        "area",
        t("list-kinds-areas"),
        areas.map(({ id, name }) => ({ id, name })),
      )}
      ${this.#group(
        "office",
        t("list-kinds-offices"),
        offices.map(({ id, name }) => ({ id, name })),
      )}
      ${this.#group(
        "project",
        t("list-kinds-projects"),
        projects.map(({ id, title }) => ({ id, name: title })),
        stocked?.count,
      )}
      ${this.#others(selection, projects.length, stocked)}`;
  }

  /** Of a stock the panel lists the first at a spot, and none of an area or a city. */
  #others({ kind }: Selection, listed: number, stocked: Stocked | null): unknown {
    if (stocked)
      return stocked.count > listed ? this.#way(stocked.href, t("stock-here-all", { n: stocked.count })) : nothing;
    const hasMore = this.#atlas.stock > 0 && (kind === "area" || kind === "city" || kind === "group");
    return hasMore ? html`<p class="hint">${prose(t("stock-uncounted"))}</p>` : nothing;
  }

  #page({ kind, id }: { kind: RecordKind; id: string }): TemplateResult {
    return this.#way(pageHref(`/${FOLDERS[kind]}/${encodeURIComponent(id)}`), t("embed-page"));
  }

  /** A page of the atlas opens beside the page around. */
  #way(href: string, label: string): TemplateResult {
    return html`<p>
      <a class="embed-page" href=${href} target="_blank" rel="noopener"
        >${icon("external")}${label}<span class="visually-hidden">${t("embed-new-tab")}</span></a
      >
    </p>`;
  }

  #group(kind: RecordKind, title: string, rows: readonly { id: string; name: string }[], count = rows.length): unknown {
    if (rows.length === 0) return nothing;
    const open = (id: string) => (): void => this.#actions.open({ kind, id });
    const row = ({ id, name }: { id: string; name: string }): TemplateResult =>
      html`<li>
        <button type="button" class="embed-row" data-kind=${kind} data-id=${id} @click=${open(id)}>${german(name)}</button>
      </li>`;
    return html`<h3>${title} (${count})</h3>
      ${rowList("plain", { items: rows, key: ({ id }) => id, row })}`;
  }
}
