/** The second step: what each column of the file is read as, to be changed where it was guessed wrongly. */

import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { listing } from "../../format";
import { language } from "../../texts";
import { choiceField, textField } from "../parts/field";
import { problem } from "../parts/problem";
import { t } from "../texts";
import { type Column, type Options, type Plan, planAnew } from "./data";
import { Waiting } from "./waiting";

export class Columns {
  readonly #draw: () => void;
  readonly #done: (plan: Plan) => void;
  readonly #plan: Plan;
  #options: Options;
  #waiting: Waiting | null = null;
  #error: unknown = null;

  constructor(plan: Plan, draw: () => void, done: (plan: Plan) => void) {
    this.#plan = plan;
    this.#options = plan.options;
    this.#draw = draw;
    this.#done = done;
  }

  body(): TemplateResult {
    const { columns, file, missing } = this.#plan;
    return html`<form class="form" novalidate @submit=${this.#submit}>
      ${missing.length > 0 ? this.#lacking() : nothing}
      ${file.sheets.length > 1 ? this.#sheets(file.sheets) : nothing}
      <table role="table" class="table">
        <caption>
          ${t("staff-intake-columns-caption", { n: columns.length })}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">${t("staff-intake-column")}</th>
            <th role="columnheader" scope="col">${t("staff-intake-sample")}</th>
            <th role="columnheader" scope="col">${t("staff-intake-read-as")}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">${columns.map((column, n) => this.#line(column, n))}</tbody>
      </table>
      ${missing.map((name) => this.#fixed(name))} ${problem(this.#error)}
      ${this.#waiting?.body() ?? nothing}
      <div class="form-acts">
        <button class="button" aria-disabled=${this.#waiting ? "true" : nothing}>${t("staff-intake-again")}</button>
      </div>
    </form>`;
  }

  #nameOf(name: string): string {
    const field = this.#plan.fields.find((one) => one.name === name);
    return field ? (language().code === "en" ? field.en : field.de) : name;
  }

  /** What the file lacks, and what to do about it. */
  #lacking(): TemplateResult {
    const { columns, missing } = this.#plan;
    const wanted = missing.map((name) => this.#nameOf(name)).join(` ${t("staff-intake-or")} `);
    const found = listing(columns.map(({ name }) => name));
    return html`<div class="notice problem" role="alert">
      <p>${t("staff-intake-missing", { wanted })}</p>
      <p>${found ? t("staff-intake-found", { found }) : t("staff-intake-found-none")}</p>
    </div>`;
  }

  #sheets(sheets: readonly string[]): TemplateResult {
    return choiceField({
      id: "intake-sheet",
      label: t("staff-intake-sheet"),
      value: this.#options.sheet ?? sheets[0] ?? "",
      choices: sheets.map((name) => ({ value: name, label: name })),
      change: (sheet) => this.#set({ sheet }),
    });
  }

  #line(column: Column, n: number): TemplateResult {
    const { name, sample, how } = column;
    const value = this.#options.columns[name] ?? column.field ?? "";
    const choose = (event: Event): void =>
      this.#set({ columns: { ...this.#options.columns, [name]: (event.currentTarget as HTMLSelectElement).value } });
    const options = [{ name: "" }, ...this.#plan.fields];
    return html`<tr role="row">
      <th role="rowheader" scope="row" id="column-${n}">${name}</th>
      <td role="cell" data-column=${t("staff-intake-sample")}>${sample || "–"}</td>
      <td role="cell" data-column=${t("staff-intake-read-as")}>
        <select class="column-field" aria-label=${t("staff-intake-read-as-of", { name })} @change=${choose}>
          ${options.map(
            (one) =>
              html`<option value=${one.name} .selected=${live(one.name === value)}>
                ${one.name ? this.#nameOf(one.name) : t("staff-intake-not-read")}
              </option>`,
          )}
        </select>
        ${how === "similar" && value === column.field ? html`<span class="badge badge-unverified">${t("staff-intake-guessed")}</span>` : nothing}
      </td>
    </tr>`;
  }

  /** A value for all rows where no column has it. */
  #fixed(name: string): TemplateResult {
    return textField({
      id: `intake-default-${name}`,
      label: t("staff-intake-default", { name: this.#nameOf(name) }),
      hint: t("staff-intake-default-hint"),
      value: this.#options.defaults[name] ?? "",
      change: (value) => this.#set({ defaults: withValue(this.#options.defaults, name, value) }),
    });
  }

  #set(part: Partial<Options>): void {
    this.#options = { ...this.#options, ...part };
    this.#draw();
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.#waiting) return;
    this.#waiting = new Waiting(this.#draw);
    this.#error = null;
    this.#draw();
    try {
      this.#done(await planAnew(this.#plan.id, this.#options, this.#waiting.id));
    } catch (error) {
      this.#error = error;
    }
    this.#waiting.stop();
    this.#waiting = null;
    this.#draw();
  };
}

const withValue = (all: Readonly<Record<string, string>>, name: string, value: string): Record<string, string> =>
  Object.fromEntries(Object.entries({ ...all, [name]: value }).filter(([, text]) => text.trim()));
