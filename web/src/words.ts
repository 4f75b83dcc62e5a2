/** Words that list, search, panel and sheet have in common. */

import { html, nothing } from "lit-html";
import { span } from "./format";
import { pageAt } from "./site";
import { DEFAULT_LANGUAGE, isForeign, isPlain, language, t } from "./texts";
import type { Project } from "./types";

/** A text out of the data, which are German: marked as such where the words around it are not. */
export const german = (text: string | null | undefined): unknown =>
  text && isForeign() ? html`<span lang=${DEFAULT_LANGUAGE}>${text}</span>` : text;

/** The address of a page beside the map, in the language spoken. */
export function pageHref(path: string, asked: Readonly<Record<string, string>> = {}): string {
  return pageAt(path, language().code, asked);
}

/** Sentences; in Leichte Sprache each of them begins a line of its own. */
export const prose = (text: string, mark: (one: string) => unknown = (one) => one): unknown =>
  isPlain()
    ? text.split(/(?<=[.!?]) (?=\p{Lu})/u).map((one) => html`<span class="line">${mark(one)}</span> `)
    : mark(text);

/** An Upper Sorbian name beside the German one. */
export const sorbian = (name: string | null | undefined): unknown => (name ? html`<i lang="hsb">${name}</i>` : nothing);

/** A sentence with the Upper Sorbian name in it marked as such. */
export function markSorbian(text: string, name: string | null): unknown {
  const at = name ? text.indexOf(name) : -1;
  return name && at >= 0 ? html`${text.slice(0, at)}${sorbian(name)}${text.slice(at + name.length)}` : text;
}

/** When a project ran: its dates, else its period; null where neither is known. */
export function projectTime(project: Project): string | null {
  const dates = span(project.start, project.end);
  return dates ?? (project.period && t("period-of", { periods: t(`period-${project.period}`) }));
}
