/** The form to log in: as a page of its own, and as a dialog where a session has ended in the midst of work. */

import { html, nothing, type TemplateResult } from "lit-html";
import { ApiError } from "../api";
import { askSession, type Elsewhere, logIn, loginElsewhere, type Session } from "./api";
import { openDialog } from "./parts/dialog";
import { checkField, focusWrong, textField } from "./parts/field";
import { problem } from "./parts/problem";
import { t } from "./texts";

interface Ways {
  draw(): void;
  done(session: Session): void;
}

/** The page to come back to from another house. */
const here = (): string => window.location.pathname + window.location.search;

/** What is typed, what is wrong with it, and how it is sent. */
export class LoginForm {
  readonly #ways: Ways;
  readonly #fixedName: string | null;
  #name: string;
  #password = "";
  #isShown = false;
  #isSending = false;
  #hasTried = false;
  #error: unknown = null;
  #elsewhere: Elsewhere | null = null;

  /** With a `fixedName` only this account may log in: what waits to be sent is its own. */
  constructor(ways: Ways, fixedName: string | null = null) {
    this.#ways = ways;
    this.#fixedName = fixedName;
    this.#name = fixedName ?? "";
    void this.#look();
  }

  /** Some log in at their own house; where that cannot be told, the password is asked for. */
  async #look(): Promise<void> {
    this.#elsewhere = await loginElsewhere().catch(() => null);
    // The answer may come late, when somebody has logged in already and the form is gone.
    if (this.#elsewhere && document.getElementById("login-name")) this.#ways.draw();
  }

  body(lead: string): TemplateResult {
    return html`<form class="form login" novalidate @submit=${this.#submit}>
      <p>${lead}</p>
      ${textField({
        id: "login-name",
        label: t(this.#fixedName ? "staff-login-again-name" : "staff-login-name"),
        value: this.#name,
        autocomplete: "username",
        isReadonly: this.#fixedName !== null,
        isRequired: true,
        problem: this.#hasTried && !this.#name.trim() ? t("staff-login-name-missing") : undefined,
        change: (name) => {
          this.#name = name;
        },
      })}
      ${textField({
        id: "login-password",
        label: t("staff-login-password"),
        value: this.#password,
        type: this.#isShown ? "text" : "password",
        autocomplete: "current-password",
        isRequired: true,
        problem: this.#hasTried && !this.#password ? t("staff-login-password-missing") : undefined,
        change: (password) => {
          this.#password = password;
        },
      })}
      ${checkField({
        id: "login-show",
        label: t("staff-login-show"),
        value: this.#isShown,
        change: (isShown) => {
          this.#isShown = isShown;
          this.#ways.draw();
        },
      })}
      ${problem(this.#error)}
      <div class="form-acts">
        <button class="button button-main" aria-disabled=${this.#isSending ? "true" : nothing}>${t("staff-login-send")}</button>
        ${this.#elsewhere ? this.#door(this.#elsewhere) : nothing}
      </div>
    </form>`;
  }

  /** In the midst of work the other house opens in a window of its own, so that what is written here stays. */
  #door({ name, href }: Elsewhere): TemplateResult {
    const address = `${href}?${new URLSearchParams([["then", here()]])}`;
    const label = t("staff-login-elsewhere", { name });
    if (!this.#fixedName) return html`<a class="button" href=${address}>${label}</a>`;
    return html`<a class="button" href=${address} target="_blank" rel="noopener">${label}</a>
      <button type="button" class="button" @click=${() => void this.#comeBack()}>${t("staff-login-came-back")}</button>`;
  }

  async #comeBack(): Promise<void> {
    this.#error = null;
    try {
      const found = await askSession(this.#name);
      if (found && found.name === this.#fixedName) this.#ways.done(found);
      else this.#error = new ApiError(t("staff-login-not-back", { name: this.#name }));
    } catch (error) {
      this.#error = error;
    }
    this.#ways.draw();
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (this.#isSending) return;
    this.#hasTried = true;
    this.#error = null;
    this.#isSending = Boolean(this.#name.trim() && this.#password);
    this.#ways.draw();
    if (this.#isSending) await this.#send();
    else focusWrong(form);
  };

  async #send(): Promise<void> {
    try {
      this.#ways.done(await logIn(this.#name.trim(), this.#password));
    } catch (error) {
      this.#error = error;
    } finally {
      this.#isSending = false;
      this.#ways.draw();
    }
  }
}

/** Let the same account log in again in place; rejected with the refusal where the dialog is closed instead. */
export async function logInAgain(name: string, refusal: Error): Promise<Session> {
  let found: Session | null = null;
  const form = new LoginForm(
    {
      draw: () => dialog.draw(),
      done: (session) => {
        found = session;
        dialog.close();
      },
    },
    name,
  );
  const dialog = openDialog(() => ({
    title: t("staff-login-again"),
    body: form.body(t("staff-login-again-lead")),
  }));
  document.getElementById("login-password")?.focus();
  await dialog.closed;
  if (!found) throw refusal;
  return found;
}
