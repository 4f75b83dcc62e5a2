/**
 * The only module of the staff workspace that asks the API. It adds what the session needs, says every refusal in a
 * sentence, and when the session has ended it asks to log in again and then sends the same request once more.
 */

import { ApiError, type Problem, Refused, read, request, Unreachable } from "../api";
import { t } from "./texts";

export type Role = "reader" | "manager" | "coordinator" | "admin";
/** How far a role may go with an action; "own" reaches the cities assigned to its manager today. */
export type Reach = "never" | "own" | "always";
export type Action =
  | "read_internal"
  | "read_calendar"
  | "edit_offices"
  | "edit_projects"
  | "edit_areas"
  | "edit_sources"
  | "edit_cities"
  | "keep_visits"
  | "assign"
  | "keep_managers"
  | "import"
  | "restore"
  | "delete"
  | "keep_accounts";

/** Who is logged in, and what the API lets them do. */
export interface Session {
  name: string;
  role: Role;
  manager_id: string | null;
  /** Somebody else has set the password: until it is changed, nothing else is allowed. */
  must_change: boolean;
  may: Partial<Record<Action, Reach>>;
  csrf: string;
  expires_at: string;
  /** How long it lasts from the answer on: by the server's clock, for that of this device may be wrong. */
  lasts_ms: number;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

export interface Question {
  /** Sent as JSON, or as it is where it is a file. */
  body?: unknown;
  /** Where there is no body for the reason, and for everything that narrows an answer. */
  query?: Readonly<Record<string, string>>;
  /** The state that was read: the server refuses where it is no longer so. */
  tag?: string | null;
  signal?: AbortSignal;
}

export interface Answer<T> {
  data: T;
  /** Names the state that was read, for the change that follows. */
  tag: string | null;
}

/** What a refused change tells beyond its sentence. */
export interface ChangeProblem extends Problem {
  code?: string;
  /** What is wrong with which field. */
  fields?: { field: string; detail: string; detail_en: string }[];
  /** The latest change, where somebody else was faster. */
  current?: { revision: number; who: string; at: string };
}

let session: Session | null = null;
let login = (): Promise<unknown> => Promise.reject(new ApiError(t("staff-login-again-lead")));
let learned = (_session: Session): void => undefined;
let used = (): void => undefined;

/** The session, as the server last told it. */
export const current = (): Session | null => session;

/** True where the account may do something, at least in cities of its own. */
export const may = (action: Action): boolean => (session?.may[action] ?? "never") !== "never";

/** True where the account may do something in a city that this manager is responsible for. */
export const mayIn = (action: Action, managerId: string | null): boolean => {
  const reach = session?.may[action] ?? "never";
  return reach === "always" || (reach === "own" && managerId !== null && managerId === session?.manager_id);
};

export interface SessionEvents {
  /** Lets the person log in again; fulfilled when they have. */
  again(): Promise<unknown>;
  /** The server has told the session. */
  known(session: Session): void;
  /** Something was asked in the session. */
  used(): void;
}

export function onSession(events: SessionEvents): void {
  login = () => events.again();
  learned = (found) => events.known(found);
  used = () => events.used();
}

/** The session that an answer tells. */
async function told(response: Response): Promise<Session> {
  const found = await read<Omit<Session, "lasts_ms">>(response);
  const now = Date.parse(response.headers.get("date") ?? "") || Date.now();
  return { ...found, lasts_ms: Date.parse(found.expires_at) - now };
}

function keep(found: Session): Session {
  session = found;
  learned(found);
  return found;
}

const isUnsafe = (method: Method): boolean => method !== "GET";

function headersOf(method: Method, { body, tag }: Question): Record<string, string> {
  return {
    accept: "application/json",
    ...(body !== undefined && {
      "content-type": body instanceof Blob ? "application/octet-stream" : "application/json",
    }),
    ...(tag && { "if-match": tag }),
    ...(isUnsafe(method) && session && { "atlas-csrf": session.csrf }),
  };
}

function once(method: Method, path: string, question: Question): Promise<Response> {
  const { body, query, signal } = question;
  const sent = body instanceof Blob ? body : JSON.stringify(body);
  return request(query ? `${path}?${new URLSearchParams(query)}` : path, {
    method,
    headers: headersOf(method, question),
    cache: "no-store",
    ...(body !== undefined && { body: sent }),
    ...(signal && { signal }),
  });
}

/** The kind of a refusal, as the server names it. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Refused ? (error.problem as ChangeProblem).code : undefined;

const isExpired = (error: unknown): boolean => error instanceof Refused && error.status === 401;

/** Logging in again in another window gives the session a new secret; the server then says so. */
const isForeign = (error: unknown): boolean => codeOf(error) === "foreign-request";

/** Several requests that meet the end of the session wait for one login. */
let renewing: Promise<unknown> | null = null;

function renew(error: unknown): Promise<unknown> {
  renewing ??= again(error).finally(() => {
    renewing = null;
  });
  return renewing;
}

/** What waits to be sent is sent in the name of whoever wrote it, and of nobody else. */
async function again(error: unknown): Promise<unknown> {
  const name = session?.name;
  const found = isForeign(error) ? await askSession(name) : null;
  if (!found) return login();
  if (found.name !== name) throw new ApiError(t("staff-login-changed", { name: found.name }));
  return found;
}

async function sent(method: Method, path: string, question: Question): Promise<Response> {
  try {
    return await once(method, path, question);
  } catch (error) {
    if (!isExpired(error) && !isForeign(error)) throw error;
    await renew(error);
    return once(method, path, question);
  }
}

/** Ask the API, or let it change something; throws an ApiError whose message is a sentence to show. */
export async function ask<T>(method: Method, path: string, question: Question = {}): Promise<Answer<T>> {
  const response = await sent(method, path, question);
  used();
  const tag = response.headers.get("etag");
  return { data: response.status === 204 ? (undefined as T) : await read<T>(response), tag };
}

/** Look who is logged in; null where nobody is. With a name, the session of anybody else is told, but not taken over. */
export async function askSession(name?: string): Promise<Session | null> {
  try {
    const found = await told(await once("GET", "/api/session", {}));
    return name === undefined || name === found.name ? keep(found) : found;
  } catch (error) {
    if (isExpired(error)) return null;
    throw error;
  }
}

/** Log in; the server's refusal is thrown. */
export async function logIn(name: string, password: string): Promise<Session> {
  return keep(await told(await once("POST", "/api/session", { body: { name, password } })));
}

/** Another house at which people can log in. */
export interface Elsewhere {
  name: string;
  href: string;
}

/** The other house where one is configured. */
export const loginElsewhere = async (): Promise<Elsewhere | null> =>
  (await read<{ oidc: Elsewhere | null }>(await once("GET", "/api/config/login", {}))).oidc;

/** Put another password in the place of the present one; all other sessions of the account end. */
export async function changePassword(present: string, wanted: string): Promise<Session> {
  const body = { current: present, new: wanted };
  return keep(await told(await once("PUT", "/api/session/password", { body })));
}

/** Log out here, or on all devices. */
export async function logOut(everywhere: boolean): Promise<void> {
  await once("DELETE", "/api/session", everywhere ? { query: { everywhere: "true" } } : {});
  session = null;
}

/** The sentence to show for any error. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Unreachable) return t("staff-unreachable");
  return error instanceof ApiError ? error.message : t("errors-unexpected");
}
