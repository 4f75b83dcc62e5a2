/** Secrets that are shown once: a password, a token, an address that holds one. */

import { html, nothing, type TemplateResult } from "lit-html";
import { t } from "../texts";
import { openDialog } from "./dialog";
import { textField } from "./field";

interface Secret {
  title: string;
  lead: string;
  /** What the secret is. */
  label: string;
  value: string;
  /** How it is used. */
  more?: TemplateResult;
}

/** Show a secret until the person closes it; copying needs a page that the browser takes for safe. */
export async function showOnce({ title, lead, label, value, more }: Secret): Promise<void> {
  let said = "";
  const copy = async (): Promise<void> => {
    const field = document.querySelector<HTMLInputElement>("#secret-once");
    field?.select();
    try {
      await navigator.clipboard.writeText(value);
      said = t("staff-secret-copied");
    } catch {
      said = t("staff-secret-marked");
    }
    dialog.draw();
  };
  const body = (): TemplateResult => html`<div class="form">
    <p>${lead}</p>
    ${textField({ id: "secret-once", label, value, isReadonly: true, change: () => undefined })}
    ${more ?? nothing}
    <p class="hint" role="status">${said}</p>
    <div class="form-acts">
      <button type="button" class="button button-main" @click=${copy}>${t("staff-secret-copy")}</button>
      <button type="button" class="button" @click=${() => dialog.close()}>${t("staff-secret-kept")}</button>
    </div>
  </div>`;
  const dialog = openDialog(() => ({ title, body: body() }));
  await dialog.closed;
}
