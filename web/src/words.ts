/** Words that list, search, panel and sheet have in common. */

import { html } from "lit-html";
import { span } from "./format";
import { DEFAULT_LANGUAGE, isForeign, isPlain, language, t } from "./texts";
import type { Project } from "./types";

/** A text out of the data, which are German: marked as such where the words around it are not. */
export const german = (text: string | null | undefined): unknown =>
  text && isForeign() ? html`<span lang=${DEFAULT_LANGUAGE}>${text}</span>` : text;

/** The address of a page beside the map, in the language spoken. */
export function pageHref(path: string, asked: Readonly<Record<string, string>> = {}): string {
  const { code } = language();
  const query = new URLSearchParams({ ...asked, ...(code !== DEFAULT_LANGUAGE && { lang: code }) }).toString();
  return query ? `${path}?${query}` : path;
}

/** Sentences; in Leichte Sprache each of them begins a line of its own. */
export const prose = (text: string): unknown =>
  isPlain() ? text.split(/(?<=[.!?]) (?=\p{Lu})/u).map((one) => html`<span class="line">${one}</span> `) : text;

/** When a project ran: its dates, else its period; null where neither is known. */
export function projectTime(project: Project): string | null {
  const dates = span(project.start, project.end);
  return dates ?? (project.period && t("period-of", { periods: t(`period-${project.period}`) }));
}
