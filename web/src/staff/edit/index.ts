/** Keeping one record: its form, what the checks say of it, and how it is published. */

import { html, render, type TemplateResult } from "lit-html";
import { may } from "../api";
import { t } from "../texts";
import type { Desk, View } from "../views";
import { Editor } from "./editor";
import { ACTION_OF, COLLECTIONS, type Collection, hasNew } from "./layout";
import { NEW } from "./records";

const isCollection = (name: string | undefined): name is Collection => COLLECTIONS.includes(name as Collection);

export function open(desk: Desk): View {
  const { collection, id = NEW } = desk.params;
  const isNew = id === NEW;
  if (!isCollection(collection) || (isNew && !hasNew(collection))) return said(desk, unknown);
  if (isNew && !may(ACTION_OF[collection])) return said(desk, forbidden);
  return new Editor(desk, collection, isNew ? null : id);
}

/** A view that only says something. */
function said({ place }: Desk, words: () => TemplateResult): View {
  const draw = (): void => void render(words(), place);
  draw();
  return { draw };
}

const unknown = (): TemplateResult =>
  html`<h1>${t("staff-unknown-title")}</h1>
    <p><a href="/mitarbeit/bearbeiten">${t("staff-edit")}</a></p>`;

const forbidden = (): TemplateResult => html`<p class="notice">${t("staff-forbidden")}</p>`;
