/** All accounts, for those who keep them: who has which role, who is shut out, and what was done to whom. */

import { html, nothing, type TemplateResult } from "lit-html";
import { ask } from "../api";
import { openDialog } from "../parts/dialog";
import { checkField, choiceField, reasonField, textField } from "../parts/field";
import { moment } from "../parts/moment";
import type { Manager } from "../parts/people";
import { confirmWithReason } from "../parts/reason";
import { showOnce } from "../parts/secret";
import { fillIn, missing } from "../parts/sheet";
import { type Column, type Sorting, table } from "../parts/table";
import { t } from "../texts";
import { type Account, type Deed, ROLES, tokensOf } from "./data";
import { tokenList } from "./tokens";

interface Made {
  account: Account;
  password: string | null;
}

export interface Kept {
  accounts: readonly Account[];
  deeds: readonly Deed[];
  managers: readonly Manager[];
}

const at = (name: string, what: string): string => `/api/accounts/${encodeURIComponent(name)}/${what}`;

export class People {
  readonly #done: (sentence: string) => void;
  readonly #draw: () => void;
  #kept: Kept = { accounts: [], deeds: [], managers: [] };
  #sorting: Sorting = { key: "name", isDown: false };

  /** `done` is called with what was done, in words. */
  constructor(draw: () => void, done: (sentence: string) => void) {
    this.#draw = draw;
    this.#done = done;
  }

  take(kept: Kept): void {
    this.#kept = kept;
  }

  body(): TemplateResult {
    return html`<section class="box box-wide" aria-labelledby="people-title">
        <h2 id="people-title">${t("staff-people")}</h2>
        <p><button type="button" class="button button-main" @click=${this.#add}>${t("staff-people-add")}</button></p>
        ${table({
          caption: t("staff-people-shown", { n: this.#kept.accounts.length }),
          columns: this.#columns(),
          rows: this.#kept.accounts,
          id: ({ name }) => name,
          sorting: this.#sorting,
          sort: (sorting) => {
            this.#sorting = sorting;
            this.#draw();
          },
          empty: t("staff-people-none"),
        })}
      </section>
      <section class="box box-wide" aria-labelledby="deeds-title">
        <details>
          <summary><h2 id="deeds-title">${t("staff-audits")}</h2></summary>
          <ol class="plain entries">${this.#kept.deeds.map(deed)}</ol>
        </details>
      </section>`;
  }

  #columns(): Column<Account>[] {
    const compare = (a: string, b: string): number => a.localeCompare(b, "de");
    return [
      {
        key: "name",
        label: t("staff-login-name"),
        isName: true,
        order: (a, b) => compare(a.name, b.name),
        cell: ({ name }) => name,
      },
      {
        key: "role",
        label: t("staff-people-role"),
        order: (a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role),
        cell: ({ role }) => t(`staff-role-${role}`),
      },
      { key: "manager", label: t("staff-people-manager"), cell: ({ manager_id }) => this.#nameOf(manager_id) },
      { key: "state", label: t("staff-people-state"), cell: state },
      { key: "acts", label: t("staff-people-acts"), cell: (account) => this.#acts(account) },
    ];
  }

  #nameOf(id: string | null): string {
    return id === null ? "–" : (this.#kept.managers.find((one) => one.id === id)?.name ?? id);
  }

  #acts(account: Account): TemplateResult {
    const { name, disabled } = account;
    const button = (key: "role" | "disable" | "enable" | "reset" | "tokens", act: () => void): TemplateResult =>
      html`<button type="button" class="button" aria-label=${t(`staff-people-${key}-of`, { name })} @click=${act}>${t(`staff-people-${key}`)}</button>`;
    return html`<div class="row-acts" role="group" aria-label=${t("staff-people-acts-of", { name })}>
      ${button("role", () => void this.#setRole(account))}
      ${button(disabled ? "enable" : "disable", () => void this.#setDisabled(account))}
      ${button("reset", () => void this.#reset(account))} ${button("tokens", () => void this.#tokens(account))}
    </div>`;
  }

