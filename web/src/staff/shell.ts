/** The frame of the workspace: who is logged in, the menu, the view that the address asks for, and what is read out. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { Announcer } from "../announcer";
import { ApiError } from "../api";
import { element, translate } from "../dom";
import { Network } from "../network";
import { language } from "../texts";
import { askSession, current, logOut, may, onSession, type Session, sentenceOf } from "./api";
import { Expiry } from "./expiry";
import { LoginForm, logInAgain } from "./login";
import { followLinks, type Route, routeOf } from "./router";
import { STAFF_LANGUAGES, speakStaff, t } from "./texts";
import { type Desk, type Entry, PASSWORD_PATH, VIEWS, type View } from "./views";

const here = (): string => window.location.pathname + window.location.search;

export class Shell {
  readonly #main = element("main");
  readonly #announcer = new Announcer(element("live"));
  readonly #expiry = new Expiry(element("expiry"), (sentence) => this.say(sentence));
  /** Where the view draws: a new one for each. */
  #stage = document.createElement("div");
  #view: View | null = null;
  #entry: Entry | null = null;
  #title = "";
  #hasArrived = false;
  /** The address that is shown: where leaving it is refused, the browser's bar goes back to it. */
  #address = here();
  /** Counts what was opened, so that what comes late does not take the place of what was asked for later. */
  #opening = 0;

  async start(): Promise<void> {
    onSession({
      again: () => logInAgain(current()?.name ?? "", new ApiError(t("staff-login-again-lead"))),
      known: (session) => this.#expiry.follow(session),
      used: this.#expiry.renew,
    });
    followLinks((address) => this.go(address));
    window.addEventListener("popstate", () => this.#back());
    window.addEventListener("beforeunload", (event) => {
      if (this.#view?.hasUnsaved?.()) event.preventDefault();
    });
    new Network(element("network"), { say: (sentence) => this.say(sentence), back: () => this.#retry() });
    this.#drawFrame();
    await this.#enter();
  }

  say(sentence: string): void {
    this.#announcer.say(sentence);
  }

  go(address: string): void {
    if (!this.#mayLeave()) return;
    window.history.pushState(null, "", address);
    this.#open();
  }

  /** Show what the address asks for, to whoever is logged in. */
  async #enter(): Promise<void> {
    try {
      if (await askSession()) this.#open();
      else this.#showLogin();
    } catch (error) {
      this.#showFailure(error);
    }
    document.documentElement.dataset["ready"] = "true";
  }

  #retry(): void {
    if (this.#view) this.#view.draw();
    else void this.#enter();
  }

  #back(): void {
    // A link within the page makes a step as well; what stands here stays.
    if (here() === this.#address) return;
    if (this.#mayLeave()) this.#open();
    else window.history.pushState(null, "", this.#address);
  }

  #mayLeave(): boolean {
    return !this.#view?.hasUnsaved?.() || window.confirm(t("staff-leave"));
  }

  #open(): void {
    const session = current();
    if (!session) {
      this.#showLogin();
      return;
    }
    this.#closeView();
    this.#address = here();
    const route = routeOf(VIEWS, session.must_change ? PASSWORD_PATH : window.location.pathname);
    this.#entry = route?.entry ?? null;
    this.#name(t(this.#entry?.title ?? "staff-unknown-title"));
    this.#drawFrame();
    if (!route) this.#put(this.#unknown());
    else if (may(route.entry.needs)) void this.#load(route, session);
    else this.#put(html`<p class="notice">${t("staff-forbidden")}</p>`);
  }

  async #load(route: Route<Entry>, session: Session): Promise<void> {
    this.#opening += 1;
    const opening = this.#opening;
    this.#put(html`<p class="loading">${t("staff-loading")}</p>`);
    try {
      const { open } = await route.entry.load();
      if (opening !== this.#opening) return;
      this.#clear();
      this.#view = open(this.#deskOf(route, session));
      this.#arrive();
    } catch (error) {
      if (opening === this.#opening) this.#showFailure(error);
    }
  }

  /** Whoever comes from another view is brought to the beginning of this one. */
  #arrive(): void {
    if (this.#hasArrived) {
      this.#main.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    this.#hasArrived = true;
  }

  #deskOf({ params }: Route<Entry>, session: Session): Desk {
    return {
      place: this.#stage,
      params,
      query: new URLSearchParams(window.location.search),
      session,
      say: (sentence) => this.say(sentence),
      go: (address) => this.go(address),
      note: (query) => this.#note(query),
      entitle: (what) => this.#name(what),
    };
  }

  #note(query: URLSearchParams): void {
    const asked = query.toString();
    window.history.replaceState(null, "", window.location.pathname + (asked ? `?${asked}` : ""));
    this.#address = here();
  }

  #closeView(): void {
    this.#opening += 1;
    this.#view?.close?.();
    this.#view = null;
    this.#clear();
  }

  #clear(): void {
    this.#stage = document.createElement("div");
    this.#main.replaceChildren(this.#stage);
  }

  #put(contents: TemplateResult): void {
    render(contents, this.#stage);
  }

  #unknown(): TemplateResult {
    return html`<h1>${t("staff-unknown-title")}</h1>
      <p><a href="/mitarbeit">${t("staff-unknown-home")}</a></p>`;
  }

  #showFailure(error: unknown): void {
    this.#put(
      html`<div class="notice" role="alert">
        <h1>${t("staff-load-failed")}</h1>
        <p>${sentenceOf(error)}</p>
        <button type="button" class="button" @click=${() => void this.#enter()}>${t("errors-retry")}</button>
      </div>`,
    );
  }

  #showLogin(said?: string): void {
    this.#closeView();
    this.#entry = null;
    this.#name(t("staff-login-title"));
    const draw = (): void =>
      this.#put(html`<div class="login-page">
        <h1>${t("staff-login-title")}</h1>
        ${said ? html`<p class="notice">${said}</p>` : nothing} ${form.body(t("staff-login-lead"))}
      </div>`);
    const form = new LoginForm({
      draw,
      done: () => {
        this.say(t("staff-login-done"));
        this.#view = null;
        this.#open();
      },
    });
    this.#view = { draw };
    this.#hasArrived = true;
    this.#drawFrame();
    draw();
    element("login-name").focus();
  }

  #name(what: string): void {
    this.#title = what;
    document.title = t("staff-title-of", { what: this.#title });
  }

  #drawFrame(): void {
    document.documentElement.lang = language().lang;
    translate();
    const session = current();
    render(session ? this.#person(session) : nothing, element("person"));
    render(session ? this.#menu() : nothing, element("menu"));
    render(this.#languages(), element("languages"));
  }

  #person({ name, role }: Session): TemplateResult {
    return html`<p>${t("staff-person", { name, role: t(`staff-role-${role}`) })}</p>
      <details class="person-out">
        <summary class="button">${t("staff-account")}</summary>
        <div class="person-acts">
          <a class="button" href=${PASSWORD_PATH}>${t("staff-password")}</a>
          <button type="button" class="button" @click=${() => void this.#out(false)}>${t("staff-out-here")}</button>
          <button type="button" class="button" @click=${() => void this.#out(true)}>${t("staff-out-everywhere")}</button>
        </div>
      </details>`;
  }

  async #out(everywhere: boolean): Promise<void> {
    if (!this.#mayLeave()) return;
    try {
      await logOut(everywhere);
    } catch (error) {
      this.say(sentenceOf(error));
      return;
    }
    this.#expiry.follow(null);
    this.#showLogin(t(everywhere ? "staff-out-done-everywhere" : "staff-out-done"));
  }

  #menu(): TemplateResult {
    const offered = VIEWS.filter(({ isInMenu, needs }) => isInMenu && may(needs));
    return html`<ul class="plain">
      ${offered.map(
        (entry) => html`<li>
          <a href=${entry.path} aria-current=${entry === this.#entry ? "page" : nothing}>${t(entry.title)}</a>
        </li>`,
      )}
    </ul>`;
  }

  #languages(): TemplateResult {
    const link = ({ code, name, lang }: (typeof STAFF_LANGUAGES)[number]): TemplateResult =>
      html`<li>
        <button type="button" lang=${lang} aria-pressed=${code === language().code ? "true" : "false"} @click=${() => void this.#speak(code)}>
          ${name}
        </button>
      </li>`;
    return html`<div class="languages" role="group" aria-label=${t("language-label")}>
      <ul class="plain">${STAFF_LANGUAGES.map(link)}</ul>
    </div>`;
  }

  async #speak(code: string): Promise<void> {
    try {
      await speakStaff(code);
    } catch {
      this.say(t("errors-language"));
      return;
    }
    this.#name(this.#entry ? t(this.#entry.title) : this.#title);
    this.#drawFrame();
    this.#view?.draw();
    this.say(t("language-changed"));
  }
}
