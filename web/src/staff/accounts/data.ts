/** Accounts, tokens and deeds as the API tells them. */

import { type Action, ask, type Role, type Session } from "../api";

export const ROLES: readonly Role[] = ["reader", "manager", "coordinator", "admin"];

export interface Account {
  name: string;
  role: Role;
  manager_id: string | null;
  disabled: boolean;
  must_change: boolean;
  has_password: boolean;
}

export interface Token {
  id: string;
  account: string;
  label: string;
  scopes: readonly Action[];
  expires_at: string;
  used_at: string | null;
  revoked_at: string | null;
}

export type Did = "add" | "role" | "disable" | "enable" | "password" | "token" | "revoke";

export interface Deed {
  number: number;
  at: string;
  who: string;
  what: Did;
  account: string;
  why: string;
}

/** What a machine may be allowed: all that its account may do, but for keeping accounts. */
export const grantable = ({ may }: Session): Action[] =>
  (Object.keys(may) as Action[]).filter((action) => action !== "keep_accounts" && may[action] !== "never");

export const isOver = ({ expires_at, revoked_at }: Token, now = Date.now()): boolean =>
  revoked_at !== null || Date.parse(expires_at) <= now;

export const accounts = async (): Promise<Account[]> =>
  (await ask<{ accounts: Account[] }>("GET", "/api/accounts")).data.accounts;

export const deeds = async (): Promise<Deed[]> => (await ask<{ audit: Deed[] }>("GET", "/api/audit")).data.audit;

/** Where the tokens of an account are kept: those of the person themselves, or of somebody else. */
export const tokenPath = (account: string | null): string =>
  account === null ? "/api/tokens" : `/api/accounts/${encodeURIComponent(account)}/tokens`;

export const tokensOf = async (account: string | null): Promise<Token[]> =>
  (await ask<{ tokens: Token[] }>("GET", tokenPath(account))).data.tokens;
