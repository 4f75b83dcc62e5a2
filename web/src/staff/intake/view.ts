/** The composition of the import: one dry run after the other, kept in the address until it is accepted. */

import { html, nothing, render, type TemplateResult } from "lit-html";
import { language } from "../../texts";
import { learn } from "../history/words";
import { failure, loading } from "../parts/failure";
import { t } from "../texts";
import type { Desk, View } from "../views";
import { Acceptance } from "./accepting";
import { Columns } from "./columns";
import { type Accepted, errorFile, type Plan, planned } from "./data";
import { Remembering } from "./remembering";
import { Rows } from "./rows";
import { Upload } from "./upload";

/** A dry run with what the person does to it. */
interface Trial {
  plan: Plan;
  columns: Columns;
  remembering: Remembering;
  rows: Rows | null;
  acceptance: Acceptance | null;
}

export class IntakeView implements View {
  readonly #desk: Desk;
  #upload: Upload;
  #trial: Trial | null = null;
  #accepted: Accepted | null = null;
  #error: unknown = null;
  #isLoading = false;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#upload = this.#newUpload();
    const id = desk.query.get("plan");
    if (id) void this.#find(id);
    this.draw();
  }

  #newUpload(): Upload {
    return new Upload(
      () => this.draw(),
      (plan) => void this.#take(plan),
      (sentence) => this.#desk.say(sentence),
    );
  }

  hasUnsaved(): boolean {
    return this.#trial?.acceptance?.hasUnsaved ?? false;
  }

  /** The dry run of the address: the page was loaded anew. */
  async #find(id: string): Promise<void> {
    this.#isLoading = true;
    try {
      await this.#take(await planned(id));
    } catch (error) {
      this.#error = error;
    }
    this.#isLoading = false;
    this.draw();
  }

  async #take(plan: Plan): Promise<void> {
    await learn();
    const draw = (): void => this.draw();
    const canBeRead = plan.missing.length === 0;
    const rows = canBeRead ? new Rows(plan, draw, (sentence) => this.#desk.say(sentence)) : null;
    const columns = new Columns(plan, draw, (anew) => void this.#take(anew));
    const acceptance = rows && new Acceptance(plan, rows, draw, (accepted) => this.#finish(accepted));
    this.#trial?.rows?.remove();
    const remembering = new Remembering(plan, draw, (sentence) => this.#desk.say(sentence));
    this.#trial = { plan, columns, remembering, rows, acceptance };
    this.#error = null;
    this.#accepted = null;
    this.#desk.note(new URLSearchParams({ plan: plan.id }));
    this.draw();
    document.getElementById(canBeRead ? "trial-title" : "columns-title")?.focus();
    if (canBeRead) this.#desk.say(summaryWords(plan));
  }

  #finish(accepted: Accepted): void {
    this.#accepted = accepted;
    this.#desk.note(new URLSearchParams());
    this.draw();
    document.getElementById("done-title")?.focus();
  }

  #begin(): void {
    this.#trial?.rows?.remove();
    this.#trial = null;
    this.#accepted = null;
    this.#error = null;
    this.#upload = this.#newUpload();
    this.#desk.note(new URLSearchParams());
    this.draw();
    document.getElementById("upload-title")?.focus();
  }

  draw(): void {
    render(
      html`<h1>${t("staff-intake")}</h1>
        ${failure(this.#error, () => this.#begin())} ${this.#isLoading ? loading() : nothing}
        <div class="steps">${this.#isLoading ? nothing : this.#steps()}</div>`,
      this.#desk.place,
    );
  }

  #steps(): TemplateResult {
    if (this.#accepted && this.#trial) return this.#end(this.#accepted, this.#trial.plan);
    if (!this.#trial) return step("upload", t("staff-intake-step-file"), this.#upload.body());
    const { plan, columns, remembering, rows, acceptance } = this.#trial;
    return html`<section class="box" aria-label=${t("staff-intake-step-file")}>
        <p><strong>${plan.file.name}</strong> (${plan.file.format.toUpperCase()}) · ${t(`staff-intake-kind-${plan.kind}`)}</p>
        ${plan.remarks.length > 0 ? html`<ul class="hint">${plan.remarks.map((one) => html`<li>${language().code === "en" ? one.en : one.de}</li>`)}</ul>` : nothing}
        <button type="button" class="button" @click=${() => this.#begin()}>${t("staff-intake-other")}</button>
      </section>
      ${step("columns", t("staff-intake-step-columns"), html`${columns.body()} ${remembering.body()}`)}
      ${rows ? step("trial", t("staff-intake-step-trial"), html`<p>${summaryWords(plan)}</p> ${errorLink(plan)} ${rows.body()}`) : nothing}
      ${acceptance ? step("accept", t("staff-intake-step-accept"), acceptance.body()) : nothing}`;
  }

  #end({ revision, written }: Accepted, plan: Plan): TemplateResult {
    return step(
      "done",
      t("staff-intake-done", { n: written }),
      html`<p>${t("staff-intake-done-lead", { n: revision })}</p>
        ${errorLink(plan)}
        <div class="row-acts">
          <a class="button" href="/mitarbeit/verlauf">${t("staff-intake-history")}</a>
          <button type="button" class="button" @click=${() => this.#begin()}>${t("staff-intake-other")}</button>
        </div>`,
    );
  }
}

const step = (name: string, title: string, body: TemplateResult): TemplateResult =>
  html`<section class="box box-wide" aria-labelledby="${name}-title">
    <h2 id="${name}-title" tabindex="-1">${title}</h2>
    ${body}
  </section>`;

const summaryWords = ({ counts, rows_total }: Plan): string =>
  t("staff-intake-summary", {
    n: rows_total,
    create: counts.create,
    update: counts.update,
    unchanged: counts.unchanged,
    duplicate: counts.possible_duplicate,
    invalid: counts.invalid,
  });

const errorLink = ({ id, counts }: Plan): TemplateResult | typeof nothing =>
  counts.invalid + counts.possible_duplicate > 0
    ? html`<p><a class="button" href=${errorFile(id, language().code)} download="fehler.csv">${t("staff-intake-errors")}</a></p>`
    : nothing;
