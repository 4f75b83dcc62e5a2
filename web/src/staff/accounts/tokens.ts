/** Access for machines: the tokens of an account, made with a reason, shown once, ended for good. */

import { html, nothing, type TemplateResult } from "lit-html";
import { type Action, ask } from "../api";
import { checkField, reasonField, textField } from "../parts/field";
import { dayOf } from "../parts/moment";
import { confirmWithReason } from "../parts/reason";
import { showOnce } from "../parts/secret";
import { fillIn, missing, type Wrong } from "../parts/sheet";
import { t } from "../texts";
import { isOver, type Token, tokenPath } from "./data";

const DAYS = "90";

/** A new token, with the secret that is nowhere else. */
interface Issued {
  token: Token;
  secret: string;
}

/** What a token may do, in words. */
export const scopeName = (action: Action): string => t(`staff-action-${action}`);

/** Make a token; true where there is one more now. */
export async function issueToken(grantable: readonly Action[]): Promise<boolean> {
  const typed = { label: "", days: DAYS, reason: "" };
  const scopes = new Set<Action>();
  const made = await fillIn({
    title: t("staff-token-new"),
    send: t("staff-token-make"),
    missing: () => missingOf(typed, scopes),
    fields: (wrong) => html`
      ${textField({ id: "token-label", label: t("staff-token-label"), hint: t("staff-token-label-hint"), isRequired: true, value: typed.label, problem: wrong.get("label"), change: (label) => Object.assign(typed, { label }) })}
      ${scopeFields(grantable, scopes, wrong.get("scopes"))}
      ${textField({ id: "token-days", label: t("staff-token-days"), type: "number", min: "1", max: "366", isRequired: true, value: typed.days, problem: wrong.get("days"), change: (days) => Object.assign(typed, { days }) })}
      ${reasonField({ id: "token-reason", value: typed.reason, problem: wrong.get("reason"), change: (reason) => Object.assign(typed, { reason }) })}
    `,
    act: async () => {
      const { label, days, reason } = typed;
      const body = { label, days: Number(days), reason, scopes: [...scopes] };
      return (await ask<Issued>("POST", "/api/tokens", { body })).data;
    },
  });
  if (made) await showToken(made);
  return made !== null;
}

function missingOf(typed: Readonly<Record<string, string>>, scopes: ReadonlySet<Action>): Wrong {
  const found = new Map(missing(typed));
  if (scopes.size === 0) found.set("scopes", t("staff-token-scopes-missing"));
  return found;
}

function scopeFields(grantable: readonly Action[], scopes: Set<Action>, wrong: string | undefined): TemplateResult {
  const one = (action: Action): TemplateResult =>
    checkField({
      id: `token-scope-${action}`,
      label: scopeName(action),
      value: scopes.has(action),
      change: (isChosen) => {
        if (isChosen) scopes.add(action);
        else scopes.delete(action);
      },
    });
  return html`<fieldset aria-describedby=${wrong ? "token-scopes-problem" : nothing}>
    <legend>${t("staff-token-scopes")}</legend>
    ${wrong ? html`<p class="field-problem" id="token-scopes-problem" role="alert">${wrong}</p>` : nothing} ${grantable.map(one)}
  </fieldset>`;
}

const showToken = ({ token, secret }: Issued): Promise<void> =>
  showOnce({
    title: t("staff-token-made", { label: token.label }),
    lead: t("staff-secret-lead"),
    label: t("staff-token"),
    value: secret,
    more: html`<p class="hint">${t("staff-token-use")}</p>`,
  });

/** The tokens of an account (null: one's own), newest last; `changed` is called when one of them has ended. */
export function tokenList(tokens: readonly Token[], account: string | null, changed: () => void): TemplateResult {
  const one = (token: Token): TemplateResult => html`<li class="entry">
    <p>
      <strong>${token.label}</strong>
      <span class="badge ${isOver(token) ? "badge-closed" : "badge-open"}">${t(stateOf(token))}</span>
    </p>
    <p class="hint">
      ${token.scopes.map(scopeName).join(", ")} · ${t("staff-token-until", { day: dayOf(token.expires_at) })} ·
      ${token.used_at ? t("staff-token-used", { day: dayOf(token.used_at) }) : t("staff-token-unused")}
    </p>
    ${isOver(token) ? nothing : endButton(token, account, changed)}
  </li>`;
  return tokens.length === 0
    ? html`<p>${t("staff-tokens-none")}</p>`
    : html`<ul class="plain entries">${tokens.map(one)}</ul>`;
}

const stateOf = (token: Token) =>
  token.revoked_at ? "staff-token-revoked" : isOver(token) ? "staff-token-expired" : "staff-token-valid";

function endButton(token: Token, account: string | null, changed: () => void): TemplateResult {
  const end = async (): Promise<void> => {
    const isDone = await confirmWithReason({
      title: t("staff-token-end-title", { label: token.label }),
      body: html`<p>${t("staff-token-end-lead")}</p>`,
      send: t("staff-token-end"),
      act: async (reason) => {
        await ask("DELETE", `${tokenPath(account)}/${encodeURIComponent(token.id)}`, { query: { reason } });
      },
    });
    if (isDone) changed();
  };
  return html`<button type="button" class="button" aria-label=${t("staff-token-end-title", { label: token.label })} @click=${end}>${t("staff-token-end")}</button>`;
}
