/**
 * The views of the workspace, in the order of the menu. A new view is one entry here and one module that exports
 * `open`; nothing else is edited. Its code is loaded when it is first opened. What views have in common lies in
 * `parts/`: `field` (labels, hints, what is wrong), `dialog`, `problem` (refusals in words), `reason` (ask why, then
 * act), `table` (sorting, selecting, by mouse and keys). They ask the API through `api.ts` only, and their words stand
 * in atlas/texts/staff/.
 */

import type { Action, Session } from "./api";
import type { PlainKey } from "./texts";

/** What a view gets: its place in the page, what the address asks for, and ways to speak and to go elsewhere. */
export interface Desk {
  readonly place: HTMLElement;
  /** The named parts of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly session: Session;
  /** Have something read out, politely. */
  say(sentence: string): void;
  /** Open another address of the workspace. */
  go(address: string): void;
  /** Keep the address in step with what is shown, without opening anything. */
  note(query: URLSearchParams): void;
  /** Name the page more closely than its menu does: a record, a person. */
  entitle(what: string): void;
}

export interface View {
  /** Draw everything anew: the language has changed, or the server can be reached again. */
  draw(): void;
  /** The view makes room for another one. */
  close?(): void;
  /** True while something stands here that would be lost; leaving then asks first. */
  hasUnsaved?(): boolean;
}

export interface Entry {
  /** A path with named parts: "/mitarbeit/bearbeiten/:collection/:id". */
  path: string;
  title: PlainKey;
  /** Whoever may not do this is not offered the view, and told so where they come by its address. */
  needs: Action;
  isInMenu: boolean;
  load(): Promise<{ open(desk: Desk): View }>;
}

/** Where everybody has to go first whose password was set by somebody else. */
export const PASSWORD_PATH = "/mitarbeit/passwort";

export const VIEWS: readonly Entry[] = [
  {
    path: "/mitarbeit",
    title: "staff-board",
    needs: "read_internal",
    isInMenu: true,
    load: () => import("./board"),
  },
  {
    path: "/mitarbeit/bearbeiten",
    title: "staff-edit",
    needs: "read_internal",
    isInMenu: true,
    load: () => import("./edit/find"),
  },
  {
    path: "/mitarbeit/bearbeiten/:collection/:id",
    title: "staff-edit",
    needs: "read_internal",
    isInMenu: false,
    load: () => import("./edit"),
  },
  {
    path: "/mitarbeit/besuche",
    title: "staff-visits",
    needs: "read_internal",
    isInMenu: true,
    load: () => import("./visits"),
  },
  {
    path: "/mitarbeit/einlesen",
    title: "staff-intake",
    needs: "import",
    isInMenu: true,
    load: () => import("./intake"),
  },
  {
    path: "/mitarbeit/verlauf",
    title: "staff-history",
    needs: "read_internal",
    isInMenu: true,
    load: () => import("./history"),
  },
  {
    path: "/mitarbeit/konten",
    title: "staff-accounts",
    needs: "read_internal",
    isInMenu: true,
    load: () => import("./accounts"),
  },
  {
    path: PASSWORD_PATH,
    title: "staff-password",
    needs: "read_internal",
    isInMenu: false,
    load: () => import("./password"),
  },
];
