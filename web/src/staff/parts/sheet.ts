/** A form in a dialog: what is refused is said beside its field, and what was typed stays. */

import { html, nothing, type TemplateResult } from "lit-html";
import { t } from "../texts";
import { openDialog } from "./dialog";
import { focusWrong } from "./field";
import { fieldProblems, problem } from "./problem";

export type Wrong = ReadonlyMap<string, string>;

export interface Sheet<T> {
  title: string;
  /** The words on the button. */
  send: string;
  /** The fields; `redraw` is for those that change what others offer. */
  fields(wrong: Wrong, redraw: () => void): TemplateResult;
  /** What is not filled in yet, by the name of the field. */
  missing?(): Wrong;
  /** Send it; what it throws is shown. */
  act(): Promise<T>;
}

/** Open a form; what sending it gave, or null where the person changed their mind. */
export async function fillIn<T>(sheet: Sheet<T>): Promise<T | null> {
  let wrong: Wrong = new Map();
  let error: unknown = null;
  let isSending = false;
  let given = null as T | null;
  const send = async (): Promise<void> => {
    try {
      given = await sheet.act();
      dialog.close();
    } catch (refused) {
      error = refused;
      wrong = fieldProblems(refused);
    }
  };
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    const form = event.currentTarget as HTMLFormElement;
    error = null;
    wrong = sheet.missing?.() ?? new Map();
    isSending = wrong.size === 0;
    dialog.draw();
    if (isSending) await send();
    isSending = false;
    dialog.draw();
    if (wrong.size > 0) focusWrong(form);
  };
  const body = (): TemplateResult => html`<form class="form" novalidate @submit=${submit}>
    ${sheet.fields(wrong, () => dialog.draw())} ${problem(error)}
    <div class="form-acts">
      <button class="button button-main" aria-disabled=${isSending ? "true" : nothing}>${sheet.send}</button>
      <button type="button" class="button" @click=${() => dialog.close()}>${t("staff-cancel")}</button>
    </div>
  </form>`;
  const dialog = openDialog(() => ({ title: sheet.title, body: body() }));
  await dialog.closed;
  return given;
}

/** What is missing where these fields must not be empty. */
export const missing = (values: Readonly<Record<string, string>>): Wrong =>
  new Map(
    Object.entries(values)
      .filter(([, value]) => !value.trim())
      .map(([name]) => [name, t(name === "reason" ? "staff-reason-missing" : "staff-missing")]),
  );
