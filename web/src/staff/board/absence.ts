/** Who stands in for a manager on which days: the absences stand in the manager's own record. */

import { html, nothing, type TemplateResult } from "lit-html";
import { span } from "../../format";
import { ask } from "../api";
import { type Dialog, openDialog } from "../parts/dialog";
import { choiceField, focusWrong, reasonField, textField } from "../parts/field";
import { fieldProblems, problem } from "../parts/problem";
import { t } from "../texts";
import type { Person } from "./data";

interface Absence {
  substitute_id: string;
  first_day: string;
  last_day: string;
}

interface ManagerRecord {
  properties: { absences?: Absence[] };
  tag: string;
}

export interface AbsenceEvents {
  done(title: string): void;
}

type Part = "manager" | "substitute" | "first" | "last" | "reason";

const address = (id: string): string => `/api/records/managers/${encodeURIComponent(id)}`;

class AbsenceDialog {
  readonly #people: readonly Person[];
  readonly #events: AbsenceEvents;
  readonly #dialog: Dialog;
  readonly #written: Record<Part, string> = { manager: "", substitute: "", first: "", last: "", reason: "" };
  #known: ManagerRecord | null = null;
  #error: unknown = null;
  #hasTried = false;
  #isSending = false;

  constructor(people: readonly Person[], events: AbsenceEvents) {
    this.#people = people;
    this.#events = events;
    this.#dialog = openDialog(() => ({ title: t("staff-absence"), body: this.#body() }));
  }

  /** Read the record that will be changed, with the absences that it has. */
  readonly #look = async (): Promise<void> => {
    this.#known = null;
    this.#error = null;
    const asked = this.#written.manager;
    this.#dialog.draw();
    if (!asked) return;
    try {
      const { data } = await ask<ManagerRecord>("GET", address(asked));
      if (asked === this.#written.manager) this.#known = data;
    } catch (error) {
      this.#error = error;
    }
    this.#dialog.draw();
  };

  #nameOf(id: string): string {
    return this.#people.find((person) => person.id === id)?.name ?? id;
  }

  #missing(part: Part): string | undefined {
    return this.#hasTried && !this.#written[part].trim() ? t("staff-absence-missing") : undefined;
  }

  #write(part: Part): (text: string) => void {
    return (text) => {
      this.#written[part] = text;
    };
  }

  #person(part: "manager" | "substitute", people: readonly Person[], chosen: (id: string) => void): TemplateResult {
    return choiceField({
      id: `absence-${part}`,
      label: t(`staff-absence-${part}`),
      value: this.#written[part],
      isRequired: true,
      problem: this.#missing(part),
      choices: [
        { value: "", label: t("staff-hand-choose") },
        ...people.map(({ id, name }) => ({ value: id, label: name })),
      ],
      change: chosen,
    });
  }

  #day(part: "first" | "last"): TemplateResult {
    return textField({
      id: `absence-${part}`,
      label: t(`staff-absence-${part}`),
      type: "date",
      value: this.#written[part],
      isRequired: true,
      problem: this.#missing(part),
      change: this.#write(part),
    });
  }

  #body(): TemplateResult {
    const others = this.#people.filter(({ id }) => id !== this.#written.manager);
    const choose = (id: string): void => {
      this.#written.manager = id;
      void this.#look();
    };
    return html`<form class="form" novalidate @submit=${this.#submit}>
      <p>${t("staff-absence-lead")}</p>
      ${this.#person("manager", this.#people, choose)} ${this.#planned()}
      ${this.#person("substitute", others, this.#write("substitute"))}
      <div class="form-row">${this.#day("first")} ${this.#day("last")}</div>
      ${reasonField({
        id: "absence-reason",
        value: this.#written.reason,
        problem: this.#missing("reason") ?? fieldProblems(this.#error).get("reason"),
        change: this.#write("reason"),
      })}
      ${problem(this.#error, () => void this.#look())}
      <div class="form-acts">
        <button class="button button-main" aria-disabled=${this.#isSending ? "true" : nothing}>${t("staff-absence-send")}</button>
        <button type="button" class="button" @click=${() => this.#dialog.close()}>${t("staff-cancel")}</button>
      </div>
    </form>`;
  }

  /** The absences that are known, each of which can be taken out again. */
  #planned(): TemplateResult | typeof nothing {
    const absences = this.#known?.properties.absences ?? [];
    if (absences.length === 0) return nothing;
    const line = (one: Absence): TemplateResult =>
      html`<li>
        ${t("staff-absence-planned", { days: span(one.first_day, one.last_day) ?? "", name: this.#nameOf(one.substitute_id) })}
        <button type="button" class="button" @click=${() =>
          void this.#save(
            absences.filter((other) => other !== one),
            this.#removed(one),
          )}>
          ${t("staff-city-withdraw")}
        </button>
      </li>`;
    return html`<ul class="absences">${absences.map(line)}</ul>`;
  }

  #removed({ first_day, last_day }: Absence): string {
    return t("staff-absence-removed", {
      name: this.#nameOf(this.#written.manager),
      days: span(first_day, last_day) ?? "",
    });
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    this.#hasTried = true;
    const { manager, substitute, first, last, reason } = this.#written;
    this.#dialog.draw();
    if (!(manager && substitute && first && last && reason.trim())) {
      focusWrong(form);
      return;
    }
    const added = { substitute_id: substitute, first_day: first, last_day: last };
    const said = { name: this.#nameOf(manager), substitute: this.#nameOf(substitute), days: span(first, last) ?? "" };
    await this.#save([...(this.#known?.properties.absences ?? []), added], t("staff-absence-done", said));
  };

  /** Taking one out needs a reason as well: where none is given, the server asks for it. */
  async #save(absences: readonly Absence[], title: string): Promise<void> {
    const { manager, reason } = this.#written;
    if (!this.#known || this.#isSending) return;
    this.#error = null;
    this.#isSending = true;
    this.#dialog.draw();
    try {
      const query = { reason: reason.trim() };
      await ask("PATCH", address(manager), { body: { properties: { absences } }, query, tag: this.#known.tag });
      this.#dialog.close();
      this.#events.done(title);
    } catch (error) {
      this.#error = error;
    } finally {
      this.#isSending = false;
      this.#dialog.draw();
    }
  }
}

export const openAbsence = (people: readonly Person[], events: AbsenceEvents): AbsenceDialog =>
  new AbsenceDialog(people, events);
