/** The view of one record: what is being written, what came of it, and what others have done in the meantime. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { sentenceOf } from "../api";
import { dayOf } from "../parts/moment";
import { problem } from "../parts/problem";
import { confirmWithReason } from "../parts/reason";
import { t } from "../texts";
import type { Desk, View } from "../views";
import { hasChanges, wordsOf } from "./changes";
import { type Draft, type DraftHead, dropDraft, findDraft, saveDraft } from "./drafts";
import { findingList, summary } from "./findings";
import { RecordForm } from "./form";
import { groupsOf } from "./groups";
import { forgetRecords, knownRecords } from "./known";
import { type Collection, hasNew } from "./layout";
import { theirsOf } from "./merge";
import { MergeView } from "./mergeview";
import { Position } from "./position";
import { type Conflict, conflictOf, publish, tryOut } from "./publishing";
import { readOnly } from "./readonly";
import {
  deleteRecord,
  editPath,
  type Finding,
  historyPath,
  type Kept,
  NEW,
  publicPath,
  readRecord,
  schemaOf,
} from "./records";
import { Remembering } from "./remembering";
import { makeSource } from "./sourcedialog";
import { labelOf } from "./words";

const NAMED = ["cities", "areas", "sources"];

export class Editor implements View {
  readonly #desk: Desk;
  readonly #collection: Collection;
  readonly #id: string | null;
  readonly #remembering: Remembering;
  #form: RecordForm | null = null;
  #position: Position | null = null;
  /** The record as it was read; null for a new one. */
  #base: Kept | null = null;
  /** What stood in the form when nothing had been entered yet. */
  #initial = "";
  #merge: MergeView | null = null;
  #findings: readonly Finding[] | null = null;
  #failure: unknown = null;
  #isRestored = false;
  #draft: DraftHead | null = null;
  #isBusy = false;
  #isClosed = false;

  constructor(desk: Desk, collection: Collection, id: string | null) {
    this.#desk = desk;
    this.#collection = collection;
    this.#id = id;
    this.#remembering = new Remembering(desk.session.name, collection, id ?? NEW);
    void this.#load();
  }

  async #load(): Promise<void> {
    this.#failure = null;
    this.draw();
    try {
      const [schema, kept, draft] = await Promise.all([
        schemaOf(this.#collection),
        this.#id ? readRecord(this.#collection, this.#id) : null,
        findDraft(this.#collection, this.#id),
        ...NAMED.map(knownRecords),
      ]);
      this.#form = new RecordForm(this.#collection, schema, "f", {
        changed: () => this.#changed(),
        draw: () => this.draw(),
        say: (sentence) => this.#desk.say(sentence),
      });
      this.#form.ownId = this.#id;
      this.#form.makeSource = () => makeSource((sentence) => this.#desk.say(sentence));
      this.#position?.remove();
      this.#position = new Position(this.#form, this.#id, () => void this.#check());
      this.#begin(kept);
      if (draft) this.#goOn(draft);
      this.#restore();
    } catch (error) {
      this.#failure = error;
    }
    this.draw();
  }

  /** Write a record into the form; from here on it counts as unchanged. */
  #begin(kept: Kept | null): void {
    this.#base = kept;
    this.#findings = null;
    if (this.#form) this.#form.base = kept;
    this.#form?.stillBacked.clear();
    this.#form?.fill(kept ?? { geometry: null, properties: this.#asked() });
    this.#initial = this.#entered();
    this.#desk.entitle(this.#title);
  }

  /** What the address asks for in a new record: its city. */
  #asked(): Record<string, unknown> {
    const ags = this.#desk.query.get("city");
    return ags ? { city_ags: ags } : {};
  }

  #entered(): string {
    return JSON.stringify(this.#form?.entries);
  }

  /** Go on from a draft: it counts as kept, and as written on the state that was read for it. */
  #goOn(draft: Draft): void {
    this.#draft = draft;
    if (this.#base) this.#base = { ...this.#base, tag: draft.tag, revision: draft.revision };
    this.#form?.fill(draft.feature);
    this.#initial = this.#entered();
  }

  #restore(): void {
    const begun = this.#remembering.get();
    if (!begun || !this.#form) return;
    // Whoever began on an older state goes on from there: what others did since comes to light when it is published.
    this.#base = begun.base ?? this.#base;
    this.#form.fill({ entries: begun.form });
    this.#isRestored = true;
  }

  #changed(): void {
    if (!this.#form) return;
    if (this.hasUnsaved()) this.#remembering.keep({ base: this.#base, form: this.#form.entries });
    else this.#remembering.forget();
  }

  hasUnsaved(): boolean {
    return this.#form !== null && this.#entered() !== this.#initial;
  }

  close(): void {
    this.#isClosed = true;
    this.#position?.remove();
  }

  draw(): void {
    if (this.#isClosed) return;
    render(this.#page(), this.#desk.place);
    this.#position?.follow();
  }

  get #title(): string {
    if (!this.#id) return t(`edit-new-${this.#collection}`);
    const { name, title, what } = this.#base?.properties ?? {};
    return String(name ?? title ?? what ?? this.#id);
  }

  #page(): TemplateResult {
    return html`<article class="edit">
      <p class="edit-kind">${t(`edit-kind-${this.#collection}`)}</p>
      <h1>${this.#title}</h1>
      ${this.#contents()}
    </article>`;
  }

  #contents(): TemplateResult {
    if (!this.#form)
      return this.#failure
        ? html`${problem(this.#failure)}
            <button type="button" class="button" @click=${() => void this.#load()}>${t("errors-retry")}</button>`
        : html`<p class="loading">${t("staff-loading")}</p>`;
    if (this.#base && !this.#base.may.edit) return readOnly(this.#form, this.#base);
    return html`${this.#state()} ${this.#merge ? this.#merge.template() : this.#editing(this.#form)}`;
  }

  #state(): TemplateResult {
    const page = this.#base && publicPath(this.#collection, this.#base.id);
    const { changed_by: who, changed_at: at } = this.#base ?? {};
    return html`<p class="edit-state">
        ${who && at ? t("edit-state", { who, at: dayOf(at) }) : t("edit-state-new")}
        ${page ? html`<a href=${page}>${t("edit-public")}</a>` : nothing}
        ${this.#base ? html`<a href=${historyPath(this.#collection, this.#base.id)}>${t("staff-history")}</a>` : nothing}
      </p>
      ${this.#isRestored ? this.#begun(t("edit-restored")) : nothing}
      ${this.#draft && !this.#isRestored ? this.#begun(this.#draftWords(this.#draft)) : nothing}`;
  }

  #draftWords({ saved_at, overtaken }: DraftHead): string {
    return t(overtaken ? "edit-draft-overtaken" : "edit-draft", { at: dayOf(saved_at) });
  }

  #begun(sentence: string): TemplateResult {
    return html`<div class="notice edit-restored">
      <p>${sentence}</p>
      <button type="button" class="button" @click=${() => void this.#discard()}>${t("edit-discard")}</button>
    </div>`;
  }

  #editing(form: RecordForm): TemplateResult {
    const wrongs = form.wrongs();
    return html`<form class="form edit-form" novalidate @submit=${this.#submit}>
      <p class="hint">${t("edit-lead")}</p>
      ${summary(wrongs)} ${wrongs.length === 0 ? problem(form.error) : nothing}
      ${groupsOf(form, this.#position?.template() ?? nothing)}
      ${
        this.#findings
          ? html`<section class="edit-findings" id="edit-findings" tabindex="-1">
              <h2>${t("edit-findings")}</h2>
              ${findingList(this.#findings)}
            </section>`
          : nothing
      }
      ${this.#acts()}
    </form>`;
  }

  #acts(): TemplateResult {
    const isBusy = this.#isBusy ? "true" : nothing;
    const canDelete = this.#base?.may.delete && hasNew(this.#collection);
    return html`<div class="form-acts edit-acts">
      <button class="button button-main" aria-disabled=${isBusy}>${t("edit-publish")}</button>
      <button type="button" class="button" aria-disabled=${isBusy} @click=${() => void this.#ask()}>${t("edit-check")}</button>
      <button type="button" class="button" aria-disabled=${isBusy} @click=${() => void this.#saveDraft()}>${t("edit-draft-save")}</button>
      ${
        this.hasUnsaved()
          ? html`<button type="button" class="button" @click=${() => void this.#discard()}>${t("edit-discard")}</button>`
          : nothing
      }
      ${canDelete ? html`<button type="button" class="button" @click=${() => void this.#delete()}>${t("edit-delete")}</button>` : nothing}
    </div>`;
  }

  /** Do one thing at a time. */
  async #busy(act: (form: RecordForm) => Promise<void>): Promise<void> {
    if (this.#isBusy || !this.#form) return;
    this.#isBusy = true;
    this.draw();
    try {
      await act(this.#form);
    } finally {
      this.#isBusy = false;
      this.draw();
    }
  }

  #focus(id: string): void {
    this.draw();
    document.getElementById(id)?.focus();
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.#busy((form) => this.#publish(form));
  };

  async #publish(form: RecordForm): Promise<void> {
    if (!form.check()) {
      this.#focus("edit-summary");
      return;
    }
    const wanted = form.wanted(this.#base);
    if (this.#base && !hasChanges(form, this.#base, wanted)) {
      this.#desk.say(t("edit-unchanged"));
      return;
    }
    const outcome = await publish(form, this.#base, wanted);
    if (outcome.is === "written") await this.#written(outcome.kept);
    else if (outcome.is === "stale") this.#conflict(form, outcome.conflict);
    else if (outcome.is === "refused") this.#refused(form, outcome.error);
  }

  #refused(form: RecordForm, error: unknown): void {
    form.refuse(error);
    this.#desk.say(sentenceOf(error));
    this.#focus("edit-summary");
  }

  async #written(kept: Kept): Promise<void> {
    this.#remembering.forget();
    this.#isRestored = false;
    await this.#dropDraft();
    forgetRecords(this.#collection);
    await knownRecords(this.#collection);
    this.#begin(kept);
    this.#findings = kept.findings;
    this.#desk.say(t("edit-written", { n: kept.revision }));
    if (this.#id) this.#focus("edit-findings");
    else this.#desk.go(editPath(this.#collection, kept.id));
  }

  /** Somebody else was faster: show what each of both has done. */
  #conflict(form: RecordForm, { who, at, revision, tag, fields }: Conflict): void {
    const base = this.#base;
    if (!base) return;
    const theirs = { ...base, ...theirsOf(base, fields), tag, revision, changed_by: who, changed_at: at };
    const written = fields.filter(({ name }) => form.writes(name));
    this.#merge = new MergeView(written, theirs, {
      label: (name) => labelOf(this.#collection, name),
      text: (name, value) => wordsOf(form, name, value),
      draw: () => this.draw(),
      cancel: () => this.#endMerge(),
      take: (wanted) => {
        this.#begin(theirs);
        form.fill(wanted);
        this.#changed();
        this.#endMerge();
        this.#desk.say(t("edit-merged"));
      },
    });
    this.#desk.say(t("edit-merge-title"));
    this.#focus("merge-title");
  }

  #endMerge(): void {
    this.#merge = null;
    this.draw();
    this.#position?.mount();
    this.#desk.place.querySelector<HTMLElement>(".edit-form .button-main")?.focus();
  }

  /** Ask the checks, and lead to what they say. */
  async #ask(): Promise<void> {
    await this.#busy(async (form) => {
      if (!form.check()) this.#focus("edit-summary");
      else if (await this.#try(form)) this.#focus("edit-findings");
    });
  }

  /** Ask the checks in passing, as after a boundary has been drawn. */
  async #check(): Promise<void> {
    await this.#busy(async (form) => void (await this.#try(form)));
  }

  async #try(form: RecordForm): Promise<boolean> {
    try {
      this.#findings = (await tryOut(form, this.#base, form.wanted(this.#base))).findings;
      form.settle();
      this.#desk.say(t("edit-checked", { n: this.#findings.length }));
      return true;
    } catch (error) {
      const conflict = conflictOf(error);
      if (conflict) this.#conflict(form, conflict);
      else this.#refused(form, error);
      return false;
    }
  }

  async #saveDraft(): Promise<void> {
    await this.#busy(async (form) => {
      try {
        await saveDraft(this.#collection, this.#base, form.wanted(this.#base));
        this.#initial = this.#entered();
        this.#remembering.forget();
        this.#isRestored = false;
        this.#draft = await findDraft(this.#collection, this.#id);
        this.#desk.say(t("edit-draft-saved"));
      } catch (error) {
        this.#refused(form, error);
      }
    });
  }

  async #dropDraft(): Promise<void> {
    if (this.#draft) await dropDraft(this.#collection, this.#id);
    this.#draft = null;
  }

  /** Back to what is published. */
  async #discard(): Promise<void> {
    if (!window.confirm(t("edit-discard-sure"))) return;
    this.#remembering.forget();
    this.#isRestored = false;
    await this.#dropDraft();
    await this.#load();
    this.#desk.say(t("edit-discarded"));
  }

  async #delete(): Promise<void> {
    const base = this.#base;
    if (!base) return;
    const isDone = await confirmWithReason({
      title: t("edit-delete-title", { what: this.#title }),
      body: html`<p>${t("edit-delete-lead")}</p>`,
      send: t("edit-delete"),
      act: (reason) => deleteRecord(this.#collection, base.id, base.tag, reason),
    });
    if (!isDone) return;
    this.#remembering.forget();
    this.#initial = this.#entered();
    forgetRecords(this.#collection);
    this.#desk.say(t("edit-deleted", { what: this.#title }));
    this.#desk.go("/mitarbeit/bearbeiten");
  }
}