  readonly #add = async (): Promise<void> => {
    const typed = { name: "", role: "", manager_id: "", reason: "" };
    let withPassword = true;
    const made = await fillIn({
      title: t("staff-people-add"),
      send: t("staff-people-add-send"),
      missing: () => missing({ name: typed.name, role: typed.role, reason: typed.reason }),
      fields: (wrong) => html`
        ${textField({ id: "account-name", label: t("staff-login-name"), hint: t("staff-people-name-hint"), isRequired: true, value: typed.name, problem: wrong.get("name"), change: (name) => Object.assign(typed, { name }) })}
        ${this.#roleFields(typed, wrong)}
        ${checkField({
          id: "account-password",
          label: t("staff-people-with-password"),
          hint: t("staff-people-with-password-hint"),
          value: withPassword,
          change: (isWanted) => {
            withPassword = isWanted;
          },
        })}
        ${reasonField({ id: "account-reason", value: typed.reason, problem: wrong.get("reason"), change: (reason) => Object.assign(typed, { reason }) })}
      `,
      act: async () => {
        const body = { ...typed, manager_id: typed.manager_id || null, with_password: withPassword };
        return (await ask<Made>("POST", "/api/accounts", { body })).data;
      },
    });
    await this.#finish(made, "staff-people-added");
  };

  #roleFields(typed: { role: string; manager_id: string }, wrong: ReadonlyMap<string, string>): TemplateResult {
    const none = { value: "", label: t("staff-choose") };
    const nobody = { value: "", label: t("staff-people-no-manager") };
    return html`${choiceField({
      id: "account-role",
      label: t("staff-people-role"),
      isRequired: true,
      value: typed.role,
      problem: wrong.get("role"),
      choices: [none, ...ROLES.map((role) => ({ value: role, label: t(`staff-role-long-${role}`) }))],
      change: (role) => Object.assign(typed, { role }),
    })}
    ${choiceField({
      id: "account-manager",
      label: t("staff-people-manager"),
      hint: t("staff-people-manager-hint"),
      value: typed.manager_id,
      problem: wrong.get("manager_id"),
      choices: [nobody, ...this.#kept.managers.map(({ id, name }) => ({ value: id, label: name }))],
      change: (manager_id) => Object.assign(typed, { manager_id }),
    })}`;
  }

  async #setRole({ name, role, manager_id }: Account): Promise<void> {
    const typed = { role: role as string, manager_id: manager_id ?? "", reason: "" };
    const isDone = await fillIn({
      title: t("staff-people-role-of", { name }),
      send: t("staff-people-role-send"),
      missing: () => missing({ role: typed.role, reason: typed.reason }),
      fields: (wrong) => html`<p>${t("staff-people-ends")}</p>
        ${this.#roleFields(typed, wrong)}
        ${reasonField({ id: "account-reason", value: typed.reason, problem: wrong.get("reason"), change: (reason) => Object.assign(typed, { reason }) })}`,
      act: () => ask("PUT", at(name, "role"), { body: { ...typed, manager_id: typed.manager_id || null } }),
    });
    if (isDone) this.#done(t("staff-people-role-done", { name }));
  }

  async #setDisabled({ name, disabled }: Account): Promise<void> {
    const isDone = await confirmWithReason({
      title: t(disabled ? "staff-people-enable-of" : "staff-people-disable-of", { name }),
      body: html`<p>${t(disabled ? "staff-people-enable-lead" : "staff-people-disable-lead")}</p>`,
      send: t(disabled ? "staff-people-enable" : "staff-people-disable"),
      act: async (reason) => {
        await ask("PUT", at(name, "disabled"), { body: { disabled: !disabled, reason } });
      },
    });
    if (isDone) this.#done(t(disabled ? "staff-people-enabled" : "staff-people-disabled", { name }));
  }

  async #reset({ name }: Account): Promise<void> {
    let made = null as Made | null;
    await confirmWithReason({
      title: t("staff-people-reset-of", { name }),
      body: html`<p>${t("staff-people-reset-lead")}</p>`,
      send: t("staff-people-reset"),
      act: async (reason) => {
        made = (await ask<Made>("POST", at(name, "password"), { body: { reason } })).data;
      },
    });
    await this.#finish(made, "staff-people-reset-done");
  }

  /** Show the password that was drawn, and say what was done. */
  async #finish(made: Made | null, sentence: "staff-people-added" | "staff-people-reset-done"): Promise<void> {
    if (!made) return;
    const { account, password } = made;
    this.#done(t(sentence, { name: account.name }));
    if (password === null) return;
    const lead = t("staff-people-password-lead");
    await showOnce({
      title: t("staff-people-password", { name: account.name }),
      lead,
      label: t("staff-login-password"),
      value: password,
    });
  }

  async #tokens({ name }: Account): Promise<void> {
    let tokens = await tokensOf(name);
    const reload = async (): Promise<void> => {
      tokens = await tokensOf(name);
      dialog.draw();
    };
    const title = t("staff-people-tokens-of", { name });
    const dialog = openDialog(() => ({ title, body: tokenList(tokens, name, () => void reload()) }));
    await dialog.closed;
  }
}

function state({ disabled, must_change, has_password }: Account): TemplateResult {
  const words = [
    disabled ? t("staff-people-is-disabled") : t("staff-people-is-active"),
    ...(has_password ? [] : [t("staff-people-no-password")]),
    ...(must_change ? [t("staff-people-must-change")] : []),
  ];
  return html`<span class="badge ${disabled ? "badge-closed" : "badge-open"}">${words[0]}</span> ${words.length > 1 ? words.slice(1).join(", ") : nothing}`;
}

const deed = ({ at: when, who, what, account, why }: Deed): TemplateResult => html`<li class="entry">
  <p>${t("staff-audit", { at: moment(when), who, what: t(`staff-audit-${what}`), account })}</p>
  ${why ? html`<p class="hint">${t("staff-audit-why", { why })}</p>` : nothing}
</li>`;
