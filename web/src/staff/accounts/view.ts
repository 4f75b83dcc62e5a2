/** The composition of the view of accounts. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { may } from "../api";
import { failure } from "../parts/failure";
import { managers } from "../parts/people";
import { t } from "../texts";
import type { Desk, View } from "../views";
import { accounts, deeds, grantable, type Token, tokensOf } from "./data";
import { People } from "./people";
import { issueToken, tokenList } from "./tokens";

export class AccountsView implements View {
  readonly #desk: Desk;
  readonly #people: People;
  #tokens: readonly Token[] | null = null;
  #error: unknown = null;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#people = new People(
      () => this.draw(),
      (sentence) => this.#did(sentence),
    );
    this.draw();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.#tokens = await tokensOf(null);
      if (may("keep_accounts")) {
        const [all, done, known] = await Promise.all([accounts(), deeds(), managers()]);
        this.#people.take({ accounts: all, deeds: done, managers: known });
      }
      this.#error = null;
    } catch (error) {
      this.#error = error;
    }
    this.draw();
  }

  #did(sentence: string): void {
    this.#desk.say(sentence);
    void this.#load();
  }

  draw(): void {
    const isKeeper = may("keep_accounts") && this.#tokens !== null;
    render(
      html`<h1>${t("staff-accounts")}</h1>
        ${failure(this.#error, () => void this.#load())}
        <div class="boxes">
          ${this.#tokens ? this.#ownTokens(this.#tokens) : nothing}
          ${isKeeper ? this.#people.body() : nothing}
        </div>`,
      this.#desk.place,
    );
  }

  #ownTokens(tokens: readonly Token[]): TemplateResult {
    const issue = async (): Promise<void> => {
      if (await issueToken(grantable(this.#desk.session))) this.#did(t("staff-token-done"));
    };
    return html`<section class="box" aria-labelledby="tokens-title">
      <h2 id="tokens-title">${t("staff-tokens")}</h2>
      <p>${t("staff-tokens-lead")}</p>
      ${tokenList(tokens, null, () => this.#did(t("staff-token-ended")))}
      <p><button type="button" class="button" @click=${issue}>${t("staff-token-new")}</button></p>
    </section>`;
  }
}
